package io.faultline.ingest.market.calendars;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shanghai and Shenzhen: the days that are holidays in every year. Which days before and after are
 * free too the State Council says anew for each year; those count as sessions here.
 */
final class Mainland {
  private Mainland() {}

  static YearRules year(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    closed.add(LocalDate.of(year, 1, 1));
    LocalDate lunarNewYear = Days.lunar(1, 1, year);
    for (int day = 0; day < 6; day++) {
      closed.add(lunarNewYear.plusDays(day));
    }
    closed.add(Days.clear(year));
    closed.add(LocalDate.of(year, 5, 1));
    closed.add(Days.lunar(5, 5, year));
    closed.add(Days.lunar(8, 15, year));
    for (int day = 1; day <= 7; day++) {
      closed.add(LocalDate.of(year, 10, day));
    }
    return new YearRules(closed, Map.of());
  }
}
