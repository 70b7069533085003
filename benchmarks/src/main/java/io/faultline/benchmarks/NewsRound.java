package io.faultline.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.app.broker.EmbeddedBroker;
import io.faultline.app.broker.TopicSetup;
import io.faultline.events.Topics;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.news.NewsSettings;
import io.faultline.ingest.news.Source;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Executors;

/**
 * A round over 500 feeds on loopback, everything in one process: all new articles fetched, read and
 * committed to Kafka, and then a round in which no feed has changed. The server that answers runs
 * in the same process and takes its share of the machine.
 */
public final class NewsRound {
  private static final int SITES = 50;
  private static final int FEEDS_A_SITE = 10;
  private static final int ARTICLES_A_FEED = 6;
  private static final int ROUNDS = 3;

  // Mutable state
  private int round;

  private NewsRound() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    new NewsRound().run(Files.createTempDirectory("news-round"));
  }

  private void run(Path directory) throws Exception {
    List<HttpServer> sites = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    for (int site = 0; site < SITES; site++) {
      HttpServer server = site();
      sites.add(server);
      for (int feed = 0; feed < FEEDS_A_SITE; feed++) {
        URI url =
            URI.create(
                "http://127.0.0.1:%d/feed/%d".formatted(server.getAddress().getPort(), feed));
        sources.add(
            new Source(
                "s%d-%d".formatted(site, feed),
                url,
                null,
                "en",
                Duration.ofDays(1),
                Source.Content.PAGES,
                /* allowPrivate= */ true,
                /* askRobots= */ true));
      }
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, OptionalInt.empty())) {
      TopicSetup.on(broker, Topics.DEFAULT_PREFIX).prepare(Topics.all());
      try (EventPublisher publisher =
          new KafkaEventPublisher(KafkaConnection.to("127.0.0.1:" + broker.port(), "news"))) {
        measure(sources, publisher);
      }
    } finally {
      sites.forEach(server -> server.stop(0));
    }
  }

  private void measure(List<Source> sources, EventPublisher publisher) throws Exception {
    NewsSettings settings =
        NewsSettings.of(sources).withManners(Manners.DEFAULT.withPause(Duration.ZERO));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (NewsService service =
        new NewsService(settings, publisher, InstantSource.system(), registry)) {
      service.start();
      service.pollNow();
      for (round = 1; round <= ROUNDS; round++) {
        long start = System.nanoTime();
        int articles = service.pollNow();
        double changed = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        int none = service.pollNow();
        double unchanged = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "round %d: %d articles in %.2f s (%.0f/s); unchanged, %d articles: %d feeds in %.2f s"
                + " (%.0f/s)%n",
            round,
            articles,
            changed,
            articles / changed,
            none,
            sources.size(),
            unchanged,
            sources.size() / unchanged);
      }
      // The service's own schedule may take some of the first round before it is asked to.
      System.out.printf(
          "%.0f articles published, %d announced%n",
          registry.get("faultline.news.articles").tag("status", "new").counter().count(),
          (ROUNDS + 1) * SITES * FEEDS_A_SITE * ARTICLES_A_FEED);
    }
  }

  private HttpServer site() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> send(exchange, 404, ""));
    server.createContext("/feed/", this::feed);
    server.createContext("/story/", NewsRound::story);
    server.start();
    return server;
  }

  private void feed(HttpExchange exchange) throws IOException {
    String etag = "\"%d\"".formatted(round);
    exchange.getResponseHeaders().set("ETag", etag);
    if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
      exchange.close();
      return;
    }
    String feed = exchange.getRequestURI().getPath().substring("/feed/".length());
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < ARTICLES_A_FEED; i++) {
      items.append(
          "<item><title>Shares fall, part %1$d of %2$s in round %3$d</title><link>/story/%3$d-%2$s-%1$d</link></item>"
              .formatted(i, feed, round));
    }
    send(exchange, 200, "<rss version=\"2.0\"><channel>" + items + "</channel></rss>");
  }

  /** A page of about 20 KB: a story of some 600 words among what usually stands around one. */
  private static void story(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String menu = "<li><a href=\"/section/x\">Section with a name</a></li>".repeat(80);
    String paragraph =
        "<p>The regulator said on Friday that it would look into the matter of "
            + path
            + ", and that the company had been told. Analysts expect the review to last until"
            + " autumn, longer than the market had assumed when the shares were sold last month."
            + "</p>\n";
    String script = "<script>var settings = {\"a\": 1, \"b\": [1, 2, 3]};</script>\n".repeat(100);
    send(
        exchange,
        200,
        "<!doctype html><html lang=\"en\"><head><title>Story %s</title>%s</head><body><nav><ul>%s</ul></nav><article><h1>Story %s</h1><time datetime=\"2022-07-08T01:00:00Z\">8 July 2022</time>%s</article><footer><ul>%s</ul></footer></body></html>"
            .formatted(path, script, menu, path, paragraph.repeat(14), menu));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
