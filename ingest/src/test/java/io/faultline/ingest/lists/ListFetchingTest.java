package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.events.ListingChange;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists from a real server that behaves as servers of offices do. */
class ListFetchingTest {
  private static final Instant NOW = Instant.parse("2022-07-01T00:00:00Z");
  private static final String HEADER = "source,name,addresses,alt_names,start_date,_id\n";
  private static final String EL = "Entity List (EL) - Bureau of Industry and Security";
  private static final String LIST = HEADER + rows(20);

  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final Map<String, String> files = new HashMap<>();
  private int bodies;
  private long missingBytes;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void whatTheServerGaveToAskWithSurvivesARestart() throws Exception {
    files.put("/csl.csv", LIST);
    assertThat(poll()).hasSize(20);
    assertThat(poll()).isEmpty();
    assertThat(bodies).isEqualTo(1);
  }

  @Test
  void aNewCopyIsFetchedAndComparedWithTheLastGoodOneAfterARestart() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", LIST + EL + ",Omega Works,\"1 Road, CN\",,2022-06-30,99\n");
    assertThat(poll()).extracting(change -> change.party().name()).containsExactly("Omega Works");
  }

  @Test
  void halfAFileIsNoFile() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", LIST + EL + ",Omega Works,\"1 Road, CN\",,2022-06-30,99\n");
    missingBytes = 400;
    assertThat(poll()).isEmpty();
    missingBytes = 0;
    assertThat(poll()).hasSize(1);
  }

  @Test
  void aFileThatEndsInTheMiddleOfARowIsHeldBack() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", LIST.substring(0, LIST.length() - 15));
    assertThat(poll()).isEmpty();
  }

  @Test
  void aWebPageInPlaceOfTheListIsHeldBackAndTheListAfterItBelieved() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", "<!DOCTYPE html><html><body>We are improving this site</body></html>");
    assertThat(poll()).isEmpty();
    files.put("/csl.csv", LIST + rows(21).substring(rows(20).length()));
    assertThat(poll()).hasSize(1);
  }

  @Test
  void aListThatShrinksIsHeldBackAfterARestartToo() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", HEADER + rows(10));
    assertThat(poll()).isEmpty();
    assertThat(poll()).isEmpty();
  }

  @Test
  void aCopyThatWasHeldBackIsAskedForAgain() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", HEADER + rows(10));
    poll();
    int before = bodies;
    poll();
    assertThat(bodies).isGreaterThan(before);
  }

  @Test
  void aChangedHeaderIsHeldBack() throws Exception {
    files.put("/csl.csv", LIST);
    poll();
    files.put("/csl.csv", LIST.replace("addresses", "postal_addresses"));
    assertThat(poll()).isEmpty();
  }

  @Test
  void whereOneOfSeveralFilesChangesAllAreReadTogether() throws Exception {
    String tail = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n";
    files.put("/sdn.csv", "36,\"ALPHA\",-0- ,\"CUBA\"" + tail);
    files.put("/alt.csv", "");
    files.put("/add.csv", "");
    files.put("/sdn_comments.csv", "");
    ListSource sdn = ListSource.at("sdn", ListFormat.OFAC_SDN_CSV, address("/sdn.csv"));
    assertThat(poll(sdn)).hasSize(1);
    files.put("/alt.csv", "36,12,\"aka\",\"BETA\",-0- \n");
    assertThat(poll(sdn))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.party().name()).isEqualTo("ALPHA");
              assertThat(change.party().aliases()).containsExactly("BETA");
            });
  }

  private List<ListingChange> poll() throws InterruptedException {
    return poll(ListSource.at("csl", ListFormat.CSL_CSV, address("/csl.csv")));
  }

  /** A service of its own each time: every poll is also a restart. */
  private List<ListingChange> poll(ListSource source) throws InterruptedException {
    List<ListingChange> before = changes();
    try (ListService service =
        new ListService(
            new ListSettings(
                List.of(source), /* trustKnownFrom= */ false, /* allowPrivate= */ true),
            publisher,
            InstantSource.fixed(NOW),
            new SimpleMeterRegistry())) {
      service.start();
      service.pollNow();
    }
    List<ListingChange> after = changes();
    return after.subList(before.size(), after.size());
  }

  private List<ListingChange> changes() {
    return publisher.events().stream()
        .filter(ListingChange.class::isInstance)
        .map(ListingChange.class::cast)
        .toList();
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        files.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
    String tag = "\"" + java.util.Arrays.hashCode(body) + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      bodies++;
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      int sent = (int) Math.max(0, body.length - missingBytes);
      exchange.getResponseBody().write(body, 0, sent);
    }
    exchange.close();
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < count; i++) {
      rows.append(EL)
          .append(",Alpha ")
          .append(i)
          .append(",\"1 Road, CN\",,2019-10-09,")
          .append(1000 + i)
          .append('\n');
    }
    return rows.toString();
  }
}
