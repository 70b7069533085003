package io.faultline.alerts.routing;

import io.faultline.events.Alert;
import java.time.Instant;

/**
 * A time in which some alerts are written down but not sent.
 *
 * @param silenceId names it
 * @param filter which alerts
 * @param reason why, in words
 * @param createdBy who wanted it
 * @param startsAt the first moment
 * @param endsAt the first moment after
 */
public record Silence(
    String silenceId,
    AlertFilter filter,
    String reason,
    String createdBy,
    Instant createdAt,
    Instant startsAt,
    Instant endsAt) {
  public Silence {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a silence needs a reason");
    }
    if (!endsAt.isAfter(startsAt)) {
      throw new IllegalArgumentException(
          "a silence must end after it starts, was %s to %s".formatted(startsAt, endsAt));
    }
  }

  /** Whether it is in force. */
  public boolean active(Instant now) {
    return !now.isBefore(startsAt) && now.isBefore(endsAt);
  }

  /** Whether it is in force and means this alert. */
  public boolean covers(Alert alert, Instant now) {
    return active(now) && filter.match(alert).fits();
  }
}
