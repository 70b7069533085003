package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import io.faultline.ingest.publishing.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ingests is killed at random moments, again and again. */
class KillIT {
  private static final int KILLS = 20;
  private static final int ARTICLES_A_ROUND = 15;

  @TempDir Path directory;

  private final List<String> items = new ArrayList<>();

  /** The process: one source, polled without pause until somebody kills it. */
  static final class Ingest {
    private Ingest() {}

    /**
     * Arguments: the address of the broker, the address of the feed, and how many polls, 0 for
     * ever.
     */
    public static void main(String[] arguments) throws Exception {
      Source source =
          new Source(
              "site",
              URI.create(arguments[1]),
              "Example Wire",
              "en",
              Duration.ofDays(1),
              Source.Content.PAGES,
              /* allowPrivate= */ true,
              /* askRobots= */ true);
      NewsSettings settings =
          NewsSettings.of(List.of(source)).withManners(Manners.DEFAULT.withPause(Duration.ZERO));
      try (EventPublisher publisher =
              new KafkaEventPublisher(KafkaConnection.to(arguments[0], "news"));
          NewsService service =
              new NewsService(
                  settings, publisher, InstantSource.system(), new SimpleMeterRegistry())) {
        service.start();
        System.out.println("ready");
        int polls = Integer.parseInt(arguments[2]);
        for (int i = 0; polls == 0 || i < polls; i++) {
          service.pollNow();
        }
      }
      System.exit(0);
    }
  }

  @Test
  void twentyKillsLoseNoArticleAndRepeatNone() throws Exception {
    Random random = new Random(7);
    try (TestBroker broker = new TestBroker(directory);
        TestSite site = new TestSite()) {
      for (int kill = 0; kill < KILLS; kill++) {
        publishMore(site);
        Process process = ingest(broker, site, /* polls= */ 0);
        if (kill % 4 != 0) {
          // Three in four are killed while they work, one in four while it starts.
          try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
            publishMore(site);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
            process.destroyForcibly().waitFor();
          }
        } else {
          TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1_500));
          process.destroyForcibly().waitFor();
        }
      }
      assertThat(ingest(broker, site, /* polls= */ 2).waitFor()).isZero();

      List<String> published =
          broker.read(Topics.ARTICLES).stream()
              .map(json -> Json.read(json, Article.class))
              .map(article -> article.title() + " / version " + article.version())
              .toList();
      assertThat(published).doesNotHaveDuplicates();
      assertThat(published).hasSize(items.size()).allMatch(title -> title.endsWith("/ version 1"));
    }
  }

  /** More articles, in a feed whose validators change with it. */
  private void publishMore(TestSite site) {
    for (int i = 0; i < ARTICLES_A_ROUND; i++) {
      int number = items.size();
      String title = "Shares fall for the time number " + number;
      site.page("/" + number, TestSite.article(title, "It was the case " + number + "."));
      items.add(site.item("/" + number, title, "Fri, 08 Jul 2022 01:00:00 GMT"));
    }
    String feed = "<rss><channel>" + String.join("", items) + "</channel></rss>";
    String etag = "\"" + items.size() + "\"";
    site.on(
        "/feed",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", etag);
          if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
          } else {
            TestSite.send(exchange, 200, "text/xml", feed);
          }
        });
  }

  private static Process ingest(TestBroker broker, TestSite site, int polls) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Ingest.class.getName(),
            broker.bootstrapServers(),
            site.url("/feed").toString(),
            String.valueOf(polls))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
