package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.streams.exposure.Exposure;
import java.util.List;

/**
 * State of {@link AlertStage} for one holding.
 *
 * @param holding a company id
 * @param cases every exposure within the window, sorted by alert id, with what was concluded last
 * @param decided ids of the decisions that were taken
 */
public record HoldingAlerts(String holding, List<Case> cases, List<String> decided) {
  public HoldingAlerts {
    cases = List.copyOf(cases);
    decided = List.copyOf(decided);
  }

  /** An exposure with the last revision of its alert, or null while it never was one. */
  public record Case(
      String alertId, Exposure exposure, @org.jspecify.annotations.Nullable Alert last) {}

  /** Nothing known yet. */
  public static HoldingAlerts of(String holding) {
    return new HoldingAlerts(holding, List.of(), List.of());
  }
}
