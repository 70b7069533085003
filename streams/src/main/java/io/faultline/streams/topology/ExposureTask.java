package io.faultline.streams.topology;

import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.exposure.ExposureStage;
import io.faultline.streams.exposure.TrackedEpisode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Walks from the companies that were hit to the holdings. The graph is in memory; what it is made
 * of is in stores, from which it is built when the task starts, or after a failure that may have
 * left it half changed.
 */
final class ExposureTask implements Consumer<Record<String, ExposureInput>> {
  private static final String REFERENCES = "exposure-references";
  private static final String EPISODES = "exposure-episodes";
  private static final String CLOCK = "exposure-clock";
  private static final String NOW_STORE = "exposure-now";
  private static final String NOW = "now";

  private final ProcessorContext<String, Result<Exposure>> context;
  private final Measures measures;
  private final KeyValueStore<String, ExposureInput.Reference> references;
  private final KeyValueStore<String, TrackedEpisode> episodes;
  private final Watermark clock;
  private final KeyValueStore<String, String> passed;

  // Mutable state
  private ExposureStage stage;

  /** What the time that passed before a restart still owes; nothing can be forwarded before. */
  private ExposureStage.@Nullable Walked owed;

  private ExposureTask(ProcessorContext<String, Result<Exposure>> context, Measures measures) {
    this.context = context;
    this.measures = measures;
    this.references = context.getStateStore(REFERENCES);
    this.episodes = context.getStateStore(EPISODES);
    this.clock = new Watermark(context.getStateStore(CLOCK));
    this.passed = context.getStateStore(NOW_STORE);
    this.stage = build();
  }

  static TaskSupplier<ExposureInput, Result<Exposure>> supplier(Measures measures) {
    List<StoreBuilder<?>> stores =
        List.of(
            StateStores.of(REFERENCES, ExposureInput.Reference.class),
            StateStores.of(EPISODES, TrackedEpisode.class),
            StateStores.ofText(CLOCK),
            StateStores.ofText(NOW_STORE));
    return new TaskSupplier<>(context -> new ExposureTask(context, measures), stores);
  }

  private ExposureStage build() {
    ExposureStage built = new ExposureStage();
    try (KeyValueIterator<String, ExposureInput.Reference> all = references.all()) {
      all.forEachRemaining(entry -> built.restore(entry.value.event()));
    }
    try (KeyValueIterator<String, TrackedEpisode> all = episodes.all()) {
      all.forEachRemaining(entry -> built.restore(entry.value));
    }
    String now = passed.get(NOW);
    owed = now == null ? null : built.tick(Instant.parse(now));
    return built;
  }

  @Override
  public void accept(Record<String, ExposureInput> record) {
    if (owed != null) {
      ExposureStage.Walked before = owed;
      owed = null;
      keep(before, record.timestamp());
    }
    switch (record.value()) {
      case ExposureInput.Hit(var episode) ->
          keep(walk(() -> stage.walk(episode)), record.timestamp());
      case ExposureInput.Passed(Instant time) ->
          clock.hear(record.key(), time).ifPresent(now -> pass(now, record.timestamp()));
      case ExposureInput.Reference reference -> refer(reference, record.timestamp());
    }
  }

  private void pass(Instant time, long timestamp) {
    keep(walk(() -> stage.tick(time)), timestamp);
    passed.put(NOW, time.toString());
  }

  private void refer(ExposureInput.Reference reference, long timestamp) {
    if (references.get(reference.event().key()) == null) {
      keep(walk(() -> stage.refer(reference.event())), timestamp);
      references.put(reference.event().key(), reference);
    }
  }

  private ExposureStage.Walked walk(Supplier<ExposureStage.Walked> work) {
    try {
      return measures.time(Stage.EXPOSURE, work);
    } catch (RuntimeException e) {
      stage = build();
      throw e;
    }
  }

  private void keep(ExposureStage.Walked walked, long timestamp) {
    walked.tracked().forEach(tracked -> episodes.put(tracked.episode().episodeId(), tracked));
    walked.forgotten().forEach(episodes::delete);
    walked
        .changed()
        .forEach(
            exposure ->
                context.forward(
                    new Record<>(exposure.holding(), new Result.Next<>(exposure), timestamp)));
    walked
        .decisions()
        .forEach(
            decision ->
                context.forward(
                    new Record<>(decision.key(), new Result.Decided<>(decision), timestamp)));
  }
}
