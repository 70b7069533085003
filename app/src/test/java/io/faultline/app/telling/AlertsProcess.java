package io.faultline.app.telling;

import io.faultline.alerts.AlertsService;
import io.faultline.alerts.AlertsSettings;
import io.faultline.alerts.HttpSettings;
import io.faultline.alerts.Surroundings;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.secret.Secret;
import io.faultline.alerts.slack.SlackConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The alerts service in a process of its own, so that a test can kill it. */
final class AlertsProcess {
  private AlertsProcess() {}

  /** Bootstrap servers, topic prefix, ledger file, Slack's port. */
  public static void main(String... args) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    AlertsSettings settings =
        new AlertsSettings(
            Map.of("bootstrap.servers", args[0]),
            args[1],
            LedgerSettings.sqlite(Path.of(args[2])),
            List.of(new SlackConfig("slack", new Secret("http://127.0.0.1:" + args[3] + "/hook"))),
            List.of(),
            new HttpSettings("127.0.0.1", 0),
            URI.create("http://127.0.0.1"));
    new AlertsService(settings, Clock.systemUTC(), new SimpleMeterRegistry(), Surroundings.NONE)
        .start();
    Thread.currentThread().join();
  }
}
