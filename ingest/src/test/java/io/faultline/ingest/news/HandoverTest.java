package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two shares of the hosts: of 127.0.0.1, and of a host whose pages are never fetched here. */
class HandoverTest {
  private static final String DAY = "Fri, 08 Jul 2022 01:00:00 GMT";
  private static final HostShares SHARES = HostShares.DEALT_OUT;
  private static final String ELSEWHERE = "https://elsewhere.example/a";

  private TestSite site;
  private int own;
  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final SettableClock clock = new SettableClock("2022-07-08T02:00:00Z");
  private final List<String> handed = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void openSite() throws IOException {
    site = new TestSite();
    own = SHARES.of(site.url("/").toString());
    assertThat(SHARES.of(ELSEWHERE)).isNotEqualTo(own);
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void aLinkToAHostOfAnotherShareIsHandedToItOnce() throws Exception {
    site.feed("/feed", item(ELSEWHERE));
    try (NewsService service = started(Source.Content.PAGES)) {
      service.pollNow();
      service.pollNow();
      assertThat(service.reports().getFirst().articlesToday()).isEqualTo(1);
    }
    assertThat(publisher.events()).isEmpty();
    assertThat(handed).singleElement().asString().startsWith(SHARES.of(ELSEWHERE) + " ");
  }

  @Test
  void anArticleOfAnotherShareIsHandedToItAsItWasRead() throws Exception {
    site.feed("/feed", item(ELSEWHERE));
    try (NewsService service = started(Source.Content.ENTRIES)) {
      service.pollNow();
    }
    assertThat(publisher.events()).isEmpty();
    assertThat(handed).singleElement().asString().contains("Shares fell by half.", "\"draft\"");
  }

  @Test
  void aLinkThatIsHandedOverTwiceIsOneArticle() throws Exception {
    site.feed("/feed");
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    String link = site.url("/a").toString();
    String what =
        """
        {"at": "2022-07-08T02:00:00Z", "source": "feed", "entry": {"url": "%s", "title": "Shares fall", "authors": []},
         "validators": {}}
        """
            .formatted(link);
    try (NewsService service = started(Source.Content.PAGES)) {
      service.take(own, what);
      await(1);
      service.take(own, what);
      service.pollNow();
    }
    assertThat(articles()).extracting(Article::url).containsExactly(link);
    assertThat(site.requests()).containsOnlyOnce("GET /a");
  }

  @Test
  void whatWasHandedOverBeforeARestartIsNotForgotten() throws Exception {
    site.feed("/feed");
    site.status("/a", 503);
    String what =
        """
        {"at": "2022-07-08T02:00:00Z", "source": "feed", "entry": {"url": "%s", "title": "Shares fall", "authors": []},
         "validators": {}}
        """
            .formatted(site.url("/a"));
    try (NewsService service = started(Source.Content.PAGES)) {
      service.take(own, what);
    }
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    clock.advance(Duration.ofHours(1));
    try (NewsService _ = started(Source.Content.PAGES)) {
      await(1);
    }
  }

  @Test
  void whatIsHandedOverAgainAfterALaterVersionIsNoVersion() throws Exception {
    site.feed("/feed");
    String first = handedDraft("2022-07-08T02:00:00Z", "Shares fell by half.");
    String second = handedDraft("2022-07-08T03:00:00Z", "Shares fell by a third.");
    try (NewsService service = started(Source.Content.PAGES)) {
      clock.advance(Duration.ofMinutes(1));
      service.take(own, first);
      clock.advance(Duration.ofHours(1));
      service.take(own, second);
      service.take(own, first);
      service.take(own, second);
    }
    assertThat(articles()).extracting(Article::version).containsExactly(1, 2);
  }

  @Test
  void aShareThatIsGivenAwayIsNotWatchedAnyMore() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started(Source.Content.PAGES)) {
      service.end(own);
      int before = site.requests().size();
      service.pollNow();
      assertThat(service.reports()).isEmpty();
      assertThat(site.requests()).hasSize(before);
    }
  }

  private String handedDraft(String at, String text) {
    return """
    {"at": "%s", "source": "feed",
     "entry": {"url": "https://elsewhere.example/moved", "title": "Shares fall", "authors": []},
     "draft": {"url": "%s", "source": "Example Wire", "title": "Shares fall", "authors": [],
               "language": "en", "text": "%s"},
     "validators": {}}
    """
        .formatted(at, site.url("/a"), text);
  }

  private static String item(String link) {
    return "<item><title>Shares fall</title><link>%s</link><pubDate>%s</pubDate><description>%s</description></item>"
        .formatted(link, DAY, "Shares fell by half.");
  }

  private void await(int articles) throws InterruptedException {
    for (int i = 0; i < 200 && articles().size() < articles; i++) {
      Thread.sleep(50);
    }
    assertThat(articles()).hasSize(articles);
  }

  private NewsService started(Source.Content content) {
    Source here =
        new Source(
            "feed",
            site.url("/feed"),
            "Example Wire",
            "en",
            Duration.ofDays(1),
            content,
            /* allowPrivate= */ true,
            /* askRobots= */ true);
    Source elsewhere = Source.of("elsewhere", URI.create("https://elsewhere.example/feed"));
    NewsService service =
        new NewsService(
            NewsSettings.of(List.of(here, elsewhere))
                .withManners(Manners.DEFAULT.withPause(Duration.ZERO)),
            SHARES,
            (share, key, what) -> handed.add(share + " " + what),
            clock,
            new SimpleMeterRegistry());
    service.start();
    service.begin(own, publisher);
    return service;
  }

  private List<Article> articles() {
    return publisher.events().stream().map(Article.class::cast).toList();
  }
}
