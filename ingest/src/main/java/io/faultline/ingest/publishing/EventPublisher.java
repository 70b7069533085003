package io.faultline.ingest.publishing;

import io.faultline.events.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes what connectors have read. Events and notes of one call become visible together or not at
 * all, so that what was published and the memory that it was can't drift apart. Thread-safe.
 */
public interface EventPublisher extends AutoCloseable {
  /**
   * Publishes events on the topics of their types, and keeps notes; returns when both are
   * acknowledged. Events with the same key keep their order.
   *
   * @throws PublishingFailed if nothing of it was published, and the caller may call again
   */
  void publish(Collection<? extends Event> events, Collection<Note> notes);

  /** {@link #publish(Collection, Collection)} without notes. */
  default void publish(Collection<? extends Event> events) {
    publish(events, List.of());
  }

  /**
   * All notes of some areas, by their full keys, as they were when this publisher started and as it
   * changed them since.
   */
  Map<String, String> recall(Set<String> areas);

  /** All notes of one area. */
  default Map<String, String> recall(String area) {
    return recall(Set.of(area));
  }

  @Override
  void close();
}
