package io.faultline.ingest.publishing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a connector wants to remember: kept with the events of the same {@link
 * EventPublisher#publish(java.util.Collection, java.util.Collection)}, or not at all.
 *
 * @param key {@code area/name}; the last note of a key counts
 * @param value JSON or any other text; null forgets the key
 */
public record Note(String key, @Nullable String value) {
  public Note {
    if (key.indexOf('/') < 1) {
      throw new IllegalArgumentException("a note's key must be area/name, was " + key);
    }
  }

  /** Whether a key is in one of some areas. */
  static boolean isIn(Set<String> areas, String key) {
    return areas.stream()
        .anyMatch(
            area ->
                key.length() > area.length()
                    && key.charAt(area.length()) == '/'
                    && key.startsWith(area));
  }
}
