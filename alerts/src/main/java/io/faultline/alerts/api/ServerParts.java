package io.faultline.alerts.api;

import io.faultline.alerts.SourceLine;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.switchboard.Switchboard;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What the HTTP server shows and can do.
 *
 * @param ledger what is shown
 * @param switchboard the receivers and routes
 * @param baseUrl how people reach the pages
 * @param metrics Prometheus text
 * @param live whether the service works
 * @param notReady what is missing; empty if nothing is
 * @param sources how the sources of news are doing; empty where nobody knows
 */
public record ServerParts(
    Ledger ledger,
    Switchboard switchboard,
    URI baseUrl,
    Clock clock,
    Supplier<String> metrics,
    BooleanSupplier live,
    Supplier<List<String>> notReady,
    Supplier<List<SourceLine>> sources) {}
