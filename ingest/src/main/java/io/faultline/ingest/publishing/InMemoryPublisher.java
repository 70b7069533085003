package io.faultline.ingest.publishing;

import io.faultline.events.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what it is given, for tests and for looking at a connector without a broker. Thread-safe.
 */
public final class InMemoryPublisher implements EventPublisher {
  private final List<Event> events = new ArrayList<>();
  private final Map<String, String> notes = new LinkedHashMap<>();

  @Override
  public synchronized void publish(Collection<? extends Event> published, Collection<Note> noted) {
    events.addAll(published);
    for (Note note : noted) {
      String value = note.value();
      if (value == null) {
        notes.remove(note.key());
      } else {
        notes.put(note.key(), value);
      }
    }
  }

  @Override
  public synchronized Map<String, String> recall(Set<String> areas) {
    Map<String, String> ofAreas = new LinkedHashMap<>(notes);
    ofAreas.keySet().removeIf(key -> !Note.isIn(areas, key));
    return ofAreas;
  }

  /** All events so far, in the order of publication. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  @Override
  public void close() {}
}
