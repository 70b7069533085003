package io.faultline.alerts.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * Everything in one message, at a time of the route's zone.
 *
 * @param every how often
 * @param at the time of day
 * @param on the day, for a weekly digest; a daily one doesn't look at it
 */
public record Digest(Every every, LocalTime at, DayOfWeek on) {

  /** How often a digest is sent. */
  public enum Every {
    DAILY,
    WEEKLY
  }

  /** The first time after a given one. */
  public ZonedDateTime nextAfter(ZonedDateTime time) {
    ZonedDateTime candidate = time.toLocalDate().atTime(at).atZone(time.getZone());
    return switch (every) {
      case DAILY ->
          candidate.isAfter(time)
              ? candidate
              : time.toLocalDate().plusDays(1).atTime(at).atZone(time.getZone());
      case WEEKLY -> {
        ZonedDateTime day = candidate.with(TemporalAdjusters.nextOrSame(on));
        yield day.isAfter(time) ? day : candidate.with(TemporalAdjusters.next(on));
      }
    };
  }
}
