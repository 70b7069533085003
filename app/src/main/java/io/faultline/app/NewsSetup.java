package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.events.Json;
import io.faultline.ingest.news.NewsSettings;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.news.fetching.Manners;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says to the news service what the configuration says. */
final class NewsSetup {
  private NewsSetup() {}

  static NewsSettings of(Config config) {
    List<Config.Feed> feeds = config.sources().feeds();
    NewsSettings settings = NewsSettings.of(feeds.stream().map(NewsSetup::source).toList());
    // Nobody's patience is tried where all hosts are one's own.
    boolean ownHostsOnly = feeds.stream().allMatch(Config.Feed::privateNetwork);
    return ownHostsOnly && !feeds.isEmpty()
        ? settings.withManners(Manners.DEFAULT.withPause(Duration.ZERO))
        : settings;
  }

  private static Source source(Config.Feed feed) {
    return new Source(
        id(feed.url()),
        feed.url(),
        feed.name(),
        feed.language(),
        feed.every(),
        Source.Content.PAGES,
        feed.privateNetwork(),
        /* askRobots= */ true);
  }

  /** Readable, and the same as long as the address is. */
  static String id(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    String readable = host.length() > 60 ? host.substring(0, 60) : host;
    return readable + "-" + Json.fingerprintOf(url.toString()).substring(0, 6);
  }
}
