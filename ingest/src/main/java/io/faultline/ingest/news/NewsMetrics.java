package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What can be counted of the news service; every label has few values. */
final class NewsMetrics {
  private final MeterRegistry registry;

  NewsMetrics(MeterRegistry registry) {
    this.registry = registry;
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

  void pageFailed(Reason why) {
    registry
        .counter("faultline.news.pages.failed", "reason", why.name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
