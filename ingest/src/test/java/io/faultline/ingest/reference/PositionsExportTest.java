package io.faultline.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import io.faultline.events.Portfolio.Position;
import io.faultline.events.Reference;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionsExportTest {
  private static final CompanyIndex COMPANIES =
      new CompanyIndex(
          List.of(
              company("alpha", "Alpha Payments", "ALP", "US0378331005"),
              company("beta", "Beta Holdings", "0700.HK", null),
              company("gamma", "Gamma Class B", "GAM.B", null)));

  @TempDir private Path folder;
  private final Problems problems = new Problems("positions-mine.csv");

  @Test
  void titlesAboveAndTotalsBelowArePassedOver() throws Exception {
    List<Position> positions =
        read(
            """
            "Positions for account ...123 as of 3:15 PM ET"

            "Symbol","Description","Quantity","Price","Market Value"
            "ALP","ALPHA PAYMENTS","1,000","$75.00","$75,000.00"
            "GAM/B","GAMMA CL B","10","$2,500.00","$25,000.00"
            "Cash & Cash Investments","--","--","--","$1,234.56"
            "Account Total","--","--","--","$101,234.56"
            """,
            StandardCharsets.UTF_8);
    assertThat(positions).extracting(Position::companyId).containsExactly("alpha", "gamma");
    assertThat(positions).extracting(Position::weight).containsExactly(0.75, 0.25);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void semicolonsAndDecimalCommasAreRead() throws Exception {
    List<Position> positions =
        read(
            "Bezeichnung;ISIN;Stück;Kurswert (EUR)\nAlpha;US0378331005;1.000;7.500,00 €\n",
            Charset.forName("windows-1252"));
    assertThat(positions).extracting(Position::companyId).containsExactly("alpha");
  }

  @Test
  void aFileInUtf16WithTabsIsRead() throws Exception {
    List<Position> positions =
        read(
            "\uFEFFTicker\tQty\tValue\n700 HK\t5\t100\nNYSE:ALP\t5\t300\n",
            StandardCharsets.UTF_16LE);
    assertThat(positions).extracting(Position::companyId).containsExactly("beta", "alpha");
    assertThat(positions).extracting(Position::weight).containsExactly(0.25, 0.75);
  }

  @Test
  void severalLotsAreOnePosition() throws Exception {
    assertThat(read("Symbol,Quantity\nALP,5\nALP,6\n", StandardCharsets.UTF_8)).hasSize(1);
  }

  @Test
  void whatIsNotKnownIsListedWithTheNearest() throws Exception {
    read("Symbol,Name,Quantity\nALPH,Alpha Payment Inc,5\n", StandardCharsets.UTF_8);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "positions-mine.csv:2: symbol: no company is known for ALPH (Alpha Payment Inc);"
                + " nearest: alpha");
  }

  @Test
  void aShortPositionIsReported() throws Exception {
    assertThat(read("Symbol,Quantity\nALP,(5)\n", StandardCharsets.UTF_8)).isEmpty();
    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void aFileWithoutATableOfPositionsIsReported() throws Exception {
    Path file = Files.writeString(folder.resolve("positions-mine.csv"), "hello,world\n");
    assertThat(PositionsExport.read(file, COMPANIES, problems)).isEmpty();
    assertThat(problems.all()).hasSize(1);
  }

  private List<Position> read(String text, Charset charset) throws IOException {
    Path file = folder.resolve("positions-mine.csv");
    Files.write(file, text.getBytes(charset));
    Portfolio portfolio = PositionsExport.read(file, COMPANIES, problems).getFirst();
    assertThat(portfolio.portfolioId()).isEqualTo("mine");
    return portfolio.positions();
  }

  private static Company company(String id, String name, String symbol, @Nullable String isin) {
    return new Company(
        id,
        name,
        List.of(),
        List.of(symbol),
        isin == null ? List.of() : List.of(isin),
        null,
        null,
        null,
        null,
        null,
        Reference.KNOWN_THROUGHOUT,
        null);
  }
}
