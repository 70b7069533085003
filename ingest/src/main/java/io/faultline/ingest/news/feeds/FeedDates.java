package io.faultline.ingest.news.feeds;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds hold: RFC 822 and 3339, W3C-DTF, and what people write instead, in
 * many languages.
 *
 * <p>A wrong time is worse than none, so a date is read only if every part of it is understood and
 * it has one meaning: {@code 03/04/2020} is April or March and thus nothing, unless a week day
 * decides; {@code 26/06/2020} can only be June. What has no zone is taken as UTC, after the habit
 * of feed readers; what has no time begins at 00:00.
 */
public final class FeedDates {
  /** More than any date needs. */
  private static final int MAX_LENGTH = 100;

  private static final Pattern W3C =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})(?:-(\\d{1,2}))?)?"
              + "(?:(?:[Tt]\\s*|\\s+)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?)?\\s*(.*)");

  private static final Pattern OFFSET =
      Pattern.compile(
          "(?:GMT|UTC|UT|Z)?\\s*([+-])(\\d{1,2}):?(\\d{2})?Z?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:])(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?(?![\\d:])(?:\\s*([ap])\\.?m\\b\\.?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBERS =
      Pattern.compile("(?<!\\d)(\\d{1,4})([/.\\s])(\\d{1,2})\\2(\\d{1,4})(?!\\d)");

  private static final Pattern KOREAN =
      Pattern.compile(
          "(\\d{4})(?:-|년\\s*)(\\d{1,2})(?:-|월\\s*)(\\d{1,2})일?\\s+(오전|오후)?\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2}))?");

  private static final Pattern NAMED_MONTH_ISO =
      Pattern.compile("(\\d{4})-(\\p{L}+)-(\\d{1,2})T(\\d{1,2}):(\\d{2})(.*)");

  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{M}]+(?:/[\\p{L}_/+-]+\\d*)?\\.?|\\d+|[+-]\\d[\\d:]*");

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private FeedDates() {}

  /** The instant that a date means; empty where it is none, or not clear. */
  public static Optional<Instant> parse(@Nullable String date) {
    if (date == null || date.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String text = date.replaceAll("\\(.*?\\)", " ").replaceAll("[\\s\\u00a0]+", " ").strip();
    try {
      Optional<Instant> read = Optional.empty();
      if (EPOCH.matcher(text).matches()) {
        long number = Long.parseLong(text);
        read =
            Optional.of(
                text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
      }
      return read.or(() -> w3c(text))
          .or(() -> korean(text))
          .or(() -> named(text))
          .or(() -> written(text));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> w3c(String text) {
    Matcher m = W3C.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    String rest = m.group(8);
    if (m.group(4) == null && !rest.isEmpty()) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(number(m.group(1)), number(m.group(2), 1), number(m.group(3), 1));
    if (m.group(4) == null) {
      return Optional.of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    LocalTime time =
        LocalTime.of(
            number(m.group(4)), number(m.group(5)), number(m.group(6), 0), nanos(m.group(7)));
    return zone(rest).map(zone -> date.atTime(time).atZone(zone).toInstant());
  }

  private static Optional<Instant> korean(String text) {
    Matcher m = KOREAN.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    LocalDate date = LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
    int hour = number(m.group(5));
    if ("오후".equals(m.group(4)) && hour < 12) {
      hour += 12;
    } else if ("오전".equals(m.group(4)) && hour == 12) {
      hour = 0;
    }
    LocalTime time = LocalTime.of(hour, number(m.group(6)), number(m.group(7), 0));
    return Optional.of(date.atTime(time).atZone(KOREA).toInstant());
  }

  /** {@code 2004-július-13T9:15-05:00}: W3C-DTF with the month in words. */
  private static Optional<Instant> named(String text) {
    Matcher m = NAMED_MONTH_ISO.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    return DateWords.month(m.group(2))
        .flatMap(
            month ->
                w3c(
                    "%s-%02d-%s T%s:%s%s"
                        .formatted(
                            m.group(1),
                            month.getValue(),
                            m.group(3),
                            m.group(4),
                            m.group(5),
                            m.group(6))
                        .replace(" T", "T")));
  }

  /** RFC 822 and everything that is written with words or slashes. */
  private static Optional<Instant> written(String text) {
    Matcher clock = CLOCK.matcher(text);
    LocalTime time = null;
    String rest = text;
    String afterTime = "";
    if (clock.find()) {
      time = time(clock);
      rest = text.substring(0, clock.start()) + " ";
      afterTime = text.substring(clock.end()).strip();
      if (CLOCK.matcher(afterTime).find()) {
        return Optional.empty();
      }
    }
    if (rest.contains(":")) {
      return Optional.empty();
    }
    Zoned zoned = zonedTail(time == null ? "" : afterTime);
    String dateText = rest + " " + zoned.before();
    if (time == null) {
      zoned = zonedTail(rest.strip());
      dateText = zoned.before();
    }
    Optional<LocalDate> date = date(dateText);
    boolean localOnly = time != null && clock.group(4) != null && zoned.zone() == null;
    if (date.isEmpty() || localOnly) {
      return Optional.empty();
    }
    LocalDateTime local = date.get().atTime(time == null ? LocalTime.MIDNIGHT : time);
    return Optional.of(
        local.atZone(zoned.zone() == null ? ZoneOffset.UTC : zoned.zone()).toInstant());
  }

  private static LocalTime time(Matcher clock) {
    int hour = number(clock.group(1));
    if (clock.group(4) != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no hour before or after noon: " + hour);
      }
      hour = hour % 12 + (clock.group(4).equalsIgnoreCase("p") ? 12 : 0);
    }
    return LocalTime.of(hour, number(clock.group(2)), number(clock.group(3), 0));
  }

  private record Zoned(String before, @Nullable ZoneId zone) {}

  private static final Pattern ZONE_AT_END =
      Pattern.compile(
          "(?:(.*?)[\\s,]+|)((?:GMT|UTC|UT|Z)?\\s?[+-]\\d{1,2}:?(?:\\d{2})?|[A-Za-z]{1,5}|[A-Za-z]+/[A-Za-z_/+-]+\\d*)(?:\\s(\\d{4}))?");

  /**
   * Splits the zone, and a year that stands behind it as in asctime, from what follows the time.
   */
  private static Zoned zonedTail(String tail) {
    String text = tail.replaceAll("^[,\\s-]+(?=[A-Za-z])", "");
    Matcher m = ZONE_AT_END.matcher(text);
    if (m.matches()) {
      Optional<ZoneId> zone = zone(m.group(2));
      if (zone.isPresent()) {
        return new Zoned(orEmpty(m.group(1)) + " " + orEmpty(m.group(3)), zone.get());
      }
    }
    return new Zoned(tail, null);
  }

  /** UTC where there is none; empty where it is not known. */
  private static Optional<ZoneId> zone(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return Optional.of(ZoneOffset.UTC);
    }
    Matcher offset = OFFSET.matcher(name);
    if (offset.matches()) {
      int hours = number(offset.group(2));
      int minutes = number(offset.group(3), 0);
      if (hours > 14 || minutes > 59) {
        return Optional.empty();
      }
      int sign = offset.group(1).equals("-") ? -1 : 1;
      return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }
    Optional<ZoneId> known = DateWords.zone(name);
    if (known.isPresent() || !name.contains("/")) {
      return known;
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (ZoneRulesException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    List<String> words = new ArrayList<>();
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.find()) {
      String before = text.substring(0, numbers.start()).replaceAll("[,\\s.]+", "");
      String after = text.substring(numbers.end()).replaceAll("[,\\s.-]+", "");
      if (after.isEmpty() && (before.isEmpty() || DateWords.isDay(before))) {
        return numeric(numbers, before);
      }
    }
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    String between = WORD.matcher(text).replaceAll("");
    if (!between.replaceAll("[,\\s.-]+", "").isEmpty()) {
      return Optional.empty();
    }
    return inWords(words);
  }

  private static Optional<LocalDate> numeric(Matcher numbers, String dayName) {
    String first = numbers.group(1);
    int second = number(numbers.group(3));
    String third = numbers.group(4);
    if (first.length() == 4) {
      return Optional.of(LocalDate.of(number(first), second, number(third)));
    }
    if (first.length() > 2 || third.length() == 1 || third.length() == 3) {
      return Optional.empty();
    }
    int year = year(third);
    List<LocalDate> meanings = new ArrayList<>();
    addIfValid(meanings, year, second, number(first));
    if (!numbers.group(2).equals(".") && second != number(first)) {
      addIfValid(meanings, year, number(first), second);
    }
    Optional<DayOfWeek> day = DateWords.day(dayName);
    if (meanings.size() > 1 && day.isPresent()) {
      meanings.removeIf(date -> date.getDayOfWeek() != day.get());
    }
    return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
  }

  private static void addIfValid(List<LocalDate> dates, int year, int month, int day) {
    try {
      dates.add(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      // Not a date in this order: then it is meant in the other.
    }
  }

  /** A day, a month in words and a year, in any order, perhaps with a week day. */
  private static Optional<LocalDate> inWords(List<String> words) {
    Month month = null;
    List<String> numbers = new ArrayList<>();
    boolean weekday = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (Character.isDigit(word.charAt(0))) {
        numbers.add(word);
        continue;
      }
      // "mar., 01 déc." is a Tuesday, "mar 1 2020" is in March.
      boolean laterMonth =
          words.subList(i + 1, words.size()).stream().anyMatch(w -> DateWords.month(w).isPresent());
      Optional<Month> named = DateWords.month(word);
      if (named.isPresent() && !(laterMonth && DateWords.isDay(word))) {
        if (month != null) {
          return Optional.empty();
        }
        month = named.get();
      } else if (DateWords.isDay(word) && !weekday) {
        weekday = true;
      } else if (!isFiller(word)) {
        return Optional.empty();
      }
    }
    if (month == null || numbers.isEmpty() || numbers.size() > 2) {
      return Optional.empty();
    }
    String last = numbers.getLast();
    if (numbers.size() == 1) {
      return last.length() == 4
          ? Optional.of(LocalDate.of(number(last), month, 1))
          : Optional.empty();
    }
    String first = numbers.getFirst();
    if (first.length() == 4 && last.length() <= 2) {
      return Optional.of(LocalDate.of(number(first), month, number(last)));
    }
    return first.length() <= 2 && (last.length() == 4 || last.length() == 2)
        ? Optional.of(LocalDate.of(year(last), month, number(first)))
        : Optional.empty();
  }

  private static boolean isFiller(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "at", "st", "nd", "rd", "th", "de", "of", "den", "um", "a", "à", "kl" -> true;
      default -> false;
    };
  }

  /** Two digits as RFC 2822, section 4.3, reads them. */
  private static int year(String digits) {
    int year = number(digits);
    return digits.length() > 2 ? year : year + (year < 50 ? 2000 : 1900);
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : number(digits);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
