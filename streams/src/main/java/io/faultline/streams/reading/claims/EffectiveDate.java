package io.faultline.streams.reading.claims;

import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The day from which a measure holds, where a sentence says it: "from 1 June", "takes effect on
 * July 1, 2024", "ab 1. Juni", "自6月1日起". A day without a year is the one nearest to the article's
 * publication.
 */
final class EffectiveDate {
  private static final WordLists WORDS = WordLists.beside(EffectiveDate.class, "dates.txt");
  private static final WordList INTRODUCES = WORDS.list("introduces");
  private static final WordList BETWEEN = WORDS.list("between");
  private static final WordList FOLLOWS = WORDS.list("follows");
  private static final List<WordList> MONTHS =
      List.of(
          WORDS.list("1"),
          WORDS.list("2"),
          WORDS.list("3"),
          WORDS.list("4"),
          WORDS.list("5"),
          WORDS.list("6"),
          WORDS.list("7"),
          WORDS.list("8"),
          WORDS.list("9"),
          WORDS.list("10"),
          WORDS.list("11"),
          WORDS.list("12"));
  private static final int YEAR_LENGTH = 4;
  private static final int NEAR = 3;

  private final Words words;
  private final int end;
  private final @Nullable Instant publishedAt;

  private EffectiveDate(Words words, int end, @Nullable Instant publishedAt) {
    this.words = words;
    this.end = end;
    this.publishedAt = publishedAt;
  }

  /** The first such day between these words; null if none is said, or if its year can't be told. */
  static @Nullable LocalDate in(Words words, int begin, int end, @Nullable Instant publishedAt) {
    EffectiveDate reading = new EffectiveDate(words, end, publishedAt);
    for (int i = begin; i < end; i++) {
      if (words.number(i) || reading.month(i) > 0) {
        Found found = reading.dayAt(i);
        if (found != null && (reading.introduced(begin, i) || reading.followed(found.end))) {
          return found.day;
        }
      }
    }
    return null;
  }

  private record Found(LocalDate day, int end) {}

  /** Whether a word such as "from" or "effective" stands just in front, or with "on" between. */
  private boolean introduced(int begin, int at) {
    int before = at - 1;
    for (int steps = 0; steps < NEAR && before >= begin && BETWEEN.has(words, before); steps++) {
      before--;
    }
    if (before < begin) {
      return false;
    }
    return INTRODUCES.has(words, before)
        || (before > begin && INTRODUCES.has(words, before - 1))
        || (before > begin + 1 && INTRODUCES.has(words, before - 2));
  }

  private boolean followed(int at) {
    return at < end && FOLLOWS.has(words, at);
  }

  /** "1 June 2024", "June 1, 2024", "2024-06-01", "2024年6月1日", "1. Juni". */
  private @Nullable Found dayAt(int at) {
    if (month(at) > 0) {
      int day = number(at + 1);
      return day > 0 ? found(month(at), day, yearAfter(at + 2), at + 2) : null;
    }
    int first = number(at);
    if (isYear(at) && number(at + 1) > 0 && number(at + 2) > 0 && words.hyphenated(at + 2)) {
      return found(number(at + 1), number(at + 2), first, at + 3);
    }
    if (isYear(at) && character(at + 1, '年')) {
      return unspaced(at + 2, first);
    }
    if (character(at + 1, '月')) {
      return unspaced(at, 0);
    }
    int month = month(at + 1);
    return month > 0 ? found(month, first, yearAfter(at + 2), at + 2) : null;
  }

  private @Nullable Found unspaced(int at, int year) {
    boolean whole = character(at + 1, '月') && character(at + 3, '日');
    return whole ? found(number(at), number(at + 2), year, at + 4) : null;
  }

  private @Nullable Found found(int month, int day, int year, int after) {
    try {
      if (year > 0) {
        return new Found(LocalDate.of(year, month, day), isYear(after) ? after + 1 : after);
      }
      return publishedAt == null ? null : new Found(nearest(month, day, publishedAt), after);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate nearest(int month, int day, Instant publishedAt) {
    LocalDate published = publishedAt.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate thisYear = LocalDate.of(published.getYear(), month, day);
    if (thisYear.isBefore(published.minusMonths(6))) {
      return thisYear.plusYears(1);
    }
    return thisYear.isAfter(published.plusMonths(6)) ? thisYear.minusYears(1) : thisYear;
  }

  private int yearAfter(int at) {
    return isYear(at) ? number(at) : 0;
  }

  private boolean isYear(int at) {
    return at < end && words.number(at) && words.end(at) - words.begin(at) == YEAR_LENGTH;
  }

  private boolean character(int at, char expected) {
    return at < end && words.text().charAt(words.begin(at)) == expected;
  }

  private int month(int at) {
    if (at >= end) {
      return 0;
    }
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).has(words, at)
          && (words.capitalised(at) || words.unspaced(at) || french(at))) {
        return i + 1;
      }
    }
    return 0;
  }

  /** French and Spanish write months small; "may" and "mars" are no months then. */
  private boolean french(int at) {
    return at > 0 && words.number(at - 1);
  }

  /** A day, month or year; 0 if the word is none. "1er" and "1st" are 1. */
  private int number(int at) {
    if (at >= end || !words.number(at)) {
      return 0;
    }
    int value = 0;
    for (int i = words.begin(at); i < words.end(at); i++) {
      int digit = Character.digit(words.text().charAt(i), 10);
      if (digit < 0) {
        break;
      }
      value = Math.min(10_000, value * 10 + digit);
    }
    return value;
  }
}
