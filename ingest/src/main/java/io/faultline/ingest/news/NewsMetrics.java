package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.ingest.news.SourceReport.Health;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What can be counted of the news service; every label has few values. */
final class NewsMetrics {
  private final MeterRegistry registry;

  NewsMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** How many sources are in which health. */
  void watch(Supplier<List<SourceReport>> reports) {
    for (Health health : Health.values()) {
      Gauge.builder(
              "faultline.news.sources",
              () -> reports.get().stream().filter(r -> r.health() == health).count())
          .tag("health", health.code())
          .register(registry);
    }
  }

  /** A poll of a source ended: {@code changed unchanged}, or the reason of its failure. */
  void polled(String outcome) {
    registry.counter("faultline.news.polls", "outcome", outcome).increment();
  }

  void published(Article article) {
    registry.counter("faultline.news.articles", "status", article.status().code()).increment();
  }

  /** A link led to nothing that is published. */
  void settled(String outcome) {
    registry.counter("faultline.news.links.settled", "outcome", outcome).increment();
  }

  /** A hub pushed something: {@code taken forged unreadable}. */
  void pushed(String outcome) {
    registry.counter("faultline.news.pushes", "outcome", outcome).increment();
  }

  void pageFailed(Reason why) {
    registry
        .counter("faultline.news.pages.failed", "reason", why.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
