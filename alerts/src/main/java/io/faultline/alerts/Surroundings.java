package io.faultline.alerts;

import java.util.List;
import java.util.function.Supplier;

/**
 * What the HTTP server says of the process around it.
 *
 * @param metricsText all metrics in Prometheus' text format
 * @param notReady why the rest of the process can't do its work yet; empty if it can
 * @param sources how the sources of news are doing; empty where nobody knows
 */
public record Surroundings(
    Supplier<String> metricsText,
    Supplier<List<String>> notReady,
    Supplier<List<SourceLine>> sources) {
  /** Nothing around. */
  public static final Surroundings NONE = new Surroundings(() -> "", List::of);

  /** Without sources. */
  public Surroundings(Supplier<String> metricsText, Supplier<List<String>> notReady) {
    this(metricsText, notReady, List::of);
  }
}
