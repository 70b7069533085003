package io.faultline.ingest.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faultline.events.Event;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.ingest.market.lockups.ProspectusSource;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.faultline.ingest.tables.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketServiceTest {
  private static final Instant NOW = Instant.parse("2022-07-01T09:00:00Z");
  private static final String HEADER = "symbol,date,open,high,low,close,volume\n";

  @TempDir private Path folder;
  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Key"));
          if (status == 429) {
            exchange.getResponseHeaders().set("Retry-After", "3600");
          }
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aFileWithoutASymbolColumnIsCalledAfterItsSymbol() throws Exception {
    write("0020.HK.csv", "date,open,high,low,close,volume\n2022-06-30,5,5,2.91,3.13,10\n");
    assertThat(poll(files()))
        .singleElement()
        .extracting(event -> ((PriceBar) event).symbol())
        .isEqualTo("0020.HK");
  }

  @Test
  void aBarIsPublishedOnceOverRestarts() throws Exception {
    write("all.csv", HEADER + "MA,2022-06-29,5,6,4,5,10\n");
    assertThat(poll(files())).hasSize(1);
    write("all.csv", HEADER + "MA,2022-06-29,5,6,4,5,10\nMA,2022-06-30,5,6,4,5,10\n");
    assertThat(poll(files())).hasSize(1);
  }

  @Test
  void aLastRowTooOddToBeBelievedIsReportedAndPublishedWhenTheNextOneConfirmsIt() throws Exception {
    String usual =
        HEADER
            + "MA,2022-06-23,5,6,4,5,10\nMA,2022-06-24,5,6,4,5,10\nMA,2022-06-27,5,6,4,5,10\n"
            + "MA,2022-06-28,5,6,4,5,10\nMA,2022-06-29,5,6,4,5,10\n";
    write("all.csv", usual + "MA,2022-06-30,2,2.1,1.9,2,1\n");
    try (MarketService service = service(files())) {
      assertThat(service.pollNow()).isEqualTo(5);
      assertThat(service.problems())
          .extracting(Problem::message)
          .singleElement()
          .asString()
          .contains("2022-06-30: close 2 is -60 % from the session before");
      write("all.csv", usual + "MA,2022-06-30,2,2.1,1.9,2,1\nMA,2022-07-01,2,2.1,1.9,2.05,1\n");
      assertThat(service.pollNow()).isEqualTo(2);
    }
  }

  @Test
  void jsonIsReadByTheNamesOfTheConfiguration() throws Exception {
    answer =
        """
        {"data": {"bars": [{"day": "2022-06-30", "open": 4, "high": 4, "low": 4, "px": 4, "adj": 2, "volume": 7}]}}
        """;
    PriceBar bar =
        (PriceBar)
            poll(web("/daily?s={symbol}", Map.of("date", "day", "close", "px", "adjusted", "adj")))
                .getFirst();
    assertThat(bar.symbol()).isEqualTo("MA");
    assertThat(bar.close()).isEqualByComparingTo("2");
    assertThat(bar.open()).isEqualByComparingTo("2");
    assertThat(asked).containsExactly("/daily?s=MA k-123");
  }

  @Test
  void aServerThatAsksToBeLeftAloneIsAskedNoMore() throws Exception {
    status = 429;
    try (MarketService service = service(web("/daily", Map.of()))) {
      service.pollNow();
      service.pollNow();
      assertThat(asked).hasSize(1);
      assertThat(service.problems()).hasSize(1);
    }
  }

  @Test
  void theKeyIsNotInWhatIsReported() throws Exception {
    status = 404;
    try (MarketService service = service(web("/daily?key={key}", Map.of()))) {
      service.pollNow();
      assertThat(service.problems())
          .extracting(Problem::message)
          .singleElement()
          .asString()
          .contains("key=***")
          .doesNotContain("k-123");
    }
  }

  @Test
  void aWebPageInPlaceOfPricesIsReported() throws Exception {
    answer = "<html><body>Sign in</body></html>";
    try (MarketService service = service(web("/daily", Map.of()))) {
      assertThat(service.pollNow()).isZero();
      assertThat(service.problems())
          .extracting(Problem::message)
          .containsExactly("answered with a web page in place of prices");
    }
  }

  @Test
  void aPrivateAddressIsRefusedUnlessItIsAllowed() throws Exception {
    PriceSource.Web guarded =
        new PriceSource.Web(
            "guarded",
            address("/daily"),
            List.of("MA"),
            "",
            null,
            null,
            Duration.ofHours(1),
            Duration.ZERO,
            PriceColumns.USUAL_NAMES,
            null,
            /* allowPrivate= */ false);
    assertThat(poll(guarded)).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void anIntradayBarIsKnownAtItsEnd() throws Exception {
    write("MA.csv", "time,open,high,low,close,volume\n2022-06-30 09:35:00,5,6,4,5,10\n");
    PriceSource source =
        new PriceSource.Files(
            "files", folder, Duration.ofHours(1), PriceColumns.USUAL_NAMES, Duration.ofMinutes(5));
    assertThat(poll(source))
        .extracting(Event::time)
        .containsExactly(Instant.parse("2022-06-30T13:40:00Z"));
  }

  @Test
  void aProspectusIsPublishedAsALockUpOnce() throws Exception {
    Path file =
        write(
            "424b4.txt",
            "Prospectus dated March 12, 2024.\n\n"
                + "Our directors agreed not to sell shares for 180 days after the date of this"
                + " prospectus.\n");
    ProspectusSource source =
        new ProspectusSource("a", "A", file.toUri(), null, Duration.ofDays(1), false);
    MarketSettings settings = new MarketSettings(List.of(), List.of(source), null);
    LockUp lockUp = (LockUp) poll(settings).getFirst();
    assertThat(lockUp.expiresOn()).isEqualTo(LocalDate.parse("2024-09-08"));
    assertThat(lockUp.holders()).containsExactly("directors");
    assertThat(poll(settings)).isEmpty();
  }

  @Test
  void aProspectusWithoutADateIsReportedWithWhatIsMissing() throws Exception {
    Path file =
        write(
            "s1.txt",
            "Our directors agreed not to sell shares for 180 days after the date of this"
                + " prospectus.\n");
    ProspectusSource source =
        new ProspectusSource("a", "A", file.toUri(), null, Duration.ofDays(1), false);
    try (MarketService service = started(new MarketSettings(List.of(), List.of(source), null))) {
      assertThat(service.pollNow()).isZero();
      assertThat(service.problems()).extracting(Problem::field).containsExactly("startsOn");
    }
  }

  @Test
  void postedPricesArePublishedBeforeTheAnswerComes() throws Exception {
    try (MarketService service = door(null)) {
      HttpResponse<String> response =
          post(service, "text/csv", null, HEADER + "MA,2022-06-30,5,6,4,5,10\nMA,bad,5,6,4,5,10\n");
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("\"published\":1").contains("\"rejected\":1");
      assertThat(publisher.events()).hasSize(1);
    }
  }

  @Test
  void withATokenNobodyPostsWithoutIt() throws Exception {
    try (MarketService service = door("t-1")) {
      assertThat(post(service, "text/csv", null, HEADER).statusCode()).isEqualTo(401);
      assertThat(post(service, "text/csv", "t-2", HEADER).statusCode()).isEqualTo(401);
      assertThat(post(service, "text/csv", "t-1", HEADER).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatAWebPageCouldPostIsRefused() throws Exception {
    try (MarketService service = door(null)) {
      assertThat(post(service, "text/plain", null, HEADER).statusCode()).isEqualTo(415);
    }
  }

  @Test
  void tooMuchIsRefused() throws Exception {
    try (MarketService service = door(null)) {
      assertThat(post(service, "text/csv", null, "x".repeat((4 << 20) + 1)).statusCode())
          .isEqualTo(413);
    }
  }

  private static HttpResponse<String> post(
      MarketService service, String type, @Nullable String token, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.postPort() + "/prices"))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private MarketService door(@Nullable String token) {
    return started(
        new MarketSettings(List.of(), List.of(), new MarketSettings.Door("127.0.0.1", 0, token)));
  }

  private PriceSource files() {
    return new PriceSource.Files(
        "files", folder, Duration.ofHours(1), PriceColumns.USUAL_NAMES, null);
  }

  private PriceSource web(String path, Map<String, String> columns) {
    return new PriceSource.Web(
        "web",
        address(path),
        List.of("MA"),
        path.contains("{symbol}") ? "data.bars" : "",
        "k-123",
        path.contains("{key}") ? null : "X-Key",
        Duration.ofHours(1),
        Duration.ZERO,
        new PriceColumns(columns),
        null,
        /* allowPrivate= */ true);
  }

  private String address(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  private List<Event> poll(PriceSource source) throws Exception {
    return poll(new MarketSettings(List.of(source), List.of(), null));
  }

  /** The events that a service publishes which is started, asked once, and closed. */
  private List<Event> poll(MarketSettings settings) throws Exception {
    int before = publisher.events().size();
    try (MarketService service = started(settings)) {
      service.pollNow();
    }
    return publisher.events().subList(before, publisher.events().size()).stream()
        .filter(event -> event instanceof PriceBar || event instanceof LockUp)
        .toList();
  }

  private MarketService service(PriceSource source) {
    return started(new MarketSettings(List.of(source), List.of(), null));
  }

  private MarketService started(MarketSettings settings) {
    // Looks at nothing by itself after the first time: its clock stands still.
    MarketService service =
        new MarketService(settings, publisher, InstantSource.fixed(NOW), new SimpleMeterRegistry());
    service.start();
    return service;
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
