package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.FeedEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a source is polled next.
 *
 * <p>A feed shows how often it publishes by the dates of its entries: it is polled twice in the
 * usual gap between two of them, and more rarely the longer it has been silent. Never sooner than
 * its publisher asks ({@code ttl}, {@code Cache-Control}, {@code Retry-After}). After failures the
 * wait doubles each time. A tenth of every wait is left to chance, so that sources that were once
 * polled together drift apart.
 *
 * @param soonest the least wait
 * @param latest the longest
 */
record PollSchedule(Duration soonest, Duration latest, RandomGenerator random) {
  private static final int ENTRIES = 20;

  /** What is asked for beyond this is not honoured: the source would be as good as dead. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  /**
   * The wait after a success.
   *
   * @param entries of the feed, where it was sent; empty where it is unchanged
   * @param asked the longest time for which the publisher asks not to be asked
   */
  Duration afterSuccess(
      Source source,
      @Nullable Duration usual,
      @Nullable Instant lastArticle,
      @Nullable Duration asked,
      Instant now) {
    Duration floor = asked == null || asked.compareTo(PATIENCE) > 0 ? Duration.ZERO : asked;
    if (source.pollEvery() != null) {
      return longer(source.pollEvery(), floor);
    }
    Duration wait = usual == null ? soonest.multipliedBy(6) : usual.dividedBy(2);
    if (lastArticle != null) {
      wait = longer(wait, Duration.between(lastArticle, now).dividedBy(10));
    }
    return jittered(longer(within(wait), floor));
  }

  /** The wait after so many failures in a row. */
  Duration afterFailure(Source source, int failures, @Nullable Duration retryAfter) {
    Duration first = source.pollEvery() == null ? soonest : source.pollEvery();
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 12));
    Duration asked = Objects.requireNonNullElse(retryAfter, Duration.ZERO);
    return jittered(longer(wait.compareTo(latest) > 0 ? latest : wait, asked));
  }

  /** The median gap between the newest entries; null where fewer than three have dates. */
  static @Nullable Duration usualGap(List<FeedEntry> entries) {
    List<Instant> times =
        entries.stream()
            .map(e -> e.published() == null ? e.updated() : e.published())
            .filter(Objects::nonNull)
            .sorted(Comparator.reverseOrder())
            .limit(ENTRIES)
            .toList();
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      gaps.add(Duration.between(times.get(i), times.get(i - 1)));
    }
    gaps.sort(Comparator.naturalOrder());
    return gaps.size() < 2 ? null : gaps.get(gaps.size() / 2);
  }

  private Duration within(Duration wait) {
    return longer(soonest, wait.compareTo(latest) > 0 ? latest : wait);
  }

  private Duration jittered(Duration wait) {
    return wait.plusMillis((long) (random.nextDouble() * 0.1 * wait.toMillis()));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
