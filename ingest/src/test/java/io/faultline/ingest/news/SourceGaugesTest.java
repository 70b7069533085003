package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceGaugesTest {
  private TestSite site;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
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
  void eachSourceShowsItsAgeItsArticlesItsShareOf304AndItsErrors() throws Exception {
    site.feed("/feed", site.item("/a", "Shares fall", "Fri, 08 Jul 2022 01:00:00 GMT"));
    site.page("/a", TestSite.article("Shares fall", "Shares fell by half."));
    site.status("/down", 502);
    try (NewsService service = started(source("feed"), source("down"))) {
      service.pollNow();
      clock.advance(Duration.ofMinutes(3));
      assertThat(gauge("last.success.age", "feed")).isEqualTo(180);
      assertThat(gauge("next.fetch", "feed")).isPositive();
      assertThat(gauge("articles.today", "feed")).isEqualTo(1);
      assertThat(gauge("articles.usual", "feed")).isZero();
      assertThat(gauge("unchanged.share", "feed")).isZero();
      assertThat(gauge("failures", "feed")).isZero();
      assertThat(health("feed", "ok")).isEqualTo(1);
      assertThat(gauge("last.success.age", "down")).isNaN();
      assertThat(gauge("failures", "down")).isPositive();
      assertThat(health("down", "failing")).isEqualTo(1);
      assertThat(health("down", "ok")).isZero();
    }
  }

  @Test
  void aServiceThatIsClosedShowsNoSourcesAnyMore() {
    site.feed("/feed");
    NewsService service = started(source("feed"));
    assertThat(registry.find("faultline.news.source.failures").gauges()).hasSize(1);
    service.close();
    assertThat(registry.find("faultline.news.source.failures").gauges()).isEmpty();
  }

  @Test
  void thousandsOfSourcesDoNotMakeThousandsOfSeries() {
    List<Source> many =
        IntStream.range(0, 2_000)
            .mapToObj(i -> Source.of("s" + i, URI.create("https://s%d.example/".formatted(i))))
            .toList();
    HostShares shares = HostShares.DEALT_OUT;
    try (NewsService service =
        new NewsService(NewsSettings.of(many), shares, Handover.NONE, clock, registry)) {
      IntStream.range(0, shares.count())
          .forEach(share -> service.begin(share, new InMemoryPublisher()));
      assertThat(registry.getMeters())
          .filteredOn(meter -> meter.getId().getName().startsWith("faultline.news.source."))
          .hasSize(SourceGauges.MOST * SourceGauges.SERIES_EACH);
    }
  }

  private double gauge(String what, String source) {
    return registry.get("faultline.news.source." + what).tag("source", source).gauge().value();
  }

  private double health(String source, String health) {
    return registry
        .get("faultline.news.source.health")
        .tags("source", source, "health", health)
        .gauge()
        .value();
  }

  private Source source(String path) {
    return new Source(
        path,
        site.url("/" + path),
        "Example Wire",
        "en",
        null,
        Source.Content.PAGES,
        /* allowPrivate= */ true,
        /* askRobots= */ true);
  }

  private NewsService started(Source... sources) {
    NewsSettings settings =
        NewsSettings.of(List.of(sources)).withManners(Manners.DEFAULT.withPause(Duration.ZERO));
    NewsService service = new NewsService(settings, new InMemoryPublisher(), clock, registry);
    service.start();
    return service;
  }
}
