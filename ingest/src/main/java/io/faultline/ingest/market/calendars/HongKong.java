package io.faultline.ingest.market.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hong Kong, since 2012: general holidays (Cap. 149); one that falls on a Sunday or on another
 * moves to the next day that is neither. The eves of the lunar new year, of Christmas and of the
 * new year are half days. Typhoons and rainstorms by date.
 */
final class HongKong {
  private static final LocalTime NOON = LocalTime.NOON;

  private static final List<LocalDate> STORMS =
      List.of(
          LocalDate.of(2013, 8, 14),
          LocalDate.of(2016, 8, 2),
          LocalDate.of(2016, 10, 21),
          LocalDate.of(2017, 8, 23),
          LocalDate.of(2020, 10, 13),
          LocalDate.of(2021, 10, 13),
          LocalDate.of(2023, 7, 17),
          LocalDate.of(2023, 9, 1),
          LocalDate.of(2024, 9, 6));

  private HongKong() {}

  static YearRules year(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    LocalDate lunarNewYear = Days.lunar(1, 1, year);
    LocalDate easter = Days.easter(year);
    add(closed, LocalDate.of(year, 1, 1));
    for (int day = 0; day < 3; day++) {
      add(closed, lunarNewYear.plusDays(day));
    }
    closed.add(easter.minusDays(2));
    closed.add(easter.minusDays(1));
    closed.add(easter.plusDays(1));
    add(closed, Days.clear(year));
    add(closed, LocalDate.of(year, 5, 1));
    add(closed, Days.lunar(4, 8, year));
    add(closed, Days.lunar(5, 5, year));
    add(closed, LocalDate.of(year, 7, 1));
    add(closed, Days.lunar(8, 16, year));
    add(closed, LocalDate.of(year, 10, 1));
    add(closed, Days.lunar(9, 9, year));
    LocalDate christmas = LocalDate.of(year, 12, 25);
    add(closed, christmas);
    add(closed, christmas.plusDays(1));
    STORMS.stream().filter(day -> day.getYear() == year).forEach(closed::add);
    if (year == 2015) {
      closed.add(LocalDate.of(2015, 9, 3));
    }
    Map<LocalDate, LocalTime> early = new HashMap<>();
    early.put(lunarNewYear.minusDays(1), NOON);
    early.put(christmas.minusDays(1), NOON);
    early.put(LocalDate.of(year, 12, 31), NOON);
    return new YearRules(closed, early);
  }

  private static void add(Set<LocalDate> closed, LocalDate day) {
    LocalDate kept = day;
    while (kept.getDayOfWeek() == DayOfWeek.SUNDAY || closed.contains(kept)) {
      kept = kept.plusDays(1);
    }
    closed.add(kept);
  }
}
