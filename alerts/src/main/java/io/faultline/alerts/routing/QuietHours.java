package io.faultline.alerts.routing;

import io.faultline.events.Severity;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Hours in which only loud alerts come through; the rest waits for their end.
 *
 * @param from the first minute, in the route's time zone
 * @param to the first minute after; before {@code from} means on the next day
 * @param breakthrough the least severity that is sent all the same
 */
public record QuietHours(LocalTime from, LocalTime to, Severity breakthrough) {
  public QuietHours {
    if (from.equals(to)) {
      throw new IllegalArgumentException("quiet hours must not begin and end at " + from);
    }
  }

  /** Whether a time lies within. */
  public boolean contains(ZonedDateTime time) {
    LocalTime local = time.toLocalTime();
    return from.isBefore(to)
        ? !local.isBefore(from) && local.isBefore(to)
        : !local.isBefore(from) || local.isBefore(to);
  }

  /** The end of the quiet hours that a time lies in. */
  public ZonedDateTime endAfter(ZonedDateTime time) {
    ZoneId zone = time.getZone();
    ZonedDateTime today = time.toLocalDate().atTime(to).atZone(zone);
    return today.isAfter(time) ? today : time.toLocalDate().plusDays(1).atTime(to).atZone(zone);
  }
}
