package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.Limits;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.websub.WebSubSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How news comes in.
 *
 * @param sources what is watched
 * @param manners towards the sites
 * @param limits of one fetch
 * @param soonest no source is polled more often, unless it has its own interval
 * @param latest every source is polled at least so often
 * @param atOnce how many sources are polled at the same time
 * @param webSub where hubs can reach the service; null where they can't, so that all is polled
 */
public record NewsSettings(
    List<Source> sources,
    Manners manners,
    Limits limits,
    Duration soonest,
    Duration latest,
    int atOnce,
    @Nullable WebSubSettings webSub) {
  public NewsSettings {
    sources = List.copyOf(sources);
    Set<String> ids = new HashSet<>();
    for (Source source : sources) {
      if (!ids.add(source.id())) {
        throw new IllegalArgumentException("two sources have the id " + source.id());
      }
    }
    if (soonest.compareTo(latest) > 0) {
      throw new IllegalArgumentException(
          "soonest (%s) must not be longer than latest (%s)".formatted(soonest, latest));
    }
    if (atOnce < 1) {
      throw new IllegalArgumentException("atOnce must be 1 or more, was " + atOnce);
    }
  }

  /**
   * Between five minutes and a day, 512 sources at once: most of them wait for their turn at a
   * host, which costs next to nothing on virtual threads.
   */
  public static NewsSettings of(List<Source> sources) {
    return new NewsSettings(
        sources,
        Manners.DEFAULT,
        Limits.DEFAULT,
        Duration.ofMinutes(5),
        Duration.ofHours(24),
        /* atOnce= */ 512,
        /* webSub= */ null);
  }

  /** The same with other manners. */
  public NewsSettings withManners(Manners manners) {
    return new NewsSettings(sources, manners, limits, soonest, latest, atOnce, webSub);
  }

  /** The same, reached by hubs as {@code reached} says. */
  public NewsSettings withWebSub(@Nullable WebSubSettings reached) {
    return new NewsSettings(sources, manners, limits, soonest, latest, atOnce, reached);
  }
}
