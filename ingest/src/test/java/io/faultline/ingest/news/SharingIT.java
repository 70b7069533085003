package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaNotes;
import io.faultline.ingest.publishing.KafkaShares;
import io.faultline.ingest.publishing.TestBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes watch the same sources together, and are killed. */
class SharingIT {
  private static final int SITES = 8;
  private static final String DAY = "Fri, 08 Jul 2022 01:00:00 GMT";

  @TempDir Path directory;

  private final List<TestSite> sites = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private final List<List<String>> items = new ArrayList<>();
  private int stories;

  /** A process that takes its part until somebody kills it; says which shares it has. */
  static final class Ingest {
    private Ingest() {}

    /** Arguments: the address of the broker, then those of the feeds. */
    public static void main(String[] arguments) throws Exception {
      SimpleMeterRegistry meters = new SimpleMeterRegistry();
      KafkaShares shares =
          new KafkaShares(
              KafkaConnection.to(arguments[0], "news"),
              HostShares.DEALT_OUT.count(),
              meters,
              System.err::println);
      NewsService service =
          new NewsService(
              settings(Arrays.stream(arguments).skip(1).toList()),
              HostShares.DEALT_OUT,
              shares::hand,
              InstantSource.system(),
              meters);
      service.start();
      shares.start(service);
      int said = 0;
      while (true) {
        int held = shares.held().size();
        if (held != said) {
          System.out.println(held);
          said = held;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
    sites.forEach(TestSite::close);
  }

  @Test
  void twoShareTheWorkAndTheOtherTakesOverWhereOneIsKilledWithoutLossOrRepetition()
      throws Exception {
    openSites();
    try (TestBroker broker = new TestBroker(directory)) {
      Process first = ingest(broker);
      awaitShares(first, HostShares.DEALT_OUT.count());
      publishMore();
      Process second = ingest(broker);
      awaitShares(second, HostShares.DEALT_OUT.count() / 2);
      awaitAll(broker);

      publishMore();
      // While they work.
      TimeUnit.MILLISECONDS.sleep(700);
      first.destroyForcibly().waitFor();
      publishMore();
      awaitShares(second, HostShares.DEALT_OUT.count());
      awaitAll(broker);

      Process third = ingest(broker);
      publishMore();
      awaitShares(third, HostShares.DEALT_OUT.count() / 2);
      second.destroyForcibly().waitFor();
      publishMore();
      awaitAll(broker);

      assertThat(published(broker)).doesNotHaveDuplicates().allMatch(a -> a.endsWith(" version 1"));
      assertThat(reports(broker))
          .hasSize(SITES)
          .allMatch(report -> report.lastSuccess() != null && report.articlesToday() > 0);
    }
  }

  private void openSites() throws IOException {
    for (int i = 0; i < SITES; i++) {
      // Each of another host, and so of another share for most of them.
      sites.add(new TestSite("127.0.0." + (i + 1)));
      items.add(new ArrayList<>());
    }
    showFeeds();
  }

  /** New stories on each site, each of which the next site's feed announces too. */
  private void publishMore() {
    for (int i = 0; i < SITES; i++) {
      String title = "Shares fall for the time number " + stories++;
      String item =
          "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate><description>It was so.</description></item>"
              .formatted(title, sites.get(i).url("/" + stories), DAY);
      items.get(i).add(item);
      items.get((i + 1) % SITES).add(item);
    }
    showFeeds();
  }

  private void showFeeds() {
    for (int i = 0; i < SITES; i++) {
      sites.get(i).feed("/feed", items.get(i).toArray(String[]::new));
    }
  }

  private void awaitAll(TestBroker broker) throws InterruptedException {
    for (int i = 0; i < 300 && published(broker).size() < stories; i++) {
      TimeUnit.MILLISECONDS.sleep(200);
    }
    assertThat(published(broker)).hasSize(stories);
  }

  private static List<String> published(TestBroker broker) {
    return broker.read(Topics.ARTICLES).stream()
        .map(json -> Json.read(json, Article.class))
        .map(article -> article.title() + " version " + article.version())
        .toList();
  }

  private List<SourceReport> reports(TestBroker broker) {
    Map<String, String> notes =
        new KafkaNotes(
                KafkaConnection.to(broker.bootstrapServers(), "news"), HostShares.DEALT_OUT.count())
            .recall(SourceReports.AREA);
    return SourceReports.of(settings(feeds().toList()).sources(), notes, Instant.now());
  }

  private Stream<String> feeds() {
    return sites.stream().map(site -> site.url("/feed").toString());
  }

  private static NewsSettings settings(List<String> feeds) {
    List<Source> sources = new ArrayList<>();
    for (String feed : feeds) {
      sources.add(
          new Source(
              "s" + sources.size(),
              URI.create(feed),
              "Example Wire",
              "en",
              Duration.ofMillis(500),
              Source.Content.ENTRIES,
              /* allowPrivate= */ true,
              /* askRobots= */ true));
    }
    return NewsSettings.of(sources).withManners(Manners.DEFAULT.withPause(Duration.ZERO));
  }

  private static void awaitShares(Process process, int wanted) throws IOException {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line;
    do {
      line = out.readLine();
      assertThat(line).as("the process has ended").isNotNull();
    } while (Integer.parseInt(line) != wanted);
  }

  private Process ingest(TestBroker broker) throws IOException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Ingest.class.getName(),
            broker.bootstrapServers());
    Process process =
        new ProcessBuilder(Stream.concat(command, feeds()).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }
}
