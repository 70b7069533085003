package io.faultline.alerts.routing;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a route sends.
 *
 * @param groupWait how long the first alert of an origin waits for others of the same origin, to go
 *     in one message; zero sends each at once
 * @param groupInterval how long later ones of the same origin wait after such a message
 * @param repeatEvery how often an open alert that nobody acknowledged is sent again; null: never
 * @param quietHours null: none
 * @param digest gathers everything of the route; null: none
 * @param zone the receiver's time zone, for quiet hours and digests
 * @param mostPerHour how many messages; what goes beyond is gathered until the next hour; 0: no
 *     limit
 */
public record Timing(
    Duration groupWait,
    Duration groupInterval,
    @Nullable Duration repeatEvery,
    @Nullable QuietHours quietHours,
    @Nullable Digest digest,
    ZoneId zone,
    int mostPerHour) {
  /** Each alert by itself, as soon as it is there. */
  public static final Timing AT_ONCE =
      new Timing(Duration.ZERO, Duration.ZERO, null, null, null, ZoneOffset.UTC, 0);

  public Timing {
    if (groupWait.isNegative() || groupInterval.isNegative()) {
      throw new IllegalArgumentException(
          "groupWait and groupInterval must not be negative, were %s and %s"
              .formatted(groupWait, groupInterval));
    }
    if (repeatEvery != null && repeatEvery.compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException(
          "repeatEvery must be a minute or more, was " + repeatEvery);
    }
    if (mostPerHour < 0) {
      throw new IllegalArgumentException("mostPerHour must be 0 or more, was " + mostPerHour);
    }
  }

  /** Whether alerts of one origin go in one message. */
  public boolean groups() {
    return groupWait.isPositive() || groupInterval.isPositive();
  }
}
