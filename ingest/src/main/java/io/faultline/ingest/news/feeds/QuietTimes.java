package io.faultline.ingest.news.feeds;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * When a feed's publisher asks not to be polled ({@code skipHours} and {@code skipDays} of RSS, in
 * GMT).
 *
 * @param hours 0 to 23
 * @param days of the week
 */
public record QuietTimes(Set<Integer> hours, Set<DayOfWeek> days) {
  public static final QuietTimes NONE = new QuietTimes(Set.of(), Set.of());

  private static final int MOST_HOURS = (int) Duration.ofDays(8).toHours();

  public QuietTimes {
    hours = Set.copyOf(hours);
    days = Set.copyOf(days);
  }

  /**
   * The first moment from {@code when} on that is not quiet; {@code when} itself where the
   * publisher asks never to be polled, which can't be meant.
   */
  public Instant firstOpen(Instant when) {
    OffsetDateTime at = when.atOffset(ZoneOffset.UTC);
    for (int hour = 0; hour <= MOST_HOURS; hour++) {
      if (!hours.contains(at.getHour()) && !days.contains(at.getDayOfWeek())) {
        return at.toInstant();
      }
      at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
    }
    return when;
  }
}
