package io.faultline.app.telling;

import io.faultline.alerts.AlertsService;
import io.faultline.alerts.AlertsSettings;
import io.faultline.alerts.HttpSettings;
import io.faultline.alerts.Surroundings;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.secret.Secret;
import io.faultline.alerts.slack.SlackConfig;
import io.faultline.app.broker.BrokerFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The alerts service in a process of its own, so that a test can kill it. */
final class AlertsProcess {
  private AlertsProcess() {}

  /**
   * Bootstrap servers, topic prefix, the ledger as JDBC has it, Slack's port, how many receivers.
   */
  public static void main(String... args) throws InterruptedException {
    Locale.setDefault(Locale.ROOT);
    boolean embedded = args[2].startsWith("jdbc:sqlite:");
    AlertsSettings settings =
        new AlertsSettings(
            Map.of("bootstrap.servers", args[0]),
            args[1],
            new LedgerSettings(
                args[2], embedded ? null : "postgres", embedded ? null : new Secret("postgres")),
            IntStream.range(0, Integer.parseInt(args[4]))
                .<ReceiverConfig>mapToObj(
                    i ->
                        new SlackConfig(
                            "slack-" + i, new Secret("http://127.0.0.1:" + args[3] + "/hook-" + i)))
                .toList(),
            List.of(),
            new HttpSettings("127.0.0.1", 0),
            URI.create("http://127.0.0.1"));
    new AlertsService(settings, Clock.systemUTC(), new SimpleMeterRegistry(), Surroundings.NONE)
        .start();
    Thread.currentThread().join();
  }

  /** Starts it; what it says is added to a file. */
  static Process start(BrokerFixture broker, String ledger, int slackPort, int receivers, Path said)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AlertsProcess.class.getName(),
            broker.clientSettings().get("bootstrap.servers"),
            broker.prefix(),
            ledger,
            String.valueOf(slackPort),
            String.valueOf(receivers))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
        .start();
  }
}
