package io.faultline.alerts.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long alerts are under way, as a histogram; the analysis times the steps before. */
public final class EndToEnd {
  private EndToEnd() {}

  /**
   * The time since the newest input of an alert, at one step of its way.
   *
   * @param step {@code alerted} when it is in the ledger, {@code accepted} by a receiver
   */
  public static Timer timer(MeterRegistry meters, String step) {
    return Timer.builder("faultline.end.to.end")
        .description(
            "time since the publication of an article, or since the newest input of an alert")
        .tag("step", step)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(5))
        .maximumExpectedValue(Duration.ofHours(6))
        .register(meters);
  }
}
