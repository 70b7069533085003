package io.faultline.app;

import io.faultline.ingest.news.HostShares;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaShares;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;

/**
 * The news of an installation with several processes: they share its sources by their hosts, and
 * each takes over what another leaves. All must have the same sources configured.
 */
final class SharedNews implements AutoCloseable {
  private final KafkaShares shares;
  private final NewsService news;

  /**
   * @param connection as the publisher of the news
   * @param failed is told why this process can't take part any more, once
   */
  SharedNews(Plan plan, KafkaConnection connection, MeterRegistry meters, Consumer<String> failed) {
    shares = new KafkaShares(connection, HostShares.DEALT_OUT.count(), meters, failed);
    news =
        new NewsService(
            NewsSetup.of(plan.config()), HostShares.DEALT_OUT, shares::hand, plan.clock(), meters);
  }

  void start() {
    news.start();
    shares.start(news);
  }

  /** Watches the sources whose share this process has now. */
  NewsService news() {
    return news;
  }

  @Override
  public void close() {
    shares.close();
    news.close();
  }
}
