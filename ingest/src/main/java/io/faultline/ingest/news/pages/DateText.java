package io.faultline.ingest.news.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds a date, and the time of day beside it, in text that a machine or a person wrote. What could
 * be read in two ways is read by the habit of the page's language.
 */
final class DateText {
  /** Before the web there were no pages; such a date is of something else. */
  private static final int EARLIEST_YEAR = 1994;

  /** A date stands near the beginning of whatever is worth asking. */
  private static final int LONGEST = 400;

  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)-(\\d{1,2})-(\\d{1,2})(?!\\d)(?:(?:[T"
              + " ]|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:[.,]\\d+)?\\s*(Z|[A-Z]{3,4}\\b|[+-]\\d{2}:?\\d{2}|[+-]\\d{2}(?!\\d))?)?");
  private static final Pattern COMPACT =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)([01]\\d)([0-3]\\d)(?:T?(\\d{2}):?(\\d{2}):?(\\d{2})?\\s*(Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d\\d)\\s?[/.年년]\\s?(\\d{1,2})\\s?[/.月월]\\s?(\\d{1,2})(?!\\d)");
  private static final Pattern DAY_MONTH_NAME =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.|-?го)?[\\s-]{0,3}(?:de |of"
              + " |d[’'])?\\s?(\\p{L}[\\p{L}\\p{M}]+)\\.?,?[\\s-]{0,3}(?:de |del |of"
              + " )?\\s?((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern MONTH_NAME_DAY =
      Pattern.compile(
          "(\\p{L}[\\p{L}\\p{M}]+)\\.?\\s{0,3}(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s{1,3}(?:\\d{1,2}:\\d{2}(?::\\d{2})?\\s[A-Z+\\d:]{1,9}\\s)?((?:19|20)\\d\\d)(?!\\d)");
  private static final Pattern NUMBERS =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,2})\\s?([./-])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d\\d|\\d\\d)(?![\\d])");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<!\\d)([01]?\\d|2[0-4])[:.hH]([0-5]\\d)(?::([0-5]\\d))?(?:\\s?([aApP])\\.?[mM]\\b\\.?)?(?:\\s?\\(?((?:UTC|GMT)?[+-]\\d{2}:?\\d{2}|Z\\b|[A-Z]{2,5}\\b))?");
  private static final Pattern EPOCH = Pattern.compile("\\s*(\\d{10}|\\d{13})\\s*");

  /** Only those whose offset doesn't depend on who uses them. */
  private static final Map<String, ZoneOffset> ZONES =
      Map.ofEntries(
          Map.entry("Z", ZoneOffset.UTC),
          Map.entry("UTC", ZoneOffset.UTC),
          Map.entry("GMT", ZoneOffset.UTC),
          Map.entry("EST", ZoneOffset.ofHours(-5)),
          Map.entry("EDT", ZoneOffset.ofHours(-4)),
          Map.entry("CDT", ZoneOffset.ofHours(-5)),
          Map.entry("MST", ZoneOffset.ofHours(-7)),
          Map.entry("MDT", ZoneOffset.ofHours(-6)),
          Map.entry("PST", ZoneOffset.ofHours(-8)),
          Map.entry("PDT", ZoneOffset.ofHours(-7)),
          Map.entry("CET", ZoneOffset.ofHours(1)),
          Map.entry("CEST", ZoneOffset.ofHours(2)),
          Map.entry("MEZ", ZoneOffset.ofHours(1)),
          Map.entry("MESZ", ZoneOffset.ofHours(2)),
          Map.entry("EET", ZoneOffset.ofHours(2)),
          Map.entry("EEST", ZoneOffset.ofHours(3)),
          Map.entry("MSK", ZoneOffset.ofHours(3)),
          Map.entry("JST", ZoneOffset.ofHours(9)),
          Map.entry("KST", ZoneOffset.ofHours(9)),
          Map.entry("HKT", ZoneOffset.ofHours(8)),
          Map.entry("SGT", ZoneOffset.ofHours(8)));

  private DateText() {}

  /**
   * The first date in the text.
   *
   * @param language of the page, as BCP 47; decides what 3/4/2020 means
   * @return null where there is none between 1994 and {@code latest}
   */
  static @Nullable PageTime first(String text, @Nullable String language, LocalDate latest) {
    String head = asciiDigits(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    PageTime found = machine(head);
    if (found == null) {
      found = written(head, language);
    }
    return found == null || found.date().isAfter(latest) || found.date().getYear() < EARLIEST_YEAR
        ? null
        : found;
  }

  /** ۲۰۲۰ and ২০২০ are 2020. */
  private static String asciiDigits(String text) {
    StringBuilder ascii = new StringBuilder(text);
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      if (c > 0x7f && Character.isDigit(c)) {
        ascii.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
      }
    }
    return ascii.toString();
  }

  private static @Nullable PageTime machine(String text) {
    Matcher iso = ISO.matcher(text);
    if (iso.find()) {
      LocalDate date = date(iso.group(1), iso.group(2), iso.group(3));
      if (date != null) {
        return new PageTime(
                date, time(iso.group(4), iso.group(5), iso.group(6)), zone(iso.group(7)))
            .consistent();
      }
    }
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      long number = Long.parseLong(epoch.group(1));
      var at =
          Instant.ofEpochSecond(epoch.group(1).length() == 13 ? number / 1000 : number)
              .atOffset(ZoneOffset.UTC);
      return new PageTime(at.toLocalDate(), at.toLocalTime(), ZoneOffset.UTC);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.find()) {
      LocalDate date = date(compact.group(1), compact.group(2), compact.group(3));
      if (date != null) {
        return new PageTime(
                date,
                time(compact.group(4), compact.group(5), compact.group(6)),
                zone(compact.group(7)))
            .consistent();
      }
    }
    return null;
  }

  private static @Nullable PageTime written(String text, @Nullable String language) {
    LocalDate date = null;
    int begin = Integer.MAX_VALUE;
    int end = 0;
    Matcher year = YEAR_FIRST.matcher(text);
    if (year.find()) {
      date = date(year.group(1), year.group(2), year.group(3));
      begin = date == null ? begin : year.start();
      end = year.end();
    }
    Matcher name = DAY_MONTH_NAME.matcher(text);
    while (name.find() && name.start() < begin) {
      int month = MonthNames.month(name.group(2), language);
      LocalDate named = month == 0 ? null : date(name.group(3), "" + month, name.group(1));
      if (named != null) {
        date = named;
        begin = name.start();
        end = name.end();
      }
    }
    Matcher american = MONTH_NAME_DAY.matcher(text);
    while (american.find() && american.start() < begin) {
      int month = MonthNames.month(american.group(1), language);
      LocalDate named = month == 0 ? null : date(american.group(3), "" + month, american.group(2));
      if (named != null) {
        date = named;
        begin = american.start();
        end = american.end();
      }
    }
    Matcher numbers = NUMBERS.matcher(text);
    while (numbers.find() && numbers.start() < begin) {
      LocalDate numbered = numbered(numbers, language);
      if (numbered != null) {
        date = numbered;
        begin = numbers.start();
        end = numbers.end();
      }
    }
    return date == null ? null : withClock(date, text, begin, end);
  }

  private static @Nullable LocalDate numbered(Matcher numbers, @Nullable String language) {
    int first = Integer.parseInt(numbers.group(1));
    int second = Integer.parseInt(numbers.group(3));
    String year = numbers.group(4);
    if (year.length() == 2) {
      if (!numbers.group(2).equals(".") && !numbers.group(2).equals("/")) {
        return null;
      }
      year = (year.charAt(0) == '9' ? "19" : "20") + year;
    }
    boolean monthFirst =
        first <= 12
            && (second > 12 || (numbers.group(2).equals("/") && writesMonthFirst(language)));
    return monthFirst
        ? date(year, numbers.group(1), numbers.group(3))
        : date(year, numbers.group(3), numbers.group(1));
  }

  private static boolean writesMonthFirst(@Nullable String language) {
    return language == null
        || language.equalsIgnoreCase("en")
        || language.toLowerCase(Locale.ROOT).replace('_', '-').startsWith("en-us");
  }

  /** Looks for a time of day right after the date, then right before it. */
  private static PageTime withClock(LocalDate date, String text, int begin, int end) {
    String after = text.substring(end, Math.min(text.length(), end + 30));
    Matcher clock = CLOCK.matcher(after);
    if (!clock.find() || clock.start() > 14) {
      String before = text.substring(Math.max(0, begin - 20), begin);
      clock = CLOCK.matcher(before);
      if (!clock.find()) {
        return PageTime.day(date);
      }
    }
    String half = clock.group(4);
    int hour = Integer.parseInt(clock.group(1));
    if (half != null && hour <= 12) {
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    LocalTime time = time("" + hour, clock.group(2), clock.group(3));
    return new PageTime(date, time, time == null ? null : zone(clock.group(5)));
  }

  private static @Nullable LocalDate date(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable LocalTime time(
      @Nullable String hour, @Nullable String minute, @Nullable String second) {
    if (hour == null || minute == null) {
      return null;
    }
    try {
      return LocalTime.of(
          Integer.parseInt(hour),
          Integer.parseInt(minute),
          second == null ? 0 : Integer.parseInt(second));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable ZoneOffset zone(@Nullable String zone) {
    if (zone == null) {
      return null;
    }
    ZoneOffset named = ZONES.get(zone);
    if (named != null) {
      return named;
    }
    String digits = zone.replaceFirst("^(UTC|GMT)", "");
    try {
      return digits.startsWith("+") || digits.startsWith("-") ? ZoneOffset.of(digits) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
