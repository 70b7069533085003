package io.faultline.streams.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faultline.events.MarketKind;
import io.faultline.events.PriceBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarketStageTest {
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

  private final MarketStage stage = new MarketStage();

  @Test
  void aQuietShareSaysNothing() {
    assertThat(moves(quiet(40))).isEmpty();
  }

  @Test
  void aPlungeIsMeasuredAtTheCloseAndAtTheLow() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 100, 60, 49, 55, 90_000));

    MarketMove move = moves(bars).getFirst();

    assertThat(move.change()).isCloseTo(-0.45, within(0.01));
    assertThat(move.lowChange()).isCloseTo(-0.51, within(0.01));
    assertThat(move.volumeMultiple()).isCloseTo(90, within(0.5));
  }

  @Test
  void aSplitIsNoPlunge() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 50, 50.4, 49.6, 50.2, 2_000));
    assertThat(moves(bars)).isEmpty();
  }

  @Test
  void aSpecialDividendIsNoPlunge() {
    List<PriceBar> bars = quiet(40);
    bars.add(paying(15, bar(40, 85, 85.6, 84.7, 85.2, 1_500)));
    assertThat(moves(bars)).isEmpty();
  }

  @Test
  void aFallBeyondTheDividendIsMeasuredFromTheCloseWithoutIt() {
    List<PriceBar> bars = quiet(40);
    bars.add(paying(15, bar(40, 85, 85, 67, 68, 9_000)));
    assertThat(moves(bars))
        .singleElement()
        .satisfies(
            move -> {
              assertThat(move.reference()).isEqualByComparingTo("85");
              assertThat(move.change()).isEqualTo(-.2);
            });
  }

  @Test
  void anEarlierShockDoesNotHideTheNextOne() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 100, 60, 60, 60, 1_000));
    for (int i = 41; i < 60; i++) {
      bars.add(bar(i, 60, 60.3 + i % 2 * 0.3, 59.5, 60 + i % 2 * 0.3, 1_000));
    }
    bars.add(bar(60, 60, 60, 54, 54, 1_000));

    assertThat(moves(bars)).hasSize(2).last().extracting(MarketMove::fall).isEqualTo(0.1045);
  }

  @Test
  void aHaltIsNotAPlungeAndTheSessionAfterItIsComparedWithTheCloseBefore() {
    List<PriceBar> bars = quiet(40);
    for (int i = 40; i < 80; i++) {
      bars.add(bar(i, 100, 100, 100, 100, 0));
    }
    bars.add(bar(80, 70, 72, 58, 60, 50_000));

    List<MarketMove> moves = moves(bars);

    assertThat(moves)
        .extracting(MarketMove::kind)
        .containsExactly(MarketKind.HALT, MarketKind.SHOCK);
    assertThat(moves.getFirst().until()).isEqualTo(FIRST.plusDays(79));
    assertThat(moves.getLast().resumption()).isTrue();
    assertThat(moves.getLast().change()).isCloseTo(-0.4, within(0.001));
  }

  @Test
  void aMoveWithoutVolumeIsARealMove() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 80, 80, 80, 80, 0));

    assertThat(moves(bars)).extracting(MarketMove::kind).containsExactly(MarketKind.SHOCK);
  }

  @Test
  void aFallWithTheMarketIsNotTheSharesOwn() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 100, 100, 95, 95, 1_000));
    PriceHistory state = null;
    for (PriceBar bar : bars) {
      state = stage.measure(state, "AAA", bar).state();
    }
    assertThat(live(state)).hasSize(1);

    state = stage.measure(state, "AAA", index(39, 4000)).state();
    state = stage.measure(state, "AAA", index(40, 3800)).state();

    assertThat(live(state)).isEmpty();
  }

  @Test
  void barsInAnyOrderGiveTheSameMoves() {
    List<PriceBar> bars = quiet(40);
    bars.add(bar(40, 100, 60, 49, 55, 90_000));
    List<MarketMove> inOrder = moves(bars);
    Collections.shuffle(bars, new Random(7));

    assertThat(moves(bars)).isEqualTo(inOrder);
  }

  private List<MarketMove> moves(List<PriceBar> bars) {
    PriceHistory state = null;
    Map<String, MarketMove> handedOn = new TreeMap<>();
    for (PriceBar bar : bars) {
      MarketStage.Measured measured = stage.measure(state, "AAA", bar);
      state = measured.state();
      measured.changed().forEach(m -> handedOn.put(m.date() + m.moveId(), m));
    }
    return handedOn.values().stream().filter(m -> !m.withdrawn()).toList();
  }

  private static List<MarketMove> live(PriceHistory state) {
    return state.moves().stream().filter(m -> !m.withdrawn()).toList();
  }

  /** Sessions that swing by half a percent around 100. */
  private static List<PriceBar> quiet(int sessions) {
    List<PriceBar> bars = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      double close = i % 2 == 0 ? 100.5 : 100;
      bars.add(bar(i, 100, 101, 99.5, close, 1_000));
    }
    return bars;
  }

  private static PriceBar bar(
      int day, double open, double high, double low, double close, long volume) {
    return bar("AAA", day, open, high, low, close, volume);
  }

  private static PriceBar paying(double dividend, PriceBar bar) {
    return new PriceBar(
        bar.symbol(),
        bar.date(),
        bar.from(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.currency(),
        BigDecimal.valueOf(dividend),
        bar.knownAt(),
        bar.source());
  }

  private static PriceBar index(int day, double close) {
    return bar("^GSPC", day, close, close, close, close, 0);
  }

  private static PriceBar bar(
      String symbol, int day, double open, double high, double low, double close, long volume) {
    LocalDate date = FIRST.plusDays(day);
    return new PriceBar(
        symbol,
        date,
        null,
        BigDecimal.valueOf(open),
        BigDecimal.valueOf(Math.max(open, high)),
        BigDecimal.valueOf(low),
        BigDecimal.valueOf(close),
        volume,
        "USD",
        date.atTime(20, 0).toInstant(ZoneOffset.UTC),
        "exchange");
  }
}
