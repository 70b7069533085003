package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultline.events.DeadLetter;
import io.faultline.events.ListingChange;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListServiceTest {
  private static final Instant NOW = Instant.parse("2022-07-01T00:00:00Z");
  private static final String HEADER = "list,entry_id,name,measure,announced_on\n";
  private static final String ROWS =
      """
      US-BIS-EL,1,Alpha Optics,export_licence,2019-10-07
      US-BIS-EL,2,Beta Optics,export_licence,2019-10-07
      """;

  @TempDir private Path folder;
  private final InMemoryPublisher publisher = new InMemoryPublisher();

  @Test
  void theFirstCopyIsABaselineAndNoNews() throws Exception {
    write(HEADER + ROWS);
    assertThat(poll()).isEqualTo(2);
    assertThat(changes()).allMatch(ListingChange::baseline);
    assertThat(changes()).allMatch(change -> change.party().knownFrom().equals(NOW));
  }

  @Test
  void theSameCopyAfterARestartSaysNothing() throws Exception {
    write(HEADER + ROWS);
    poll();
    assertThat(poll()).isZero();
  }

  @Test
  void afterARestartOnlyWhatChangedIsPublished() throws Exception {
    write(HEADER + ROWS);
    poll();
    write(
        HEADER
            + ROWS.replace("Beta Optics", "Beta Photonics")
            + "US-BIS-EL,3,Gamma,export_licence,\n");
    assertThat(poll()).isEqualTo(2);
    assertThat(changes().subList(2, 4))
        .extracting(c -> c.kind().code() + " " + c.party().name() + " " + c.baseline())
        .containsExactly("amended Beta Photonics false", "added Gamma false");
  }

  @Test
  void aCopyThatLosesTooMuchIsHeldBack() throws Exception {
    write(HEADER + ROWS);
    poll();
    write(HEADER + "US-BIS-EL,1,Alpha Optics,export_licence,2019-10-07\n");
    assertThat(poll()).isZero();
    assertThat(changes()).hasSize(2);
  }

  @Test
  void anEntryThatIsDroppedIsRemovedIfTheSourceAllowsIt() throws Exception {
    write(HEADER + ROWS);
    poll();
    write(HEADER + "US-BIS-EL,1,Alpha Optics,export_licence,2019-10-07\n");
    assertThat(poll(source().withMostLoss(1))).isEqualTo(1);
    assertThat(changes().getLast().kind().code()).isEqualTo("removed");
  }

  @Test
  void aWebPageInPlaceOfTheListIsHeldBackAndReported() throws Exception {
    write(HEADER + ROWS);
    poll();
    write("<!DOCTYPE html><html><body>Scheduled maintenance</body></html>");
    assertThat(poll()).isZero();
    assertThat(publisher.events()).hasAtLeastOneElementOfType(DeadLetter.class);
  }

  @Test
  void aListIsFetchedByHttpAndAskedForOnlyIfItChanged() throws Exception {
    int[] sent = {0};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/list.csv",
        exchange -> {
          boolean known = "\"1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
          byte[] body = (HEADER + ROWS).getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
          if (!known) {
            sent[0]++;
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
    try {
      URI address =
          URI.create("http://127.0.0.1:%d/list.csv".formatted(server.getAddress().getPort()));
      ListSource source = ListSource.at("x", ListFormat.NEUTRAL_CSV, address);
      try (ListService service = service(new ListSettings(List.of(source), false, true))) {
        service.start();
        service.pollNow();
        service.pollNow();
        assertThat(changes()).hasSize(2);
        assertThat(sent[0]).isEqualTo(1);
        assertThat(service.reports())
            .singleElement()
            .satisfies(r -> assertThat(r.entries()).isEqualTo(2));
      }
    } finally {
      server.stop(0);
    }
  }

  private int poll() throws Exception {
    return poll(source());
  }

  /** A service of its own each time: every poll is also a restart. */
  private int poll(ListSource source) throws Exception {
    int before = changes().size();
    try (ListService service = service(ListSettings.of(List.of(source)))) {
      service.start();
      service.pollNow();
    }
    return changes().size() - before;
  }

  private ListService service(ListSettings settings) {
    return new ListService(
        settings, publisher, InstantSource.fixed(NOW), new SimpleMeterRegistry());
  }

  private ListSource source() {
    return ListSource.in("x", ListFormat.NEUTRAL_CSV, folder.resolve("list.csv"))
        .withEvery(Duration.ofDays(1));
  }

  private List<ListingChange> changes() {
    return publisher.events().stream()
        .filter(ListingChange.class::isInstance)
        .map(ListingChange.class::cast)
        .toList();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("list.csv"), text);
  }
}
