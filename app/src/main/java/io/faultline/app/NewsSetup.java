package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.ingest.news.NewsSettings;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.news.fetching.Manners;
import java.time.Duration;
import java.util.List;

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
        Source.idOf(feed.url()),
        feed.url(),
        feed.name(),
        feed.language(),
        feed.every(),
        Source.Content.PAGES,
        feed.privateNetwork(),
        /* askRobots= */ true);
  }
}
