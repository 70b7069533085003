package io.faultline.alerts.api;

import io.faultline.alerts.SourceLine;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.routing.Router;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the HTTP server shows and can do.
 *
 * @param ledger what is shown
 * @param router explains who is told
 * @param receivers all ways out
 * @param open the receivers themselves by name, for tests of them
 * @param wake called when something new is to be sent
 * @param baseUrl how people reach the pages
 * @param metrics Prometheus text
 * @param live whether the service works
 * @param notReady what is missing; empty if nothing is
 * @param sources how the sources of news are doing; empty where nobody knows
 */
public record ServerParts(
    Ledger ledger,
    Router router,
    List<ReceiverConfig> receivers,
    Map<String, Receiver> open,
    Runnable wake,
    URI baseUrl,
    Clock clock,
    Supplier<String> metrics,
    BooleanSupplier live,
    Supplier<List<String>> notReady,
    Supplier<List<SourceLine>> sources) {
  /** Without sources. */
  public ServerParts(
      Ledger ledger,
      Router router,
      List<ReceiverConfig> receivers,
      Map<String, Receiver> open,
      Runnable wake,
      URI baseUrl,
      Clock clock,
      Supplier<String> metrics,
      BooleanSupplier live,
      Supplier<List<String>> notReady) {
    this(ledger, router, receivers, open, wake, baseUrl, clock, metrics, live, notReady, List::of);
  }
}
