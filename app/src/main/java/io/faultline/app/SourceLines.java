package io.faultline.app;

import io.faultline.alerts.SourceLine;
import io.faultline.app.config.Config;
import io.faultline.ingest.news.HostShares;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.news.SourceReport;
import io.faultline.ingest.news.SourceReports;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaNotes;
import io.faultline.ingest.publishing.PublishingFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the sources of news are doing, for the page of sources: as the news service of this process
 * says, or where that runs elsewhere, as it has noted in Kafka. Thread-safe.
 */
final class SourceLines implements Supplier<List<SourceLine>> {
  private static final Logger LOG = LoggerFactory.getLogger(SourceLines.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** All notes must be read for those of sources, so they are read once for many visitors. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Config config;
  private final Supplier<Map<String, String>> clientSettings;
  private final InstantSource clock;
  private final boolean newsIsHere;
  private final Supplier<@Nullable NewsService> news;

  // Mutable state
  private List<SourceLine> noted = List.of();
  private Instant readAt = Instant.EPOCH;

  /**
   * @param newsIsHere whether this process has the news service, started or about to be, and shares
   *     it with no other
   * @param news null until it has started
   */
  SourceLines(
      Config config,
      Supplier<Map<String, String>> clientSettings,
      InstantSource clock,
      boolean newsIsHere,
      Supplier<@Nullable NewsService> news) {
    this.config = config;
    this.clientSettings = clientSettings;
    this.clock = clock;
    this.newsIsHere = newsIsHere;
    this.news = news;
  }

  @Override
  public List<SourceLine> get() {
    if (newsIsHere) {
      NewsService service = news.get();
      return service == null ? List.of() : lines(service.reports());
    }
    return noted();
  }

  private synchronized List<SourceLine> noted() {
    Instant now = clock.instant();
    List<Source> sources = config.sources().feeds().stream().map(Config.Feed::source).toList();
    if (sources.isEmpty() || now.isBefore(readAt.plus(KEPT))) {
      return noted;
    }
    readAt = now;
    try {
      Map<String, Object> client = new HashMap<>(clientSettings.get());
      KafkaConnection connection =
          new KafkaConnection(client, config.topics().prefix(), "news", PATIENCE);
      Map<String, String> notes =
          new KafkaNotes(connection, HostShares.DEALT_OUT.count()).recall(SourceReports.AREA);
      noted = lines(SourceReports.of(sources, notes, now));
    } catch (PublishingFailed e) {
      LOG.warn("what the news service noted of its sources can't be read: {}", e.getMessage());
    }
    return noted;
  }

  static List<SourceLine> lines(List<SourceReport> reports) {
    return reports.stream().map(SourceLines::line).toList();
  }

  private static SourceLine line(SourceReport report) {
    String moved = report.movedTo() == null ? null : "moved to " + report.movedTo();
    return new SourceLine(
        report.id(),
        report.called(),
        report.url().toString(),
        report.health().code(),
        report.lastSuccess(),
        report.nextPoll(),
        report.articlesToday(),
        report.usualPerDay(),
        report.unchangedShare(),
        report.failures(),
        report.lastError() == null ? moved : report.lastError());
  }
}
