package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.streams.exposure.Exposure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of {@link AlertStage} for one holding.
 *
 * @param holding a company id
 * @param cases everything within the window that reaches the holding, sorted by alert id
 * @param decided ids of the decisions that were taken about these cases
 */
public record HoldingAlerts(String holding, List<Case> cases, List<String> decided) {
  public HoldingAlerts {
    cases = List.copyOf(cases);
    decided = List.copyOf(decided);
  }

  /**
   * @param alertId names it, whether it became an alert or not
   * @param exposure as it is known last
   * @param last the last revision of its alert; null while it never was one
   */
  public record Case(String alertId, Exposure exposure, @Nullable Alert last) {}

  /** Nothing known yet. */
  public static HoldingAlerts of(String holding) {
    return new HoldingAlerts(holding, List.of(), List.of());
  }
}
