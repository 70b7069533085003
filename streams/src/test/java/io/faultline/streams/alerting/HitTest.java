package io.faultline.streams.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.events.MarketKind;
import io.faultline.events.RiskFamily;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HitTest {
  private static final double WATCH = 30;
  private static final double WARNING = 55;
  private static final Instant ANY_TIME = Instant.parse("2022-06-30T08:00:00Z");
  private static final LocalDate EXPIRY = LocalDate.of(2022, 6, 29);

  @Test
  void aLockUpDateAloneStaysAtWatchHoweverLargeItIs() {
    assertThat(hit(expiry(1.0)).value()).isBetween(WATCH, WARNING);
  }

  @Test
  void aPlungeAloneStaysAtWatch() {
    assertThat(hit(move(EXPIRY.plusDays(1), -0.5)).value()).isBetween(WATCH, WARNING);
  }

  @Test
  void theDateALargeFloatAndAPlungeTogetherAreMoreThanAWatch() {
    assertThat(hit(expiry(0.7), move(EXPIRY.plusDays(1), -0.46)).value()).isGreaterThan(WARNING);
  }

  @Test
  void aSmallFloatAndAPlungeTogetherAreNot() {
    assertThat(hit(expiry(0.05), move(EXPIRY.plusDays(1), -0.46)).value()).isLessThan(WARNING);
  }

  @Test
  void aPlungeBeforeTheDateIsNotExplainedByIt() {
    assertThat(hit(move(EXPIRY.minusDays(3), -0.46), expiry(0.7)).value()).isLessThan(WARNING);
  }

  @Test
  void aRiseAfterTheDateEasesIt() {
    Hit feared = hit(expiry(0.36));
    Hit relieved =
        Hit.of(episode(List.of(expiry(0.36)), List.of(move(EXPIRY.plusDays(1), 0.126))), "Acme");

    assertThat(relieved.easing()).isTrue();
    assertThat(relieved.value()).isEqualTo(feared.value() / 2);
  }

  private static Hit hit(Signal... signals) {
    return Hit.of(episode(List.of(signals), List.of()), "Acme");
  }

  private static Episode episode(List<Signal> signals, List<Signal> context) {
    return new Episode(
        "e",
        "acme",
        RiskFamily.MARKET,
        Episode.State.OPEN,
        null,
        signals,
        context,
        ANY_TIME,
        ANY_TIME,
        ANY_TIME);
  }

  private static Signal expiry(double share) {
    LockUp statement =
        new LockUp(
            "acme",
            "ACME",
            EXPIRY,
            1_000L,
            share,
            List.of(),
            null,
            LockUpStatus.SCHEDULED,
            false,
            null,
            null,
            ANY_TIME);
    return new Signal.Expiry(statement, 0, ANY_TIME);
  }

  private static Signal move(LocalDate day, double change) {
    BigDecimal price = BigDecimal.valueOf(100 * (1 + change));
    return new Signal.Move(
        new MarketMove(
            "ACME",
            MarketKind.SHOCK,
            day,
            day,
            BigDecimal.valueOf(100),
            price,
            price,
            null,
            change,
            null,
            change,
            20.0,
            -change * 30,
            false,
            false,
            ANY_TIME,
            "exchange"));
  }
}
