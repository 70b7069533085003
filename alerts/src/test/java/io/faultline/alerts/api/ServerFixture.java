package io.faultline.alerts.api;

import io.faultline.alerts.delivery.Couriers;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.switchboard.Switchboard;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A server around a ledger, with nothing else behind it: no Kafka, and nobody who sends. */
public final class ServerFixture {
  private ServerFixture() {}

  /** On loopback, at a free port, without receivers. */
  public static HttpServer on(Ledger ledger) {
    return new HttpServer("127.0.0.1", 0, parts(ledger, List.of(), List.of()));
  }

  /** The same, which cuts sooner who takes nothing. */
  static HttpServer on(Ledger ledger, Duration patience) {
    return new HttpServer(
        "127.0.0.1",
        0,
        /* openMetrics= */ false,
        /* metricsToken= */ null,
        parts(ledger, List.of(), List.of()),
        patience);
  }

  /** What a server needs. */
  public static ServerParts parts(
      Ledger ledger, List<ReceiverConfig> receivers, List<Route> routes) {
    return new ServerParts(
        ledger,
        switchboard(ledger, receivers, routes),
        URI.create("http://127.0.0.1"),
        Clock.systemUTC(),
        () -> "metric 1\n",
        () -> true,
        List::of,
        List::of);
  }

  /** Receivers and routes that are not served. */
  public static Switchboard switchboard(
      Ledger ledger, List<ReceiverConfig> receivers, List<Route> routes) {
    Clock clock = Clock.systemUTC();
    return new Switchboard(
        ledger,
        receivers,
        routes,
        new ReceiverParts(new HttpSender(Duration.ofSeconds(5)), clock),
        (name, receiver, toldInstead) -> {
          throw new IllegalStateException("nobody sends here");
        },
        new Couriers(List.of(), clock));
  }
}
