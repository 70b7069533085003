package io.faultline.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.routing.Schedule.Gathered;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.events.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  // 23:30 in Tokyo, a Thursday
  private static final Instant NIGHT = Instant.parse("2022-07-07T14:30:00Z");
  private static final QuietHours QUIET =
      new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Severity.CRITICAL);

  private static Timing timing(QuietHours quiet, Digest digest, int mostPerHour) {
    return new Timing(Duration.ZERO, Duration.ZERO, null, quiet, digest, TOKYO, mostPerHour);
  }

  private static Slot slot(Timing timing, Gathered gathered) {
    return Schedule.slot(timing, "r", Stories.visa(), gathered, NIGHT);
  }

  @Test
  void withoutTimingItGoesAtOnceAndAlone() {
    assertThat(slot(Timing.AT_ONCE, Gathered.NOTHING)).isEqualTo(new Slot(NIGHT, null));
  }

  @Test
  void inQuietHoursItWaitsForTheMorningOfTheReceiversZone() {
    assertThat(slot(timing(QUIET, null, 0), Gathered.NOTHING))
        .isEqualTo(new Slot(Instant.parse("2022-07-07T22:00:00Z"), "r/quiet"));
  }

  @Test
  void aCriticalAlertBreaksThroughQuietHours() {
    Slot slot =
        Schedule.slot(
            timing(QUIET, null, 0), "r", Stories.softBankEscalated(), Gathered.NOTHING, NIGHT);
    assertThat(slot.dueAt()).isEqualTo(NIGHT);
  }

  @Test
  void aDailyDigestGoesAtItsNextTime() {
    Digest daily = new Digest(Digest.Every.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY);
    assertThat(slot(timing(null, daily, 0), Gathered.NOTHING).dueAt())
        .isEqualTo(Instant.parse("2022-07-07T23:00:00Z"));
  }

  @Test
  void aWeeklyDigestGoesOnItsDay() {
    Digest weekly = new Digest(Digest.Every.WEEKLY, LocalTime.of(8, 0), DayOfWeek.MONDAY);
    assertThat(slot(timing(null, weekly, 0), Gathered.NOTHING).dueAt())
        .isEqualTo(Instant.parse("2022-07-10T23:00:00Z"));
  }

  @Test
  void aWeeklyDigestOnItsOwnDayGoesAWeekLaterWhenItsHourIsOver() {
    Digest weekly = new Digest(Digest.Every.WEEKLY, LocalTime.of(8, 0), DayOfWeek.THURSDAY);
    assertThat(slot(timing(null, weekly, 0), Gathered.NOTHING).dueAt())
        .isEqualTo(Instant.parse("2022-07-13T23:00:00Z"));
  }

  @Test
  void whatGoesBeyondTheRateIsGatheredUntilTheNextHour() {
    assertThat(slot(timing(null, null, 5), new Gathered(null, null, 5)))
        .isEqualTo(new Slot(Instant.parse("2022-07-07T15:00:00Z"), "r/overflow"));
  }

  @Test
  void alertsOfOneOriginWaitForEachOther() {
    Timing grouped =
        new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), null, null, null, TOKYO, 0);
    Slot first = slot(grouped, Gathered.NOTHING);
    assertThat(first).isEqualTo(new Slot(NIGHT.plusSeconds(30), "r/sensetime"));
    Slot second = slot(grouped, new Gathered(first.dueAt(), null, 0));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void afterAGroupTheNextOneWaitsForTheInterval() {
    Timing grouped =
        new Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), null, null, null, TOKYO, 0);
    assertThat(slot(grouped, new Gathered(null, NIGHT.minusSeconds(60), 0)).dueAt())
        .isEqualTo(NIGHT.plusSeconds(240));
  }
}
