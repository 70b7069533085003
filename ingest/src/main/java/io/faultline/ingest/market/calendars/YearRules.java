package io.faultline.ingest.market.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;

/**
 * What a year of an exchange is like.
 *
 * @param closed weekdays without a session
 * @param early sessions that end early, and when, in local time
 */
record YearRules(Set<LocalDate> closed, Map<LocalDate, LocalTime> early) {
  YearRules {
    closed = Set.copyOf(closed);
    early = Map.copyOf(early);
  }
}
