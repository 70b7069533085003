package io.faultline.streams.topology;

import io.faultline.events.Alert;
import io.faultline.streams.alerting.AlertStage;
import io.faultline.streams.alerting.HoldingAlerts;
import io.faultline.streams.exposure.Exposure;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Concludes the alerts of one task's holdings. */
final class AlertingTask implements Consumer<Record<String, Exposure>> {
  private static final String HOLDINGS = "holdings";

  private final AlertStage stage = new AlertStage();
  private final ProcessorContext<String, Result<Alert>> context;
  private final Measures measures;
  private final KeyValueStore<String, HoldingAlerts> holdings;

  private AlertingTask(ProcessorContext<String, Result<Alert>> context, Measures measures) {
    this.context = context;
    this.measures = measures;
    this.holdings = context.getStateStore(HOLDINGS);
  }

  static TaskSupplier<Exposure, Result<Alert>> supplier(Measures measures) {
    List<StoreBuilder<?>> stores = List.of(StateStores.of(HOLDINGS, HoldingAlerts.class));
    return new TaskSupplier<>(context -> new AlertingTask(context, measures), stores);
  }

  @Override
  public void accept(Record<String, Exposure> record) {
    HoldingAlerts before = holdings.get(record.key());
    AlertStage.Concluded concluded =
        measures.time(Stage.ALERTING, () -> stage.conclude(before, record.value()));
    HoldingAlerts after = concluded.state();
    if (!after.equals(before)) {
      boolean empty = after.cases().isEmpty() && after.decided().isEmpty();
      holdings.put(record.key(), empty ? null : after);
    }
    for (Alert alert : concluded.revisions()) {
      measures.concluded(alert);
      context.forward(new Record<>(alert.key(), new Result.Next<>(alert), record.timestamp()));
    }
    concluded
        .decisions()
        .forEach(
            decision ->
                context.forward(
                    new Record<>(
                        decision.key(), new Result.Decided<>(decision), record.timestamp())));
  }
}
