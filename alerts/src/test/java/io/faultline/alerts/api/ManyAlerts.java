package io.faultline.alerts.api;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Timing;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Holding;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.AlertStatus;
import io.faultline.events.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures how the server answers with many alerts in the ledger; run by hand. */
final class ManyAlerts {
  private static final List<String> ASKED =
      List.of(
          "/",
          "/?severity=warning",
          "/?portfolio=p7",
          "/?q=company+77",
          "/?q=nobody+is+called+so",
          "/?before=20000",
          "/?group=origin",
          "/?state=ended",
          "/api/v1/alerts",
          "/api/v1/alerts?portfolio=p7&severity=critical",
          "/api/v1/alerts?holding=company-4242",
          "/alerts/alert-4242",
          "/holdings/company-4242",
          "/deliveries",
          "/deliveries?state=refused",
          "/deliveries?receiver=desk-3&state=waiting",
          "/api/v1/deliveries?limit=50",
          "/silences");
  private static final List<String> ASKED_BY_THREE_PORTFOLIOS =
      List.of("/", "/?state=ended", "/?q=company+77", "/api/v1/alerts?limit=50", "/deliveries");

  private ManyAlerts() {}

  public static void main(String[] args) throws Exception {
    int many = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
    Path folder = args.length < 2 ? Files.createTempDirectory("many-alerts") : Path.of(args[1]);
    Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
    long begun = System.nanoTime();
    if (new AlertBook(ledger).lastSequence() == 0) {
      fill(ledger, many);
    }
    System.out.printf(
        "%d alerts written in %.1f s, %d MiB%n",
        many, (System.nanoTime() - begun) / 1e9, Files.size(folder.resolve("ledger.db")) >> 20);
    try (ledger;
        HttpServer server = ServerFixture.on(ledger)) {
      server.start();
      HttpClient client = HttpClient.newHttpClient();
      ASKED.forEach(path -> measure(server, client, path, null));
      String token =
          new TokenBook(ledger)
              .create("three", Audience.of(Set.of("p3", "p17", "q2")), Instant.now())
              .value();
      System.out.println("by a token for three portfolios:");
      ASKED_BY_THREE_PORTFOLIOS.forEach(path -> measure(server, client, path, token));
    }
    System.exit(0);
  }

  /**
   * Of the deliveries one of ten waits; each portfolio has a route of its own beside that for all.
   */
  private static void fill(Ledger ledger, int many) {
    List<Route> routes = new ArrayList<>();
    List<String> receivers = new ArrayList<>(List.of("desk"));
    routes.add(new Route("all", List.of("desk"), AlertFilter.ANY, Timing.AT_ONCE));
    for (int i = 0; i < 40; i++) {
      receivers.add("desk-" + i);
      AlertFilter match =
          new AlertFilter(Set.of("p" + i), Set.of(), null, Set.of(), Set.of(), null);
      routes.add(new Route("route-" + i, List.of("desk-" + i), match, Timing.AT_ONCE));
    }
    Intake intake = new Intake(ledger, new Router(routes, receivers), Clock.systemUTC());
    for (int from = 0; from < many; from += 1000) {
      intake.take(
          IntStream.range(from, Math.min(many, from + 1000)).mapToObj(ManyAlerts::alert).toList());
    }
    ledger.write(
        h ->
            h.execute(
                "UPDATE delivery SET state = 'delivered', finished_at = created_at WHERE sequence"
                    + " % 10 > 0"));
  }

  private static void measure(
      HttpServer server, HttpClient client, String path, @Nullable String token) {
    try {
      long[] micros = new long[300];
      for (int i = -100; i < micros.length; i++) {
        long t = System.nanoTime();
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (token != null) {
          request.header("Authorization", "Bearer " + token);
        }
        int status = client.send(request.build(), BodyHandlers.ofByteArray()).statusCode();
        if (status != 200) {
          throw new IllegalStateException(path + ": " + status);
        }
        if (i >= 0) {
          micros[i] = (System.nanoTime() - t) / 1000;
        }
      }
      Arrays.sort(micros);
      System.out.printf(
          "%-50s p50 %6.1f ms  p99 %6.1f ms%n",
          path, micros[micros.length / 2] / 1000.0, micros[micros.length * 99 / 100] / 1000.0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Alert alert(int i) {
    Severity severity = Severity.values()[i % 11 == 0 ? 3 : i % 5 == 0 ? 2 : i % 2];
    Alert a =
        Stories.withRevision(
            Stories.withId(Stories.softBank(), "alert-" + i),
            1,
            i % 3 == 0 ? AlertStatus.RESOLVED : AlertStatus.OPENED,
            severity,
            i % 100,
            List.of());
    Holding h =
        new Holding(
            "company-" + i % 9000,
            "Company " + i % 9000,
            List.of("C" + i % 9000),
            List.of(
                new InPortfolio("p" + i % 40, 0.01, severity),
                new InPortfolio("q" + i % 7, 0.02, severity)));
    return new Alert(
        a.alertId(),
        1,
        a.status(),
        null,
        a.severity(),
        a.score(),
        a.scoring(),
        a.title(),
        a.summary(),
        h,
        a.origin(),
        a.risk(),
        a.risks(),
        a.paths(),
        a.evidence(),
        a.market(),
        a.times(),
        a.rules(),
        List.of());
  }
}
