package io.faultline.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic and the settings that its meaning depends on. All topics use {@code LogAppendTime} and
 * take event time from the value, so that records about the past are neither refused nor expired.
 *
 * @param name without the prefix ({@code alerts})
 * @param type what its values are
 * @param keyedBy what the key is, in words
 * @param partitions how many, unless the configuration says otherwise
 * @param cleanup what happens to old records
 * @param retention how long records are kept; null means for ever. A compacted topic keeps the last
 *     record of each key
 * @param maxMessageBytes the largest record
 */
public record Topic(
    String name,
    EventType type,
    String keyedBy,
    int partitions,
    Cleanup cleanup,
    @Nullable Duration retention,
    int maxMessageBytes) {

  /** Kafka's {@code cleanup.policy}. */
  public enum Cleanup {
    DELETE,
    COMPACT
  }

  /** The name under a prefix, which ends in a dot or is empty. */
  public String under(String prefix) {
    return prefix + name;
  }

  /** The topic settings as Kafka names them. */
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
    settings.put("retention.ms", String.valueOf(retention == null ? -1 : retention.toMillis()));
    settings.put("max.message.bytes", String.valueOf(maxMessageBytes));
    settings.put("message.timestamp.type", "LogAppendTime");
    return settings;
  }
}
