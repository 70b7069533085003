package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A fact that holds for a time and is known from a time: a company, a relation, a listing. A fact
 * counts for an alert if it was valid when the event happened and known when the alert was raised.
 * A bare date begins at 00:00 UTC; {@code validTo} is the first day on which the fact no longer
 * holds.
 */
public interface Reference {

  /**
   * Since when a fact counts as known whose source names no such time: before every event that
   * Faultline can be asked about.
   */
  Instant KNOWN_THROUGHOUT = Instant.parse("1900-01-01T00:00:00Z");

  /** The first day on which it holds; null means always. */
  @Nullable LocalDate validFrom();

  /** The first day on which it no longer holds; null means that no end is known. */
  @Nullable LocalDate validTo();

  /** Since when the public, and so Faultline, could know it. */
  Instant knownFrom();

  /** Whether the fact holds at this time, by its own dates. */
  default boolean validAt(Instant time) {
    LocalDate from = validFrom();
    LocalDate to = validTo();
    return (from == null || !time.isBefore(from.atStartOfDay(ZoneOffset.UTC).toInstant()))
        && (to == null || time.isBefore(to.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** Whether the fact was known by this time. */
  default boolean knownBy(Instant time) {
    return !knownFrom().isAfter(time);
  }
}
