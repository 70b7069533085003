package io.faultline.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.routing.Router;
import io.faultline.events.Alert;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamTest {
  /** HTTP/1.0, so that no chunk ends within an event. */
  private static final String REQUEST =
      "GET /api/v1/stream HTTP/1.0\r\nHost: 127.0.0.1\r\nLast-Event-ID: 0\r\n\r\n";

  @TempDir private Path folder;
  private Ledger ledger;
  private HttpServer server;

  @BeforeEach
  void start() {
    ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
    server = ServerFixture.on(ledger);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
    ledger.close();
  }

  private void take(Alert... alerts) {
    new Intake(ledger, new Router(List.of(), List.of()), Clock.systemUTC()).take(List.of(alerts));
  }

  /** The first lines of the stream that begin with a field. */
  private List<String> read(int lines, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/stream"));
    request.headers(headers);
    List<String> found = new ArrayList<>();
    try (InputStream body =
            HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream()).body();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      while (found.size() < lines) {
        String line = in.readLine();
        if (line.startsWith("id:") || line.startsWith("data:")) {
          found.add(line);
        }
      }
    }
    return found;
  }

  @Test
  void whoWasCutGoesOnAfterTheLastEvent() throws Exception {
    take(Stories.softBank(), Stories.visa(), Stories.mastercard());
    List<String> all = read(6, "Last-Event-ID", "0");
    String first = all.getFirst().substring("id: ".length());
    assertThat(read(4, "Last-Event-ID", first)).isEqualTo(all.subList(2, 6));
  }

  @Test
  void anEventCarriesIdRevisionSeverityAndTitle() throws Exception {
    take(Stories.visa());
    assertThat(read(2, "Last-Event-ID", "0").getLast())
        .isEqualTo(
            "data:"
                + " {\"alertId\":\"visa:sensetime:restriction:2022-06-30\",\"revision\":1,\"severity\":\"watch\",\"title\":\"Visa"
                + " uses a face-payment service that is built on SenseTime's technology\"}");
  }

  @Test
  void aReaderHearsOfTheirPortfoliosAlone() throws Exception {
    take(Stories.visa(), Stories.softBank());
    String token =
        new TokenBook(ledger).create("asia", Audience.of(Set.of("asia")), Instant.EPOCH).value();
    assertThat(read(2, "Last-Event-ID", "0", "Authorization", "Bearer " + token).getLast())
        .contains("softbank-group")
        .contains("critical");
  }

  @Test
  void aReaderWhoTakesNothingIsCutAndLosesNothingByIt() throws Exception {
    int revisions = 6_000;
    Alert[] alerts = new Alert[revisions];
    Arrays.setAll(alerts, i -> Stories.withId(Stories.visa(), "alert-" + i));
    try (HttpServer hasty = ServerFixture.on(ledger, Duration.ofSeconds(1));
        Socket slow = new Socket()) {
      hasty.start();
      slow.setReceiveBufferSize(4096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hasty.port()));
      slow.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      take(alerts);
      // Longer than the server waits.
      Thread.sleep(5_000);
      List<String> before = idsUntilCut(slow);
      assertThat(before).isNotEmpty().hasSizeLessThan(revisions);

      List<String> all = new ArrayList<>(before);
      read(2 * (revisions - before.size()), "Last-Event-ID", before.getLast()).stream()
          .filter(line -> line.startsWith("id:"))
          .map(line -> line.substring("id: ".length()))
          .forEach(all::add);
      assertThat(all).hasSize(revisions).doesNotHaveDuplicates();
    }
  }

  /** The ids of the events that came whole. */
  private static List<String> idsUntilCut(Socket socket) throws Exception {
    List<String> ids = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      String id = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring("id: ".length());
        } else if (line.isEmpty() && !id.isEmpty()) {
          ids.add(id);
          id = "";
        }
      }
    } catch (SocketException e) {
      // Cut with what was under way.
    }
    return ids;
  }
}
