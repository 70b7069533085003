package io.faultline.streams.replay;

import io.faultline.events.Article;
import io.faultline.events.PriceBar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that a replay concludes for. What was known before {@code from} is context: listings are
 * standing ones, prices are history. What is known after {@code to} is left out.
 */
public record Span(Instant from, Instant to) {
  private static final Duration BEFORE_FIRST_ARTICLE = Duration.ofDays(14);
  private static final Duration HISTORY = Duration.ofDays(90);

  public Span {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a replay must end after it begins, was %s to %s".formatted(from, to));
    }
  }

  /**
   * The span of some inputs: by default from two weeks before the first article, or without
   * articles after 90 days of prices, to the last thing that is known.
   *
   * @param from null for the default
   * @param to null for the default
   */
  public static Span of(Inputs inputs, @Nullable Instant from, @Nullable Instant to) {
    return of(
        inputs,
        inputs.articles().stream().map(Article::knownAt).min(Comparator.naturalOrder()),
        inputs.articles().stream().map(Article::knownAt).max(Comparator.naturalOrder()),
        from,
        to);
  }

  /**
   * The same where the articles are elsewhere.
   *
   * @param firstArticle when the first is known; empty if there is none
   * @param lastArticle when the last is
   */
  public static Span of(
      Inputs inputs,
      Optional<Instant> firstArticle,
      Optional<Instant> lastArticle,
      @Nullable Instant from,
      @Nullable Instant to) {
    Optional<Instant> firstBar =
        inputs.prices().stream().map(PriceBar::knownAt).min(Comparator.naturalOrder());
    Instant begin =
        from != null
            ? from
            : firstArticle
                .map(a -> a.minus(BEFORE_FIRST_ARTICLE))
                .or(() -> firstBar.map(b -> b.plus(HISTORY)))
                .orElse(Instant.EPOCH)
                .truncatedTo(ChronoUnit.DAYS);
    Instant end =
        to != null
            ? to
            : Stream.concat(lastArticle.stream(), inputs.prices().stream().map(PriceBar::knownAt))
                .max(Comparator.naturalOrder())
                .orElse(begin);
    return new Span(begin, end.isBefore(begin) ? begin : end);
  }
}
