package io.faultline.streams.topology;

import io.faultline.streams.timeline.Timeline;
import io.faultline.streams.timeline.TimelineInput;
import io.faultline.streams.timeline.TimelineStage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Keeps the timelines of one task's companies, and hands on their episodes. */
final class TimelineTask implements Consumer<Record<String, TimelineInput>> {
  private static final String TIMELINES = "timelines";
  private static final String DUE = "timelines-due";
  private static final String CLOCK = "timelines-clock";

  private final TimelineStage stage = new TimelineStage();
  private final ProcessorContext<String, Result<ExposureInput>> context;
  private final TopologySettings shape;
  private final Measures measures;
  private final KeyValueStore<String, Timeline> timelines;
  private final Agenda due;
  private final Watermark clock;

  private TimelineTask(
      ProcessorContext<String, Result<ExposureInput>> context,
      TopologySettings shape,
      Measures measures) {
    this.context = context;
    this.shape = shape;
    this.measures = measures;
    this.timelines = context.getStateStore(TIMELINES);
    this.due = new Agenda(context.getStateStore(DUE));
    this.clock = new Watermark(context.getStateStore(CLOCK));
  }

  static TaskSupplier<TimelineInput, Result<ExposureInput>> supplier(
      TopologySettings shape, Measures measures) {
    List<StoreBuilder<?>> stores =
        List.of(
            StateStores.of(TIMELINES, Timeline.class),
            StateStores.ofText(DUE),
            StateStores.ofText(CLOCK));
    return new TaskSupplier<>(context -> new TimelineTask(context, shape, measures), stores);
  }

  @Override
  public void accept(Record<String, TimelineInput> record) {
    if (record.value() instanceof TimelineInput.Ticked(Instant time)) {
      clock.hear(record.key(), time).ifPresent(now -> pass(now, record.timestamp()));
    } else {
      TimelineStage.Taken taken = take(record.key(), record.value());
      keep(record.key(), taken, record.timestamp());
    }
  }

  /** One company whose timeline fails must not keep time from the others. */
  private void pass(Instant time, long timestamp) {
    RuntimeException failure = null;
    for (String companyId : due.due(time)) {
      TimelineStage.Taken taken;
      try {
        taken = take(companyId, new TimelineInput.Ticked(time));
      } catch (RuntimeException e) {
        failure = e;
        continue;
      }
      keep(companyId, taken, timestamp);
    }
    context.forward(
        new Record<>(
            Routes.tickKey(context.taskId().partition(), shape.timelines()),
            new Result.Next<>(new ExposureInput.Passed(time)),
            timestamp));
    if (failure != null) {
      throw failure;
    }
  }

  private TimelineStage.Taken take(String companyId, TimelineInput input) {
    Timeline before = timelines.get(companyId);
    return measures.time(Stage.TIMELINE, () -> stage.take(before, companyId, input));
  }

  private void keep(String companyId, TimelineStage.Taken taken, long timestamp) {
    Timeline before = timelines.get(companyId);
    Timeline after = isEmpty(taken.state()) ? null : taken.state();
    if (after == null ? before != null : !after.equals(before)) {
      timelines.put(companyId, after);
      due.move(
          companyId, before == null ? null : before.dueAt(), after == null ? null : after.dueAt());
    }
    taken
        .changed()
        .forEach(
            episode ->
                context.forward(
                    new Record<>(
                        companyId, new Result.Next<>(new ExposureInput.Hit(episode)), timestamp)));
    taken
        .decisions()
        .forEach(
            decision ->
                context.forward(
                    new Record<>(decision.key(), new Result.Decided<>(decision), timestamp)));
  }

  private static boolean isEmpty(Timeline timeline) {
    return timeline.reports().isEmpty()
        && timeline.moves().isEmpty()
        && timeline.lockUps().isEmpty()
        && timeline.listings().isEmpty()
        && timeline.episodes().isEmpty();
  }
}
