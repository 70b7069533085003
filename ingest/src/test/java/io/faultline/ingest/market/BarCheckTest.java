package io.faultline.ingest.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.PriceBar;
import io.faultline.ingest.market.BarCheck.Judged;
import io.faultline.ingest.market.BarCheck.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarCheckTest {
  private static final LocalDate MONDAY = LocalDate.parse("2022-06-13");

  @Test
  void aPlungeOnMuchVolumeIsBelievedAtOnce() {
    assertThat(last(usual("0020.HK"), bar("0020.HK", 5, "5.00", "5.00", "2.91", "3.13", 9_000)))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void aPlungeWithoutVolumeIsBelievedWhereItIsNotAbsurd() {
    assertThat(last(usual("2269.HK"), bar("2269.HK", 5, "4.54", "4.54", "4.54", "4.54", 0)))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void aHalfPriceWithoutVolumeAtTheEndOfTheDataIsHeldBack() {
    assertThat(last(usual("MA"), bar("MA", 5, "2.60", "2.70", "2.50", "2.60", 90)))
        .isEqualTo(Verdict.UNCONFIRMED);
  }

  @Test
  void theNextSessionConfirmsIt() {
    List<PriceBar> bars = usual("MA");
    bars.add(bar("MA", 5, "2.60", "2.70", "2.50", "2.60", 90));
    bars.add(bar("MA", 6, "2.60", "2.70", "2.50", "2.65", 90));
    assertThat(BarCheck.judge(bars)).extracting(Judged::verdict).containsOnly(Verdict.GOOD);
  }

  @Test
  void aPriceThatIsBackTheNextSessionWasNone() {
    List<PriceBar> bars = usual("MA");
    bars.add(bar("MA", 5, "2.60", "2.70", "2.50", "2.60", 90));
    bars.add(bar("MA", 6, "5.88", "5.90", "5.80", "5.85", 90));
    assertThat(BarCheck.judge(bars).get(5).verdict()).isEqualTo(Verdict.BAD_TICK);
  }

  @Test
  void aLowThatNoOtherPriceComesNearToIsABadTick() {
    assertThat(last(usual("MA"), bar("MA", 5, "5.88", "5.90", "0.59", "5.85", 90)))
        .isEqualTo(Verdict.BAD_TICK);
  }

  @Test
  void aFlatRowOnAHolidayIsNoSession() {
    PriceBar holiday =
        bar("0020.HK", LocalDate.parse("2022-07-01"), "5.88", "5.88", "5.88", "5.88", 0);
    assertThat(last(usual("0020.HK"), holiday)).isEqualTo(Verdict.NO_SESSION);
  }

  @Test
  void aFlatRowOnAnOrdinaryDayIsAHaltAndStays() {
    assertThat(last(usual("0020.HK"), bar("0020.HK", 5, "5.88", "5.88", "5.88", "5.88", 0)))
        .isEqualTo(Verdict.GOOD);
  }

  @Test
  void aSessionThatTheCalendarDoesNotKnowIsBelievedIfSomethingWasTraded() {
    PriceBar saturday =
        bar("MA", LocalDate.parse("2022-06-18"), "5.88", "5.90", "5.80", "5.85", 100);
    assertThat(last(usual("MA"), saturday)).isEqualTo(Verdict.GOOD);
  }

  @Test
  void aSplitIsNoPlungeThatNeedsConfirming() {
    assertThat(last(usual("MA"), bar("MA", 5, "2.95", "2.98", "2.90", "2.93", 200)))
        .isEqualTo(Verdict.GOOD);
  }

  private static Verdict last(List<PriceBar> usual, PriceBar bar) {
    usual.add(bar);
    return BarCheck.judge(usual).getLast().verdict();
  }

  /** A week at 5.88. */
  private static List<PriceBar> usual(String symbol) {
    List<PriceBar> bars = new ArrayList<>();
    for (int day = 0; day < 5; day++) {
      bars.add(bar(symbol, day, "5.85", "5.90", "5.80", "5.88", 100));
    }
    return bars;
  }

  private static PriceBar bar(
      String symbol, int session, String open, String high, String low, String close, long volume) {
    LocalDate date = MONDAY.plusDays(session < 5 ? session : session + 2);
    return bar(symbol, date, open, high, low, close, volume);
  }

  private static PriceBar bar(
      String symbol,
      LocalDate date,
      String open,
      String high,
      String low,
      String close,
      long volume) {
    return new PriceBar(
        symbol,
        date,
        null,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        volume,
        null,
        Exchange.of(symbol).closeOf(date),
        "test");
  }
}
