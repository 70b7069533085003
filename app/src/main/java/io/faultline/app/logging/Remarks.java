package io.faultline.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Map;

/**
 * Drops what Kafka warns of at moments that are ordinary here: a first start, whose topics are
 * being made, and a start after a kill, where exactly-once processing copies its stores anew. Of
 * the latter StreamThread still says once which tasks it concerns. All else is passed on.
 */
final class Remarks extends Filter<ILoggingEvent> {
  private static final Map<String, List<String>> ORDINARY =
      Map.of(
          "org.apache.kafka.clients.NetworkClient",
          List.of(
              "The metadata response from the cluster reported a recoverable issue",
              "Attempting to close NetworkClient that has already been closed"),
          "org.apache.kafka.controller.QuorumController",
          List.of("Performing controller activation"),
          // There is no global table whose thread this would be about.
          "org.apache.kafka.streams.StreamsConfig",
          List.of("Processing exception handler is not enabled for the GlobalThread"),
          "org.apache.kafka.streams.processor.internals.TaskManager",
          List.of("Encounter corrupted task", "TaskCorruptedException"),
          "org.apache.kafka.streams.processor.internals.StateDirectory",
          List.of("are corrupted and hence need to be re-initialized"),
          "org.apache.kafka.streams.processor.internals.ProcessorStateManager",
          List.of("did not find checkpoint offsets"));

  @Override
  public FilterReply decide(ILoggingEvent event) {
    List<String> ordinary = ORDINARY.getOrDefault(event.getLoggerName(), List.of());
    return ordinary.stream().anyMatch(event.getFormattedMessage()::contains)
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }
}
