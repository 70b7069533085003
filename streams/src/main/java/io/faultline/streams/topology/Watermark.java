package io.faultline.streams.topology;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What time it is for one task. Time goes with the records: each task of the step before hands a
 * tick on behind everything that it made of the records in front of it, and here it is that time
 * only when all of them have said so. So time never overtakes a record, whichever task is behind;
 * not even when months of records are processed in seconds.
 */
final class Watermark {
  private final KeyValueStore<String, String> store;

  /**
   * @param store keeps the last tick of each task of the step before
   */
  Watermark(KeyValueStore<String, String> store) {
    this.store = store;
  }

  /**
   * Takes a tick of one task.
   *
   * @param key names the task; see {@link Routes#tickKey}
   * @return the time that it is now, if it went on
   */
  Optional<Instant> hear(String key, Instant time) {
    int tasks = Routes.tasksOf(key);
    Optional<Instant> before = now(tasks);
    String last = store.get(key);
    if (last == null || Instant.parse(last).isBefore(time)) {
      store.put(key, time.toString());
    }
    return now(tasks).filter(now -> before.isEmpty() || now.isAfter(before.get()));
  }

  /** The earliest of the last ticks, once there is one of each task. */
  private Optional<Instant> now(int tasks) {
    int heard = 0;
    Instant earliest = Instant.MAX;
    try (KeyValueIterator<String, String> ticks = store.all()) {
      while (ticks.hasNext()) {
        KeyValue<String, String> tick = ticks.next();
        Instant time = Instant.parse(tick.value);
        earliest = time.isBefore(earliest) ? time : earliest;
        heard++;
      }
    }
    return heard < tasks ? Optional.empty() : Optional.of(earliest);
  }
}
