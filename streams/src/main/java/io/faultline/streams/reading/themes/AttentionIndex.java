package io.faultline.streams.reading.themes;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts how much the press speaks of each theme: its share of the articles of a week against its
 * share of the {@value #PAST_DAYS} days before that week.
 *
 * <pre>
 *   |------------- 90 days: 1 of 50 articles -------------|-- 7 days: 3 of 50 --|   index 300
 *                                                                          day ^
 * </pre>
 *
 * <p>Shares and not counts, so that a week with much news of all kinds raises nothing, as in the
 * news-based index of geopolitical risk (D. Caldara and M. Iacoviello, "Measuring Geopolitical
 * Risk", 2022). An article counts once, on the day on which it was published, with the themes of
 * its last version; so the order of arrival changes nothing. Which version was counted is forgotten
 * {@value #REMEMBERED_DAYS} days behind the newest article. Not safe to share.
 */
public final class AttentionIndex {
  /** Days whose articles make the share of a day, so that a single article doesn't decide. */
  public static final int WINDOW_DAYS = 7;

  /** Days of the past that they are measured against. */
  static final int PAST_DAYS = 90;

  /** Of a past with articles on fewer days it can't be said what is usual. */
  static final int FEWEST_DAYS = 14;

  private static final int REMEMBERED_DAYS = 400;

  private final Map<String, Counted> counted = new LinkedHashMap<>();
  private final NavigableMap<LocalDate, Integer> articles = new TreeMap<>();
  private final NavigableMap<String, NavigableMap<LocalDate, Integer>> byTheme = new TreeMap<>();

  private record Counted(int version, LocalDate day, Set<String> themes) {}

  /**
   * Counts a version of an article; an older one than was counted before changes nothing.
   *
   * @param day on which the article was published
   * @param themes of which it speaks, see {@link Theme}; empty for one that speaks of none, which
   *     counts among all
   */
  public void count(String articleId, int version, LocalDate day, Set<String> themes) {
    Counted before = counted.get(articleId);
    if (before != null && before.version > version) {
      return;
    }
    if (before != null) {
      add(before, -1);
    }
    Counted now = new Counted(version, day, Set.copyOf(themes));
    counted.remove(articleId);
    counted.put(articleId, now);
    add(now, 1);
    forget();
  }

  private void add(Counted of, int number) {
    articles.merge(of.day, number, AttentionIndex::sumOrNothing);
    for (String theme : of.themes) {
      NavigableMap<LocalDate, Integer> days = byTheme.computeIfAbsent(theme, t -> new TreeMap<>());
      days.merge(of.day, number, AttentionIndex::sumOrNothing);
      if (days.isEmpty()) {
        byTheme.remove(theme);
      }
    }
  }

  private void forget() {
    LocalDate before = articles.lastKey().minusDays(REMEMBERED_DAYS);
    Iterator<Counted> oldest = counted.values().iterator();
    while (oldest.hasNext() && oldest.next().day.isBefore(before)) {
      oldest.remove();
    }
  }

  private static @Nullable Integer sumOrNothing(int one, int other) {
    return one + other == 0 ? null : one + other;
  }

  /** All themes that were spoken of, in alphabetical order. */
  public Set<String> themes() {
    return new TreeSet<>(byTheme.keySet());
  }

  /** The attention that a theme has on a day. */
  public Attention on(String theme, LocalDate day) {
    NavigableMap<LocalDate, Integer> days = byTheme.getOrDefault(theme, new TreeMap<>());
    LocalDate begin = day.minusDays(WINDOW_DAYS - 1);
    int with = sum(days, begin, day);
    int all = sum(articles, begin, day);
    double share = all == 0 ? 0 : (double) with / all;
    return new Attention(theme, day, with, all, share, index(days, begin, share));
  }

  private @Nullable Double index(
      NavigableMap<LocalDate, Integer> days, LocalDate begin, double share) {
    LocalDate first = begin.minusDays(PAST_DAYS);
    LocalDate last = begin.minusDays(1);
    int with = sum(days, first, last);
    boolean known = articles.subMap(first, true, last, true).size() >= FEWEST_DAYS;
    return known && with > 0
        ? Double.valueOf(100 * share * sum(articles, first, last) / with)
        : null;
  }

  /** The attention of a theme on every day from one to another, for a chart. */
  public List<Attention> series(String theme, LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1)).map(day -> on(theme, day)).toList();
  }

  /** The days of the first and the last article; empty where none was counted. */
  public List<LocalDate> span() {
    return articles.isEmpty() ? List.of() : List.of(articles.firstKey(), articles.lastKey());
  }

  private static int sum(NavigableMap<LocalDate, Integer> days, LocalDate first, LocalDate last) {
    return days.subMap(first, true, last, true).values().stream().mapToInt(Integer::intValue).sum();
  }
}
