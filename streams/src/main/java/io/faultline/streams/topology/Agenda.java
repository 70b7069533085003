package io.faultline.streams.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When something is to be done about which key, in a store: so that a tick finds what is due
 * without looking at everything.
 *
 * <p>The store's keys sort by time: the epoch second in twelve digits, a slash, the key.
 */
final class Agenda {
  private final KeyValueStore<String, String> store;

  Agenda(KeyValueStore<String, String> store) {
    this.store = store;
  }

  /** Puts a key on the agenda, or moves it, or takes it off where there is no new time. */
  void move(String key, @Nullable Instant from, @Nullable Instant to) {
    String before = from == null ? null : entry(from, key);
    String after = to == null ? null : entry(to, key);
    if (before != null && !before.equals(after)) {
      store.delete(before);
    }
    if (after != null && !after.equals(before)) {
      store.put(after, key);
    }
  }

  /** The keys that are due at a time, the earliest first. They stay on the agenda. */
  List<String> due(Instant time) {
    List<String> due = new ArrayList<>();
    try (KeyValueIterator<String, String> entries =
        store.range(second(Instant.EPOCH), second(time.plusSeconds(1)))) {
      while (entries.hasNext()) {
        KeyValue<String, String> entry = entries.next();
        due.add(entry.value);
      }
    }
    return due;
  }

  private static String entry(Instant time, String key) {
    return second(time) + "/" + key;
  }

  private static String second(Instant time) {
    return String.format(Locale.ROOT, "%012d", Math.max(0, time.getEpochSecond()));
  }
}
