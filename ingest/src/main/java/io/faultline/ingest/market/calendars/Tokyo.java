package io.faultline.ingest.market.calendars;

import static java.time.DayOfWeek.MONDAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tokyo, since 2000: national holidays (Act 178 of 1948), one on a Sunday kept on the next day that
 * is none, a day between two holidays is one too; and the days around the new year.
 */
final class Tokyo {
  private static final List<LocalDate> ONCE =
      List.of(
          LocalDate.of(2019, 4, 30),
          LocalDate.of(2019, 5, 1),
          LocalDate.of(2019, 5, 2),
          LocalDate.of(2019, 10, 22),
          // The exchange's machines stood still.
          LocalDate.of(2020, 10, 1));

  private Tokyo() {}

  static YearRules year(int year) {
    Set<LocalDate> days = new TreeSet<>();
    days.add(LocalDate.of(year, 1, 1));
    days.add(Days.nth(2, MONDAY, 1, year));
    days.add(LocalDate.of(year, 2, 11));
    if (year >= 2020) {
      days.add(LocalDate.of(year, 2, 23));
    } else if (year <= 2018) {
      days.add(LocalDate.of(year, 12, 23));
    }
    days.add(Days.spring(year));
    days.add(LocalDate.of(year, 4, 29));
    days.add(LocalDate.of(year, 5, 3));
    days.add(LocalDate.of(year, 5, 4));
    days.add(LocalDate.of(year, 5, 5));
    days.add(year >= 2003 ? Days.nth(3, MONDAY, 9, year) : LocalDate.of(year, 9, 15));
    days.add(Days.autumn(year));
    days.add(LocalDate.of(year, 11, 3));
    days.add(LocalDate.of(year, 11, 23));
    summer(year, days);
    ONCE.stream().filter(day -> day.getYear() == year).forEach(days::add);

    Set<LocalDate> closed = new TreeSet<>(days);
    for (LocalDate day : days) {
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        LocalDate instead = day.plusDays(1);
        // Until 2006 it moved to the Monday or not at all.
        while (year >= 2007 && days.contains(instead)) {
          instead = instead.plusDays(1);
        }
        closed.add(instead);
      }
      if (days.contains(day.plusDays(2))) {
        closed.add(day.plusDays(1));
      }
    }
    closed.add(LocalDate.of(year, 1, 2));
    closed.add(LocalDate.of(year, 1, 3));
    closed.add(LocalDate.of(year, 12, 31));
    return new YearRules(closed, Map.of());
  }

  /** The games of 2020, and those games in 2021, moved three of them. */
  private static void summer(int year, Set<LocalDate> days) {
    switch (year) {
      case 2020 -> {
        days.add(LocalDate.of(year, 7, 23));
        days.add(LocalDate.of(year, 7, 24));
        days.add(LocalDate.of(year, 8, 10));
      }
      case 2021 -> {
        days.add(LocalDate.of(year, 7, 22));
        days.add(LocalDate.of(year, 7, 23));
        days.add(LocalDate.of(year, 8, 8));
      }
      default -> {
        days.add(year >= 2003 ? Days.nth(3, MONDAY, 7, year) : LocalDate.of(year, 7, 20));
        days.add(Days.nth(2, MONDAY, 10, year));
        if (year >= 2016) {
          days.add(LocalDate.of(year, 8, 11));
        }
      }
    }
  }
}
