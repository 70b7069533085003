package io.faultline.ingest.market.calendars;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ChineseCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Days that are found by a rule. */
final class Days {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Days() {}

  /** Easter Sunday of the western churches (the algorithm of Meeus, Jones and Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    return LocalDate.of(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
  }

  /** The n-th such weekday of a month; the last one for -1. */
  static LocalDate nth(int n, DayOfWeek weekday, int month, int year) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
  }

  /**
   * The day of the Chinese calendar in the year that begins in this one; leap months don't count.
   */
  static LocalDate lunar(int month, int day, int year) {
    ChineseCalendar calendar =
        new ChineseCalendar(TimeZone.getTimeZone("Asia/Shanghai"), ULocale.ROOT);
    LocalDate midYear = LocalDate.of(year, 7, 1);
    calendar.setTimeInMillis(midYear.atStartOfDay(CHINA).toInstant().toEpochMilli());
    calendar.set(ChineseCalendar.IS_LEAP_MONTH, 0);
    calendar.set(Calendar.DAY_OF_MONTH, day);
    calendar.set(Calendar.MONTH, month - 1);
    return Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(CHINA).toLocalDate();
  }

  /** The festival of graves: the sun at 15 degrees, from the usual formula for this century. */
  static LocalDate clear(int year) {
    int y = year % 100;
    int day = (int) (y * 0.2422 + 4.81) - y / 4;
    return LocalDate.of(year, 4, day);
  }

  /** The equinox of spring in Japan, from 1980 to 2099. */
  static LocalDate spring(int year) {
    return LocalDate.of(year, 3, equinox(20.8431, year));
  }

  /** The equinox of autumn in Japan, from 1980 to 2099. */
  static LocalDate autumn(int year) {
    return LocalDate.of(year, 9, equinox(23.2488, year));
  }

  private static int equinox(double in1980, int year) {
    int years = year - 1980;
    return (int) (in1980 + 0.242194 * years - Math.floorDiv(years, 4));
  }

  static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The day itself, or the Monday after where it is a Sunday. */
  static LocalDate sundayToMonday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
  }

  /** The day itself, or the weekday next to the weekend that it falls on. */
  static LocalDate nearestWeekday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }
}
