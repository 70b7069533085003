package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.app.broker.BrokerFixture;
import io.faultline.app.config.Config;
import io.faultline.app.config.ConfigFile;
import io.faultline.events.Topics;
import io.faultline.ingest.news.HostShares;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.news.NewsSettings;
import io.faultline.ingest.news.fetching.Manners;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaShares;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SourcesCommandTest {
  private static final String FEED =
      """
      <rss><channel><item><title>Shares fall</title><link>https://example.com/a</link>
      <description>Shares fell by half.</description></item></channel></rss>
      """;

  @RegisterExtension private final BrokerFixture broker = new BrokerFixture();
  @TempDir private Path folder;

  private HttpServer site;
  private Path file;

  @BeforeEach
  void configure() throws Exception {
    broker.withTopics(List.of(Topics.ARTICLES));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext("/wire", exchange -> send(exchange, 200, FEED));
    site.createContext(
        "/old",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/wire");
          send(exchange, 301, "");
        });
    site.createContext("/no", exchange -> send(exchange, 403, "no"));
    site.createContext("/gone", exchange -> send(exchange, 410, "gone"));
    site.start();
    StringBuilder config = new StringBuilder("kafka:\n  bootstrap.servers: ");
    config.append(broker.clientSettings().get("bootstrap.servers"));
    config.append("\ntopics:\n  prefix: ").append(broker.prefix()).append("\nsources:\n  feeds:\n");
    for (String name : List.of("wire", "old", "no", "gone")) {
      config.append(
          "    - url: http://127.0.0.1:%d/%s\n      name: Example Wire\n"
                  .formatted(site.getAddress().getPort(), name)
              + "      content: entries\n      privateNetwork: true\n");
    }
    file = Files.writeString(folder.resolve("faultline.yaml"), config.toString());
  }

  @AfterEach
  void closeSite() {
    site.stop(0);
  }

  @Test
  void beforeTheFirstPollAllAreNew() {
    Said said = run("-c", file.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("new      never").doesNotContain("failing");
  }

  @Test
  void whatIsGoneBlockedOrMovedIsSaidFirstAndWhy() throws Exception {
    poll();
    Said said = run("-c", file.toString());
    assertThat(said.code()).isZero();
    assertThat(said.out().lines().map(line -> line.split(" ", 2)[0]).filter(w -> !w.isEmpty()))
        .containsExactly("health", "gone", "blocked", "moved", "ok");
    assertThat(said.out())
        .contains("         Example Wire\n", "status 410 from", "status 403 from")
        .contains("moved to http://127.0.0.1:%d/wire".formatted(site.getAddress().getPort()));
    assertThat(run("--json", "-c", file.toString()).out().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("/wire\"") && line.contains("\"failures\":0"));
  }

  @Test
  void whatIsExportedCanBeImported() throws Exception {
    String opml = run("export", "-c", file.toString()).out();
    Path list = Files.writeString(folder.resolve("feeds.opml"), opml);
    assertThat(run("import", list.toString()).out())
        .startsWith("sources:\n  feeds:\n    - url: \"http://127.0.0.1:")
        .contains("/wire\"", "/old\"", "/no\"", "/gone\"");
  }

  @Test
  void aFileWithoutFeedsIsBadInput() throws Exception {
    Path list = Files.writeString(folder.resolve("feeds.opml"), "<opml><body/></opml>");
    Said said = run("import", list.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("expected OPML with outlines that have an xmlUrl, found none");
  }

  @Test
  void theCatalogueCanBeCutByTopicAndRegion() {
    assertThat(run("catalogue", "--topic", "central-bank").out())
        .startsWith("sources:\n  feeds:\n    - url: ");
    assertThat(run("catalogue", "--region", "atlantis").code()).isEqualTo(2);
  }

  /** As an ingest process does that shares its work with others. */
  private void poll() throws Exception {
    Config config = ConfigFile.read(file, name -> null);
    KafkaConnection connection =
        new KafkaConnection(
            Map.copyOf(broker.clientSettings()), broker.prefix(), "news", Duration.ofSeconds(30));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    KafkaShares shares =
        new KafkaShares(connection, HostShares.DEALT_OUT.count(), meters, System.err::println);
    NewsService news =
        new NewsService(
            NewsSettings.of(config.sources().feeds().stream().map(Config.Feed::source).toList())
                .withManners(Manners.DEFAULT.withPause(Duration.ZERO)),
            HostShares.DEALT_OUT,
            shares::hand,
            InstantSource.system(),
            meters);
    news.start();
    shares.start(news);
    for (int i = 0; i < 300 && shares.held().size() < HostShares.DEALT_OUT.count(); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    news.pollNow();
    shares.close();
    news.close();
  }

  private record Said(int code, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        FaultlineCommand.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "sources";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Said(command.execute(all), out.toString(), err.toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
