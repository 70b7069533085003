package io.faultline.app;

import io.faultline.app.config.Config;
import io.faultline.ingest.news.NewsSettings;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.websub.WebSubSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says to the news service what the configuration says. */
final class NewsSetup {
  private NewsSetup() {}

  static NewsSettings of(Config config) {
    List<Config.Feed> feeds = config.sources().feeds();
    NewsSettings settings =
        NewsSettings.of(feeds.stream().map(Config.Feed::source).toList())
            .withWebSub(webSub(config.sources().webSub()));
    // Nobody's patience is tried where all hosts are one's own.
    boolean ownHostsOnly = feeds.stream().allMatch(Config.Feed::privateNetwork);
    return ownHostsOnly && !feeds.isEmpty()
        ? settings.withManners(Manners.DEFAULT.withPause(Duration.ZERO))
        : settings;
  }

  private static @Nullable WebSubSettings webSub(Config.@Nullable WebSub webSub) {
    return webSub == null
        ? null
        : new WebSubSettings(webSub.publicUrl(), webSub.host(), webSub.port());
  }
}
