package io.faultline.ingest.news.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as precisely as the page gives it, and no more.
 *
 * @param date the day, as the page writes it
 * @param time the time of day; null where the page gives only the day
 * @param offset from UTC; null where the page leaves it open
 */
public record PageTime(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

  static PageTime day(LocalDate date) {
    return new PageTime(date, null, null);
  }

  /** Without an offset where there is no time of day that it could belong to. */
  PageTime consistent() {
    return time == null && offset != null ? day(date) : this;
  }

  /** Whether it says the same day, and more than the day that {@code other} says alone. */
  boolean isMorePreciseThan(PageTime other) {
    return other.time == null && time != null && date.equals(other.date);
  }

  /** The instant; a bare day begins at 00:00Z, and a time without zone is taken as UTC. */
  public Instant instant() {
    ZoneOffset zone = time == null || offset == null ? ZoneOffset.UTC : offset;
    return date.atTime(time == null ? LocalTime.MIDNIGHT : time).toInstant(zone);
  }

  /** ISO 8601 with exactly the parts that are known. */
  @Override
  public String toString() {
    if (time == null) {
      return date.toString();
    }
    return date.atTime(time) + (offset == null ? "" : offset.getId());
  }
}
