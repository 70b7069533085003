package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.news.websub.WebSubSettings;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSubTest {
  private static final String DAY = "Fri, 08 Jul 2022 01:00:00 GMT";

  private TestSite site;
  private TestHub hub;
  private int port;
  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final SettableClock clock = new SettableClock("2022-07-08T02:00:00Z");
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void open() throws IOException {
    site = new TestSite();
    hub = new TestHub();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    site.on("/feed", exchange -> TestSite.send(exchange, 200, "application/rss+xml", feed("")));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
  }

  @AfterEach
  void close() {
    site.close();
    hub.close();
  }

  @Test
  void aFeedThatAnnouncesAHubIsSubscribedToAndTheHubsQuestionAnswered() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      assertThat(hub.asked().form())
          .containsEntry("hub.mode", "subscribe")
          .containsEntry("hub.topic", site.url("/feed").toString())
          .containsKeys("hub.secret", "hub.lease_seconds");
      HttpResponse<String> answer = hub.verify(hub.asked(), "subscribe", 86_400);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(TestHub.CHALLENGE);
    }
  }

  @Test
  void whatTheHubPushesAndSignsIsPublishedWithoutAPoll() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      hub.verify(hub.asked(), "subscribe", 86_400);
      String pushed = feed(site.item("/a", "Shares fall", DAY));
      assertThat(hub.push(hub.asked(), pushed, hub.asked().secret())).isEqualTo(202);
      await(() -> !articles().isEmpty());
    }
    assertThat(articles()).extracting(Article::title).containsExactly("Shares fall");
  }

  @Test
  void whatIsSignedWithAnotherSecretIsThankedForAndNotRead() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      hub.verify(hub.asked(), "subscribe", 86_400);
      String pushed = feed(site.item("/a", "Shares fall", DAY));
      assertThat(hub.push(hub.asked(), pushed, "guessed")).isEqualTo(202);
      await(() -> pushes("forged") == 1);
    }
    assertThat(articles()).isEmpty();
  }

  @Test
  void aSubscriptionThatWasNeverAskedForIsNotConfirmed() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      TestHub.Asked other = hub.asked().about(site.url("/other").toString());
      assertThat(hub.verify(other, "subscribe", 86_400).statusCode()).isEqualTo(404);
      assertThat(hub.verify(hub.asked(), "unsubscribe", 86_400).statusCode()).isEqualTo(404);
      assertThat(hub.push(hub.asked().at(callback("guessed")), "<rss/>", "x")).isEqualTo(410);
    }
  }

  @Test
  void theLeaseIsRenewedBeforeItEndsAndAlsoAfterARestart() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      hub.verify(hub.asked(), "subscribe", 86_400);
    }
    TestHub.Asked first = hub.asked();
    clock.advance(Duration.ofHours(22));
    try (NewsService service = started(true)) {
      assertThat(service.health().up()).isTrue();
      TestHub.Asked second = hub.awaitAsked(2);
      assertThat(second.callback()).isEqualTo(first.callback());
      assertThat(hub.verify(second, "subscribe", 86_400).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aHubThatDeniesIsLeftAloneForADay() throws Exception {
    try (NewsService service = started(true)) {
      service.pollNow();
      assertThat(hub.verify(hub.asked(), "denied", 0).statusCode()).isEqualTo(200);
      assertThat(hub.verify(hub.asked(), "subscribe", 86_400).statusCode()).isEqualTo(404);
      clock.advance(Duration.ofHours(12));
      service.pollNow();
      assertThat(hub.requests()).hasSize(1);
    }
  }

  @Test
  void withoutAPublicAddressNobodyIsAsked() throws Exception {
    try (NewsService service = started(false)) {
      service.pollNow();
    }
    assertThat(hub.requests()).isEmpty();
  }

  private double pushes(String outcome) {
    return registry.counter("faultline.news.pushes", "outcome", outcome).count();
  }

  private static void await(BooleanSupplier fulfilled) throws InterruptedException {
    for (int i = 0; i < 200 && !fulfilled.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(fulfilled.getAsBoolean()).isTrue();
  }

  private URI callback(String token) {
    return URI.create("http://127.0.0.1:%d/hear/%s".formatted(port, token));
  }

  private String feed(String items) {
    return """
    <rss version="2.0"><channel><title>Example Wire</title>
    <link rel="hub" href="%s"/><link rel="self" href="%s"/>%s</channel></rss>
    """
        .formatted(hub.url(), site.url("/feed"), items);
  }

  private List<Article> articles() {
    return publisher.events().stream().map(Article.class::cast).toList();
  }

  private NewsService started(boolean reached) {
    Source source =
        new Source("wire", site.url("/feed"), null, null, null, Source.Content.PAGES, true, true);
    NewsSettings settings =
        NewsSettings.of(List.of(source))
            .withManners(Manners.DEFAULT.withPause(Duration.ZERO))
            .withWebSub(reached ? new WebSubSettings(callback(""), "127.0.0.1", port) : null);
    NewsService service = new NewsService(settings, publisher, clock, registry);
    service.start();
    return service;
  }
}
