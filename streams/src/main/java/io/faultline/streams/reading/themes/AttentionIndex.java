package io.faultline.streams.reading.themes;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The attention that a theme gets: the share of a day's articles that speak of it, against the mean
 * share of the days before, times 100. So 100 is as ever, and 300 three times as much.
 *
 * <p>It is built as the news-based index of geopolitical risk is (D. Caldara and M. Iacoviello,
 * "Measuring Geopolitical Risk", 2022): counts of articles, taken as shares, so that a day with
 * much news of all kinds doesn't raise it. A theme is any key: a company, {@code country:RU}, a
 * risk type. Days are those of the articles' own times, so that the order of arrival doesn't
 * matter. Not safe to share.
 */
public final class AttentionIndex {
  /** Days of the past that a day is measured against. */
  static final int PAST_DAYS = 90;

  /** Fewer days with articles than this say too little of what is usual. */
  static final int FEWEST_DAYS = 7;

  private final Map<LocalDate, Integer> articles = new TreeMap<>();
  private final Map<String, Map<LocalDate, Integer>> byTheme = new TreeMap<>();

  /** Counts an article of this day with the themes that it speaks of, each once. */
  public void count(LocalDate day, Iterable<String> themes) {
    articles.merge(day, 1, Integer::sum);
    for (String theme : themes) {
      byTheme.computeIfAbsent(theme, t -> new TreeMap<>()).merge(day, 1, Integer::sum);
    }
  }

  /** The share of a day's articles that speak of a theme, 0 to 1; 0 on a day without articles. */
  public double share(String theme, LocalDate day) {
    int all = articles.getOrDefault(day, 0);
    return all == 0 ? 0 : (double) byTheme.getOrDefault(theme, Map.of()).getOrDefault(day, 0) / all;
  }

  /**
   * The index of a theme on a day; empty where fewer than 7 of the 90 days before had articles, or
   * none of them spoke of it.
   */
  public Optional<Double> on(String theme, LocalDate day) {
    double sum = 0;
    int days = 0;
    for (LocalDate before = day.minusDays(PAST_DAYS);
        before.isBefore(day);
        before = before.plusDays(1)) {
      if (articles.containsKey(before)) {
        sum += share(theme, before);
        days++;
      }
    }
    return days < FEWEST_DAYS || sum == 0
        ? Optional.empty()
        : Optional.of(100 * share(theme, day) / (sum / days));
  }
}
