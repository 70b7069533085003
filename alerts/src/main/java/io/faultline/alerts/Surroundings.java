package io.faultline.alerts;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the HTTP server says of the process around it.
 *
 * @param metricsText all metrics in Prometheus' text format
 * @param notReady why the rest of the process can't do its work yet; empty if it can
 */
public record Surroundings(Supplier<String> metricsText, Supplier<List<String>> notReady) {
  /** Nothing around. */
  public static final Surroundings NONE = new Surroundings(() -> "", List::of);
}
