package io.faultline.alerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.console.ConsoleConfig;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Timing;
import io.faultline.alerts.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody sees another portfolio's alert, by any address of the server. */
final class AccessTest {
  private static final String SOFTBANK = Stories.softBank().alertId();
  private static final String VISA = Stories.visa().alertId();

  /** What anybody may see, and the stream, which never ends and has a test of its own. */
  private static final Set<String> OPEN =
      Set.of(
          "/metrics",
          "/favicon.ico",
          "/sign-in",
          "/api/openapi.json",
          "/api/schemas/{name}",
          "/api/v1/stream");

  @TempDir private static Path folder;
  private static Ledger ledger;
  private static HttpServer open;
  private static HttpServer closed;
  private static ServerParts parts;
  private static String asia;
  private static String all;
  private static final Secret SCRAPER = new Secret("scraper-only");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
    parts =
        ServerFixture.parts(
            ledger,
            List.of(new ConsoleConfig("desk")),
            List.of(new Route("everything", List.of("desk"), AlertFilter.ANY, Timing.AT_ONCE)));
    new Intake(ledger, parts.switchboard(), Clock.systemUTC())
        .take(List.of(Stories.softBank(), Stories.visa()));
    TokenBook tokens = new TokenBook(ledger);
    asia = tokens.create("asia desk", Audience.of(Set.of("asia")), Instant.EPOCH).value();
    all = tokens.create("chief", Audience.EVERYONE, Instant.EPOCH).value();
    open = new HttpServer("127.0.0.1", 0, /* openMetrics= */ false, SCRAPER, parts);
    open.start();
    closed = new HttpServer("0.0.0.0", 0, /* openMetrics= */ false, SCRAPER, parts);
    closed.start();
  }

  @AfterAll
  static void stop() {
    open.close();
    closed.close();
    ledger.close();
  }

  private static HttpResponse<String> get(HttpServer server, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> post(
      HttpServer server, String path, String body, String... headers)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .headers(headers)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /** Every address that shows something; those of one alert ask for one that is not theirs. */
  static Stream<String> addresses() {
    return Stream.of(
        "/",
        "/rows",
        "/holdings/softbank-group",
        "/alerts/" + VISA,
        "/alerts/" + VISA + "?revision=1",
        "/deliveries",
        "/silences",
        "/receivers",
        "/sources",
        "/why-not",
        "/api/v1/alerts",
        "/api/v1/alerts?portfolio=growth",
        "/api/v1/alerts?q=visa",
        "/api/v1/alerts/" + VISA,
        "/api/v1/alerts/" + VISA + "/revisions",
        "/api/v1/alerts/" + VISA + "/deliveries",
        "/api/v1/alerts/" + VISA + "/handling",
        "/api/v1/alerts/" + VISA + "/routes",
        "/api/v1/deliveries",
        "/api/v1/silences",
        "/api/v1/receivers",
        "/api/v1/routes",
        "/api/v1/sources",
        "/api/v1/decisions",
        "/api/v1/tokens");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void aTokenForOnePortfolioShowsNothingOfAnother(String address) throws Exception {
    String said = get(closed, address, "Authorization", "Bearer " + asia).body();
    assertThat(said)
        .doesNotContain("Visa uses")
        .doesNotContain("growth (")
        .doesNotContain("\"growth\"");
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void withoutATokenAnotherMachineSeesNothing(String address) throws Exception {
    assertThat(get(closed, address).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void onThisMachineAloneNoTokenIsNeeded(String address) throws Exception {
    assertThat(get(open, address).statusCode()).isEqualTo(200);
  }

  /** Everything that changes something; those of one alert ask for one that is not theirs. */
  static Stream<String> changes() {
    return Stream.of(
        "POST /alerts/" + VISA + "/handling",
        "POST /silences",
        "POST /silences/theirs/end",
        "POST /receivers/desk/test",
        "POST /receivers/desk/enable",
        "POST /api/v1/alerts/" + VISA + "/handling",
        "POST /api/v1/silences",
        "DELETE /api/v1/silences/theirs",
        "POST /api/v1/receivers/desk/test",
        "POST /api/v1/receivers/desk/enable",
        "PUT /api/v1/receivers/desk",
        "DELETE /api/v1/receivers/desk",
        "PUT /api/v1/routes/everything",
        "DELETE /api/v1/routes/everything",
        "POST /api/v1/tokens",
        "DELETE /api/v1/tokens/theirs");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aTokenForOnePortfolioChangesNothingOfAnotherAndTheTryIsLogged(String change)
      throws Exception {
    String[] parts = change.split(" ");
    boolean form = !parts[1].startsWith("/api/");
    String body =
        form
            ? "kind=acknowledged&portfolio=growth&length=PT4H&reason=x"
            : "{\"kind\":\"acknowledged\",\"filter\":{\"portfolios\":[\"growth\"]},"
                + "\"endsAt\":\"2999-01-01T00:00:00Z\",\"name\":\"x\",\"portfolios\":[\"growth\"]}";
    List<String> logged = new CopyOnWriteArrayList<>();
    try (LogTap _ = LogTap.on("io.faultline.alerts.api", logged)) {
      int status =
          CLIENT
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + closed.port() + parts[1]))
                      .header("Authorization", "Bearer " + asia)
                      .header(
                          "Content-Type",
                          form ? "application/x-www-form-urlencoded" : "application/json")
                      .method(parts[0], BodyPublishers.ofString(body))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode();
      assertThat(status).isIn(403, 404);
    }
    assertThat(logged).anyMatch(line -> line.startsWith("refused "));
  }

  @Test
  void theWalkLeavesNoChangeOut() {
    List<String> walked =
        changes()
            .map(c -> c.replace(VISA, "{id}").replace("theirs", "{id}").replace("desk", "{name}"))
            .map(c -> c.replace("everything", "{name}"))
            .toList();
    assertThat(open.endpoints())
        .filteredOn(
            e -> !e.startsWith("GET ") && !e.endsWith("/sign-in") && !e.endsWith("/sign-out"))
        .allMatch(walked::contains, "is walked");
  }

  @Test
  void theWalkLeavesNoEndpointOut() {
    List<String> walked = addresses().map(a -> a.replace(VISA, "{id}")).toList();
    assertThat(open.endpoints())
        .filteredOn(e -> e.startsWith("GET "))
        .extracting(e -> e.substring(4))
        .filteredOn(
            path ->
                !path.startsWith("/assets/")
                    && !path.startsWith("/health/")
                    && !OPEN.contains(path))
        .allMatch(path -> path.equals("/holdings/{id}") || walked.contains(path), "is walked");
  }

  @Test
  void aTokenForAllPortfoliosSeesAll() throws Exception {
    assertThat(get(closed, "/api/v1/alerts", "Authorization", "Bearer " + all).body())
        .contains(VISA)
        .contains(SOFTBANK);
  }

  @Test
  void whatIsNotTheirsLooksLikeWhatIsNotThere() throws Exception {
    HttpResponse<String> theirs =
        get(closed, "/api/v1/alerts/" + VISA, "Authorization", "Bearer " + asia);
    HttpResponse<String> nothing =
        get(closed, "/api/v1/alerts/none", "Authorization", "Bearer " + asia);
    assertThat(theirs.statusCode()).isEqualTo(nothing.statusCode()).isEqualTo(404);
    assertThat(theirs.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void nobodyDismissesForAnotherPortfolio() throws Exception {
    String body = "{\"kind\":\"dismissed\",\"reason\":\"x\",\"portfolio\":\"growth\"}";
    assertThat(
            post(
                    closed,
                    "/api/v1/alerts/" + SOFTBANK + "/handling",
                    body,
                    "Authorization",
                    "Bearer " + asia)
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aProxyOnThisMachineOpensNoDoor() throws Exception {
    assertThat(get(open, "/api/v1/alerts", "X-Forwarded-For", "203.0.113.9").statusCode())
        .isEqualTo(401);
  }

  @Test
  void aPageOfAnotherSiteCannotAct() throws Exception {
    HttpResponse<String> answer =
        post(
            open,
            "/alerts/" + VISA + "/handling",
            "kind=acknowledged",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            "https://evil.example");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void everyPageForbidsWhatIsInlineOrFromElsewhere() throws Exception {
    HttpResponse<String> page = get(open, "/alerts/" + SOFTBANK);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe-inline");
    assertThat(page.body())
        .doesNotContain("<style")
        .doesNotContain("style=\"")
        .doesNotContain("onclick");
  }

  @Test
  void aWrongParameterSaysWhatWasExpected() throws Exception {
    HttpResponse<String> answer = get(open, "/api/v1/alerts?severity=loud");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("expected one of info watch warning critical, was \\\"loud\\\"");
  }

  @Test
  void healthIsOpenToEverybody() throws Exception {
    assertThat(get(closed, "/health/live").statusCode()).isEqualTo(200);
    assertThat(get(closed, "/health/ready").body()).contains("ready");
  }

  @Test
  void metricsAreOpenOnThisMachineAlone() throws Exception {
    assertThat(get(open, "/metrics").body()).isEqualTo("metric 1\n");
    assertThat(get(closed, "/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  void metricsAreReadWithTheirOwnTokenOrOneForEverything() throws Exception {
    assertThat(get(closed, "/metrics", "Authorization", "Bearer scraper-only").body())
        .isEqualTo("metric 1\n");
    assertThat(get(closed, "/metrics", "Authorization", "Bearer " + all).statusCode())
        .isEqualTo(200);
    assertThat(get(closed, "/metrics", "Authorization", "Bearer " + asia).statusCode())
        .isEqualTo(401);
  }

  @Test
  void theTokenOfMetricsOpensNothingElse() throws Exception {
    assertThat(get(closed, "/api/v1/alerts", "Authorization", "Bearer scraper-only").statusCode())
        .isEqualTo(401);
  }

  @Test
  void theSettingOpensMetricsToOtherMachines() throws Exception {
    try (HttpServer server = new HttpServer("0.0.0.0", 0, /* openMetrics= */ true, null, parts)) {
      server.start();
      assertThat(get(server, "/metrics").body()).isEqualTo("metric 1\n");
      assertThat(get(server, "/api/v1/alerts").statusCode()).isEqualTo(401);
    }
  }
}
