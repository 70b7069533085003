package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.streams.exposure.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Concludes alerts for one holding. Thread-safe. */
public final class AlertStage {
  /**
   * @param state the alerts of the holding so far; null for the first exposure
   * @param exposure of the holding
   */
  public Concluded conclude(@Nullable HoldingAlerts state, Exposure exposure) {
    HoldingAlerts alerts = state == null ? HoldingAlerts.of(exposure.holding()) : state;
    return new Concluded(alerts, List.of(), List.of());
  }

  /**
   * @param state the new state
   * @param revisions of alerts whose conclusion is new or different
   * @param decisions what did not become an alert
   */
  public record Concluded(HoldingAlerts state, List<Alert> revisions, List<Decision> decisions) {}
}
