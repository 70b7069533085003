package io.faultline.streams.topology;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the working part of a task when its stores are restored, and makes it anew when Kafka
 * Streams revives the task, so that nothing in memory outlives what the stores say.
 *
 * @param make gives the working part for a context
 * @param stores what the task keeps
 * @param <I> what comes in, by key
 * @param <O> what is handed on, by key
 */
record TaskSupplier<I, O>(
    Function<ProcessorContext<String, O>, Consumer<Record<String, I>>> make,
    Set<StoreBuilder<?>> stores)
    implements ProcessorSupplier<String, I, String, O> {

  TaskSupplier(
      Function<ProcessorContext<String, O>, Consumer<Record<String, I>>> make,
      List<StoreBuilder<?>> stores) {
    this(make, new LinkedHashSet<>(stores));
  }

  @Override
  public Processor<String, I, String, O> get() {
    return new Renewed<>(make);
  }

  private static final class Renewed<I, O> implements Processor<String, I, String, O> {
    private final Function<ProcessorContext<String, O>, Consumer<Record<String, I>>> make;
    private @Nullable Consumer<Record<String, I>> task;

    Renewed(Function<ProcessorContext<String, O>, Consumer<Record<String, I>>> make) {
      this.make = make;
    }

    @Override
    public void init(ProcessorContext<String, O> context) {
      task = make.apply(context);
    }

    @Override
    public void process(Record<String, I> record) {
      Objects.requireNonNull(task, "init comes first").accept(record);
    }

    @Override
    public void close() {
      task = null;
    }
  }
}
