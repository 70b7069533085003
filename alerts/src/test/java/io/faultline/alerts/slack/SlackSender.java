package io.faultline.alerts.slack;

import io.faultline.alerts.Stories;
import io.faultline.alerts.delivery.Courier;
import io.faultline.alerts.delivery.Couriers;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Timing;
import io.faultline.alerts.secret.Secret;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.AlertStatus;
import io.faultline.events.Severity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Sends until it is killed. As with Kafka, a start goes on after the last revision that was
 * committed, which is some behind what the ledger has.
 */
final class SlackSender {
  private static final int REVISIONS_EACH = 5;

  private SlackSender() {}

  public static void main(String[] args) throws Exception {
    int webhooks = Integer.parseInt(args[2]);
    int revisions = Integer.parseInt(args[3]);
    Clock clock = Clock.systemUTC();
    Ledger ledger = Ledger.open(LedgerSettings.sqlite(Path.of(args[0])));
    Path committed = Path.of(args[4]);
    HttpSender http = new HttpSender(Duration.ofSeconds(Integer.parseInt(args[5])));
    List<Route> routes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Courier> couriers = new ArrayList<>();
    for (int i = 0; i < webhooks; i++) {
      String name = "slack-" + i;
      names.add(name);
      AlertFilter match =
          new AlertFilter(Set.of("p" + i), Set.of(), null, Set.of(), Set.of(), null);
      routes.add(new Route(name, List.of(name), match, Timing.AT_ONCE));
      SlackConfig config =
          new SlackConfig(name, new Secret("http://127.0.0.1:" + args[1] + "/services/" + i));
      couriers.add(
          new Courier(
              name,
              UUID.randomUUID().toString(),
              config.open(new ReceiverParts(http, clock)),
              ledger,
              URI.create("http://127.0.0.1"),
              clock,
              RandomGenerator.getDefault(),
              new SimpleMeterRegistry(),
              Optional::empty));
    }
    new Couriers(couriers, clock).start();
    Intake intake = new Intake(ledger, new Router(routes, names), clock);
    List<Alert> batch = new ArrayList<>();
    int from = Files.exists(committed) ? Integer.parseInt(Files.readString(committed).strip()) : 0;
    for (int n = from; n < revisions; n++) {
      batch.add(revision(n, webhooks));
      if (batch.size() == 100 || n == revisions - 1) {
        intake.take(batch);
        Path next = committed.resolveSibling("committing");
        Files.writeString(next, String.valueOf(Math.max(0, n - 30)));
        Files.move(next, committed, StandardCopyOption.ATOMIC_MOVE);
        batch.clear();
      }
    }
    Thread.currentThread().join();
  }

  private static Alert revision(int n, int webhooks) {
    int alert = n / REVISIONS_EACH;
    int revision = n % REVISIONS_EACH + 1;
    return Stories.withPortfolios(
        Stories.withId(
            Stories.withRevision(
                Stories.visa(),
                revision,
                revision == 1 ? AlertStatus.OPENED : AlertStatus.UPDATED,
                Severity.WATCH,
                30 + revision,
                List.of()),
            "alert-" + alert),
        new InPortfolio("p" + alert % webhooks, 0.1, Severity.WATCH));
  }
}
