package io.faultline.ingest.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.PriceBar;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceRowsTest {
  private final Problems problems = new Problems("posted");

  @Test
  void aDividendGoesWithTheBarOfItsDay() {
    assertThat(
            read(
                "symbol,date,open,high,low,close,volume,dividends",
                "AAA,2024-03-04,100,101,99,100,5,0.0",
                "AAA,2024-03-05,85,86,84,85,5,15"))
        .extracting(PriceBar::dividend)
        .containsExactly(null, new BigDecimal("15"));
  }

  @Test
  void pricesThatAreAdjustedHaveNoDividendLeft() {
    List<PriceBar> bars =
        PriceRows.csv(
            "symbol,date,open,high,low,close,volume,adj,dividend\n"
                + "AAA,2024-03-05,100,100,100,100,5,85,15\n",
            new PriceColumns(Map.of("adjusted", "adj")),
            null,
            null,
            "posted",
            problems);
    assertThat(bars.getFirst().close()).isEqualByComparingTo("85");
    assertThat(bars.getFirst().dividend()).isNull();
  }

  @Test
  void aDividendThatIsNoNumberIsReportedWithItsLine() {
    assertThat(
            read(
                "symbol,date,open,high,low,close,volume,dividend",
                "AAA,2024-03-04,100,101,99,100,5,much"))
        .isEmpty();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("posted:2: dividend: expected a number such as 1234.56, was \"much\"");
  }

  private List<PriceBar> read(String... lines) {
    return PriceRows.csv(
        String.join("\n", lines), PriceColumns.USUAL_NAMES, null, null, "posted", problems);
  }
}
