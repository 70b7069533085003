package io.faultline.alerts;

import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.routing.Route;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the alerts service needs to know.
 *
 * @param kafka client settings, with at least {@code bootstrap.servers}
 * @param topicPrefix what the names of topics begin with
 * @param ledger where the ledger is
 * @param receivers all ways out
 * @param routes who is told what; none sends everything to every receiver at once
 * @param http where the pages are
 * @param baseUrl how people reach the pages, for links in messages
 * @param keep for how long the ledger keeps what is over
 */
public record AlertsSettings(
    Map<String, String> kafka,
    String topicPrefix,
    LedgerSettings ledger,
    List<ReceiverConfig> receivers,
    List<Route> routes,
    HttpSettings http,
    URI baseUrl,
    Duration keep) {
  /** Of what is over: a year and some days, so that a year can be looked back on. */
  public static final Duration KEPT = Duration.ofDays(400);

  public AlertsSettings {
    kafka = Map.copyOf(kafka);
    receivers = List.copyOf(receivers);
    routes = List.copyOf(routes);
    if (!kafka.containsKey("bootstrap.servers")) {
      throw new IllegalArgumentException("kafka.bootstrap.servers is missing");
    }
    Set<String> names = new HashSet<>();
    for (ReceiverConfig receiver : receivers) {
      if (!names.add(receiver.name())) {
        throw new IllegalArgumentException("two receivers are named " + receiver.name());
      }
    }
    String base = baseUrl.toString();
    if (base.endsWith("/")) {
      baseUrl = URI.create(base.substring(0, base.length() - 1));
    }
  }

  /** Keeps what is over as long as {@link #KEPT}. */
  public AlertsSettings(
      Map<String, String> kafka,
      String topicPrefix,
      LedgerSettings ledger,
      List<ReceiverConfig> receivers,
      List<Route> routes,
      HttpSettings http,
      URI baseUrl) {
    this(kafka, topicPrefix, ledger, receivers, routes, http, baseUrl, KEPT);
  }

  /** The same with another time for what is over. */
  public AlertsSettings withKeep(Duration other) {
    return new AlertsSettings(kafka, topicPrefix, ledger, receivers, routes, http, baseUrl, other);
  }
}
