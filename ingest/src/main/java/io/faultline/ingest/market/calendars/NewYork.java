package io.faultline.ingest.market.calendars;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.THURSDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The New York Stock Exchange and Nasdaq (Rule 7.2 of the NYSE; closings for mourning and weather
 * by date).
 */
final class NewYork {
  private static final LocalTime ONE = LocalTime.of(13, 0);

  private static final List<LocalDate> ONCE =
      List.of(
          LocalDate.of(2001, 9, 11),
          LocalDate.of(2001, 9, 12),
          LocalDate.of(2001, 9, 13),
          LocalDate.of(2001, 9, 14),
          LocalDate.of(2004, 6, 11),
          LocalDate.of(2007, 1, 2),
          LocalDate.of(2012, 10, 29),
          LocalDate.of(2012, 10, 30),
          LocalDate.of(2018, 12, 5),
          LocalDate.of(2025, 1, 9));

  private NewYork() {}

  static YearRules year(int year) {
    Set<LocalDate> closed = new HashSet<>();
    LocalDate newYear = LocalDate.of(year, 1, 1);
    // On a Saturday it isn't kept: the Friday before belongs to the old year's books.
    if (newYear.getDayOfWeek() != SATURDAY) {
      closed.add(Days.sundayToMonday(newYear));
    }
    if (year >= 1998) {
      closed.add(Days.nth(3, MONDAY, 1, year));
    }
    closed.add(Days.nth(3, MONDAY, 2, year));
    closed.add(Days.easter(year).minusDays(2));
    closed.add(Days.nth(-1, MONDAY, 5, year));
    if (year >= 2022) {
      closed.add(Days.nearestWeekday(LocalDate.of(year, 6, 19)));
    }
    closed.add(Days.nearestWeekday(LocalDate.of(year, 7, 4)));
    closed.add(Days.nth(1, MONDAY, 9, year));
    LocalDate thanksgiving = Days.nth(4, THURSDAY, 11, year);
    closed.add(thanksgiving);
    closed.add(Days.nearestWeekday(LocalDate.of(year, 12, 25)));
    ONCE.stream().filter(day -> day.getYear() == year).forEach(closed::add);
    return new YearRules(closed, early(year, thanksgiving));
  }

  private static Map<LocalDate, LocalTime> early(int year, LocalDate thanksgiving) {
    Map<LocalDate, LocalTime> early = new HashMap<>();
    early.put(thanksgiving.plusDays(1), ONE);
    early.put(LocalDate.of(year, 12, 24), ONE);
    LocalDate third = LocalDate.of(year, 7, 3);
    DayOfWeek fourth = third.plusDays(1).getDayOfWeek();
    if (fourth != MONDAY && (fourth != THURSDAY || year >= 2013)) {
      early.put(third, ONE);
    } else if (fourth == THURSDAY && year < 2013) {
      early.put(third.plusDays(2), ONE);
    }
    return early;
  }
}
