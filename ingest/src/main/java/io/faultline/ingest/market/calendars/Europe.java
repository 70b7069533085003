package io.faultline.ingest.market.calendars;

import static java.time.DayOfWeek.MONDAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** London, the exchanges of Euronext, Milan, Frankfurt and Zurich, since 2002. */
final class Europe {
  private Europe() {}

  /** Bank holidays of England; one on a weekend is kept on the next weekday. */
  static YearRules london(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    LocalDate easter = Days.easter(year);
    substituted(closed, LocalDate.of(year, 1, 1));
    closed.add(easter.minusDays(2));
    closed.add(easter.plusDays(1));
    closed.add(year == 2020 ? LocalDate.of(2020, 5, 8) : Days.nth(1, MONDAY, 5, year));
    switch (year) {
      case 2002 -> {
        closed.add(LocalDate.of(year, 6, 3));
        closed.add(LocalDate.of(year, 6, 4));
      }
      case 2012 -> {
        closed.add(LocalDate.of(year, 6, 4));
        closed.add(LocalDate.of(year, 6, 5));
      }
      case 2022 -> {
        closed.add(LocalDate.of(year, 6, 2));
        closed.add(LocalDate.of(year, 6, 3));
        closed.add(LocalDate.of(year, 9, 19));
      }
      default -> closed.add(Days.nth(-1, MONDAY, 5, year));
    }
    if (year == 2011) {
      closed.add(LocalDate.of(year, 4, 29));
    } else if (year == 2023) {
      closed.add(LocalDate.of(year, 5, 8));
    }
    closed.add(Days.nth(-1, MONDAY, 8, year));
    substituted(closed, LocalDate.of(year, 12, 25));
    substituted(closed, LocalDate.of(year, 12, 26));
    Map<LocalDate, LocalTime> early = new HashMap<>();
    LocalTime half = LocalTime.of(12, 30);
    early.put(weekdayBefore(LocalDate.of(year, 12, 25)), half);
    early.put(weekdayBefore(LocalDate.of(year + 1, 1, 1)), half);
    return new YearRules(closed, early);
  }

  static YearRules euronext(int year) {
    Map<LocalDate, LocalTime> early = new HashMap<>();
    LocalTime half = LocalTime.of(14, 5);
    early.put(LocalDate.of(year, 12, 24), half);
    early.put(LocalDate.of(year, 12, 31), half);
    return new YearRules(continental(year), early);
  }

  static YearRules milan(int year) {
    Set<LocalDate> closed = continental(year);
    closed.add(LocalDate.of(year, 8, 15));
    closed.add(LocalDate.of(year, 12, 24));
    closed.add(LocalDate.of(year, 12, 31));
    return new YearRules(closed, Map.of());
  }

  /**
   * Whit Monday and 3 October were sessions in some years and not in others; they count as such.
   */
  static YearRules frankfurt(int year) {
    Set<LocalDate> closed = continental(year);
    closed.add(LocalDate.of(year, 12, 24));
    closed.add(LocalDate.of(year, 12, 31));
    return new YearRules(closed, Map.of());
  }

  static YearRules zurich(int year) {
    Set<LocalDate> closed = continental(year);
    LocalDate easter = Days.easter(year);
    closed.add(LocalDate.of(year, 1, 2));
    closed.add(easter.plusDays(39));
    closed.add(easter.plusDays(50));
    closed.add(LocalDate.of(year, 8, 1));
    closed.add(LocalDate.of(year, 12, 24));
    closed.add(LocalDate.of(year, 12, 31));
    return new YearRules(closed, Map.of());
  }

  private static Set<LocalDate> continental(int year) {
    Set<LocalDate> closed = new TreeSet<>();
    LocalDate easter = Days.easter(year);
    closed.add(LocalDate.of(year, 1, 1));
    closed.add(easter.minusDays(2));
    closed.add(easter.plusDays(1));
    closed.add(LocalDate.of(year, 5, 1));
    closed.add(LocalDate.of(year, 12, 25));
    closed.add(LocalDate.of(year, 12, 26));
    return closed;
  }

  private static void substituted(Set<LocalDate> closed, LocalDate day) {
    LocalDate kept = day;
    while (Days.isWeekend(kept) || closed.contains(kept)) {
      kept = kept.plusDays(1);
    }
    closed.add(kept);
  }

  private static LocalDate weekdayBefore(LocalDate day) {
    LocalDate before = day.minusDays(1);
    while (Days.isWeekend(before)) {
      before = before.minusDays(1);
    }
    return before;
  }
}
