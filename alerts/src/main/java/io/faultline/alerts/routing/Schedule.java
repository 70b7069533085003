package io.faultline.alerts.routing;

import io.faultline.events.Alert;
import io.faultline.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a message goes, and with which others. Pure. */
public final class Schedule {
  private Schedule() {}

  /**
   * @param dueAt when
   * @param groupKey all that share it go in one message; null: by itself
   */
  public record Slot(Instant dueAt, @Nullable String groupKey) {}

  /**
   * What is known of a receiver's group when a message is planned.
   *
   * @param waitingUntil when the group that is being gathered goes; null if none is
   * @param lastSentAt when the last one went; null if none did
   * @param sentWithinHour how many messages the receiver got in the hour before
   */
  public record Gathered(
      @Nullable Instant waitingUntil, @Nullable Instant lastSentAt, int sentWithinHour) {
    public static final Gathered NOTHING = new Gathered(null, null, 0);
  }

  /** The group that an alert would be gathered in; null if the route sends each by itself. */
  public static @Nullable String groupKey(Timing timing, String route, Alert alert) {
    return timing.groups() ? route + "/" + alert.origin().companyId() : null;
  }

  /** When an alert goes to a receiver by a route. */
  public static Slot slot(
      Timing timing, String route, Alert alert, Gathered gathered, Instant now) {
    ZonedDateTime local = now.atZone(timing.zone());
    Digest digest = timing.digest();
    if (digest != null) {
      return new Slot(digest.nextAfter(local).toInstant(), route + "/digest");
    }
    QuietHours quiet = timing.quietHours();
    if (quiet != null && quiet.contains(local) && !breaksThrough(quiet, alert.severity())) {
      return new Slot(quiet.endAfter(local).toInstant(), route + "/quiet");
    }
    if (timing.mostPerHour() > 0 && gathered.sentWithinHour() >= timing.mostPerHour()) {
      return new Slot(
          now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)), route + "/overflow");
    }
    if (!timing.groups()) {
      return new Slot(now, null);
    }
    String key = route + "/" + alert.origin().companyId();
    if (gathered.waitingUntil() != null) {
      return new Slot(gathered.waitingUntil(), key);
    }
    Instant first = now.plus(timing.groupWait());
    Instant again =
        gathered.lastSentAt() == null ? first : gathered.lastSentAt().plus(timing.groupInterval());
    return new Slot(again.isAfter(first) ? again : first, key);
  }

  private static boolean breaksThrough(QuietHours quiet, Severity severity) {
    return severity.compareTo(quiet.breakthrough()) >= 0;
  }
}
