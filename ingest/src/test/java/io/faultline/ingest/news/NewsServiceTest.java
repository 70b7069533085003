package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.misbehaviour.Redirect;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsServiceTest {
  private static final String DAY = "Fri, 08 Jul 2022 01:00:00 GMT";

  private TestSite site;
  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final SettableClock clock = new SettableClock("2022-07-08T02:00:00Z");

  @BeforeEach
  void openSite() throws IOException {
    site = new TestSite();
  }

  @AfterEach
  void closeSite() {
    site.close();
  }

  @Test
  void anArticleIsPublishedOnceThoughItsFeedIsPolledAgain() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      service.pollNow();
    }
    assertThat(articles())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.title()).isEqualTo("Shares fall");
              assertThat(a.text()).contains("Shares fell by half.");
              assertThat(a.source()).isEqualTo("Example Wire");
              assertThat(a.publishedAt()).isEqualTo(Instant.parse("2022-07-08T01:00:00Z"));
              assertThat(a.observedAt()).isEqualTo(Instant.parse("2022-07-08T02:00:00Z"));
              assertThat(a.version()).isEqualTo(1);
            });
  }

  @Test
  void aRestartRepeatsNothing() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    for (int start = 0; start < 2; start++) {
      try (NewsService service = started()) {
        service.pollNow();
      }
    }
    assertThat(articles()).hasSize(1);
  }

  @Test
  void aChangedTextIsANewVersionThatSaysWhatChanged() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      clock.advance(Duration.ofHours(1));
      site.feed("/feed", site.item("/a", "Shares fall (updated)", DAY));
      site.page("/a", TestSite.article("Shares fall", "Shares fell by a third."));
      service.pollNow();
    }
    assertThat(articles()).hasSize(2);
    Article second = articles().get(1);
    assertThat(second.articleId()).isEqualTo(articles().get(0).articleId());
    assertThat(second.version()).isEqualTo(2);
    assertThat(second.status()).isEqualTo(ArticleStatus.UPDATED);
    assertThat(second.changed()).containsExactly("text");
    assertThat(second.updatedAt()).isEqualTo(Instant.parse("2022-07-08T03:00:00Z"));
  }

  @Test
  void oneArticleInTwoFeedsIsOneArticle() throws Exception {
    site.feed("/feed", site.item("/a?utm_source=rss", "Shares fall", DAY));
    site.feed("/other", site.item("/a", "Shares fall!", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    site.page("/a?utm_source=rss", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started("/feed", "/other")) {
      service.pollNow();
    }
    assertThat(articles()).hasSize(1);
  }

  @Test
  void anArticleThatIsGoneIsRetracted() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      site.status("/a", 410);
      site.feed("/feed", site.item("/a", "Withdrawn", DAY));
      service.pollNow();
    }
    assertThat(articles())
        .extracting(Article::status)
        .containsExactly(ArticleStatus.NEW, ArticleStatus.RETRACTED);
    assertThat(articles().get(1).version()).isEqualTo(2);
  }

  @Test
  void aPageThatFailsForAWhileIsNotLostThoughItsFeedForgetsIt() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.status("/a", 500);
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).isEmpty();
    site.feed("/feed");
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    clock.advance(Duration.ofMinutes(10));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).hasSize(1);
  }

  @Test
  void aFeedThatHasNotChangedIsAskedWithItsValidatorsLetterForLetter() throws Exception {
    AtomicInteger conditional = new AtomicInteger();
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "W/\"odd one\"");
          exchange.getResponseHeaders().set("Last-Modified", "yesterday, about noon");
          boolean same =
              "W/\"odd one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                  && "yesterday, about noon"
                      .equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
          if (same) {
            conditional.incrementAndGet();
            TestSite.send(exchange, 304, "text/plain", "");
          } else {
            TestSite.send(exchange, 200, "text/xml", "<rss><channel></channel></rss>");
          }
        });
    try (NewsService service = started()) {
      service.pollNow();
      service.pollNow();
      assertThat(service.reports().getFirst().unchangedShare()).isGreaterThan(0);
    }
    assertThat(conditional).hasValueGreaterThan(0);
  }

  @Test
  void aPageThatRobotsDisallowsIsNotFetched() throws Exception {
    site.on(
        "/robots.txt",
        e -> TestSite.send(e, 200, "text/plain", "User-agent: faultline\nDisallow: /a\n"));
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).isEmpty();
    assertThat(site.requests()).doesNotContain("GET /a");
  }

  @Test
  void aPrivateAddressIsRefusedUnlessItsSourceAllowsIt() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    NewsSettings settings = NewsSettings.of(List.of(Source.of("private", site.url("/feed"))));
    try (NewsService service =
        new NewsService(settings, publisher, clock, new SimpleMeterRegistry())) {
      service.start();
      service.pollNow();
      assertThat(service.reports().getFirst().health()).isEqualTo(SourceReport.Health.FAILING);
      assertThat(service.reports().getFirst().lastError()).contains("127.0.0.1");
    }
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void aTimeAheadOfTheObservationIsClamped() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", "Fri, 08 Jul 2022 09:00:00 GMT"));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles().getFirst().publishedAt())
        .isEqualTo(Instant.parse("2022-07-08T02:00:00Z"));
  }

  @Test
  void aCorrectionThatItsFeedDoesNotMentionIsSeenLater() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      site.page("/a", TestSite.article("Shares fall", "Correction: shares fell by a third."));
      assertThat(service.lookAgainNow()).isZero();
      clock.advance(Duration.ofHours(3));
      awaitArticles(service, 2);
    }
    assertThat(articles().get(1).status()).isEqualTo(ArticleStatus.UPDATED);
    assertThat(articles().get(1).text()).contains("by a third");
  }

  @Test
  void anArticleThatIsTakenBackLaterIsRetracted() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      site.status("/a", 410);
      clock.advance(Duration.ofDays(1));
      awaitArticles(service, 2);
    }
    assertThat(articles().get(1).status()).isEqualTo(ArticleStatus.RETRACTED);
    assertThat(articles().get(1).text()).isEmpty();
  }

  @Test
  void aNoticeOfRetractionIsARetraction() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
      site.page(
          "/a", TestSite.article("Shares fall", "This article has been withdrawn by its editors."));
      site.feed("/feed", site.item("/a", "Shares fall (withdrawn)", DAY));
      service.pollNow();
    }
    assertThat(articles().get(1).status()).isEqualTo(ArticleStatus.RETRACTED);
  }

  @Test
  void aPageThatAnnouncesItsFeedIsWatchedByIt() throws Exception {
    site.page(
        "/feed",
        "<html><head><link rel=alternate type=application/rss+xml href=/rss.xml></head></html>");
    site.feed("/rss.xml", site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).hasSize(1);
  }

  @Test
  void aSiteWithoutAFeedIsWatchedByItsNewsSitemap() throws Exception {
    site.page("/feed", "<html><body>Welcome</body></html>");
    site.on(
        "/robots.txt",
        e -> TestSite.send(e, 200, "text/plain", "Sitemap: " + site.url("/news.xml") + "\n"));
    site.on(
        "/news.xml",
        e ->
            TestSite.send(
                e,
                200,
                "application/xml",
                """
                <urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>%s</loc><news:news>
                <news:publication_date>2022-07-08T01:00:00Z</news:publication_date></news:news></url>
                <url><loc>%s</loc><lastmod>2012-01-01</lastmod></url></urlset>
                """
                    .formatted(site.url("/a"), site.url("/old"))));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).hasSize(1);
    assertThat(site.requests()).doesNotContain("GET /old");
  }

  @Test
  void aListPageIsWatchedByItsLinks() throws Exception {
    site.page(
        "/feed",
        """
        <html><body><nav><a href="/2022/07/08/about-us-and-our-long-story">About us and our long story</a></nav>
        <main><a href="/2022/07/08/shares-fall">Shares of the maker fall by half</a>
        <a href="/subscribe">Subscribe to our newsletter now please</a></main></body></html>
        """);
    site.page("/2022/07/08/shares-fall", TestSite.article("Shares fall", "Shares fell by half."));
    try (NewsService service = started()) {
      service.pollNow();
    }
    assertThat(articles()).hasSize(1);
    assertThat(site.requests())
        .doesNotContain("GET /subscribe", "GET /2022/07/08/about-us-and-our-long-story");
  }

  @Test
  void aSourceThatIsGoneOrRefusesSaysSo() throws Exception {
    site.status("/gone", 410).status("/no", 403).status("/down", 502);
    try (NewsService service = started("/gone", "/no", "/down")) {
      service.pollNow();
      assertThat(service.reports())
          .extracting(r -> r.id() + " " + r.health().code())
          .containsExactly("gone gone", "no blocked", "down failing");
    }
  }

  @Test
  void aFeedThatMovedForGoodIsAskedAtItsNewAddress() throws Exception {
    site.on("/feed", Redirect.to(301, "/new"));
    site.feed("/new");
    try (NewsService service = started()) {
      service.pollNow();
      service.pollNow();
      assertThat(service.reports().getFirst().health()).isEqualTo(SourceReport.Health.MOVED);
      assertThat(service.reports().getFirst().movedTo()).isEqualTo(site.url("/new"));
    }
    assertThat(site.requests()).filteredOn("GET /feed"::equals).hasSize(1);
  }

  @Test
  void theOlderPagesOfAFeedAreReadWhenNothingOfItIsKnown() throws Exception {
    site.feed("/older", site.item("/b", "Shares had risen", DAY));
    site.feed(
        "/feed",
        "<link rel=\"next\" href=\"%s\"/>".formatted(site.url("/older")),
        site.item("/a", "Shares fall", DAY));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    site.page("/b", TestSite.article("Shares had risen", "Shares had risen for a year."));
    try (NewsService service = started()) {
      service.pollNow();
      assertThat(articles())
          .extracting(Article::title)
          .containsExactlyInAnyOrder("Shares fall", "Shares had risen");
      service.pollNow();
    }
    assertThat(site.requests()).containsOnlyOnce("GET /older");
  }

  @Test
  void aFeedIsNotDueInTheHoursThatItsPublisherSkips() throws Exception {
    site.feed("/feed", "<skipHours><hour>2</hour><hour>3</hour></skipHours>");
    try (NewsService service = started()) {
      service.pollNow();
      assertThat(service.reports().getFirst().nextPoll())
          .isAfterOrEqualTo(Instant.parse("2022-07-08T04:00:00Z"));
    }
  }

  /** The service may look by itself first, so both ways are waited for. */
  private void awaitArticles(NewsService service, int count) throws Exception {
    for (int i = 0; i < 100 && articles().size() < count; i++) {
      service.lookAgainNow();
      Thread.sleep(50);
    }
    assertThat(articles()).hasSize(count);
  }

  private NewsService started(String... feeds) {
    List<String> paths = feeds.length == 0 ? List.of("/feed") : List.of(feeds);
    List<Source> sources =
        paths.stream()
            .map(
                path ->
                    new Source(
                        path.substring(1),
                        site.url(path),
                        "Example Wire",
                        "en",
                        null,
                        Source.Content.PAGES,
                        /* allowPrivate= */ true,
                        /* askRobots= */ true))
            .toList();
    NewsSettings settings =
        NewsSettings.of(sources).withManners(Manners.DEFAULT.withPause(Duration.ZERO));
    NewsService service = new NewsService(settings, publisher, clock, new SimpleMeterRegistry());
    service.start();
    return service;
  }

  private List<Article> articles() {
    return publisher.events().stream().map(Article.class::cast).toList();
  }
}
