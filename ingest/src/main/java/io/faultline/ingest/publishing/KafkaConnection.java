package io.faultline.ingest.publishing;

import io.faultline.events.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where and as whom to publish.
 *
 * @param client settings for every Kafka client, among them {@code bootstrap.servers}
 * @param prefix of all topics, {@link Topics#DEFAULT_PREFIX} unless configured
 * @param name of the publisher: its notes are its own, and only one of a name is alive at a time
 * @param patience how long to wait for the broker, and for topics to exist
 * @param notes where its notes are
 */
public record KafkaConnection(
    Map<String, Object> client, String prefix, String name, Duration patience, Notes notes) {
  /**
   * A partition of a compacted topic, which is created where absent.
   *
   * @param topic without the prefix
   * @param partition in which the notes of a publisher are
   * @param partitions that the topic has, for ever
   */
  public record Notes(String topic, int partition, int partitions) {
    /** What publishers have in common that say nothing else. */
    static final Notes COMMON = new Notes(KafkaEventPublisher.NOTES, 0, 1);
  }

  public KafkaConnection {
    client = Map.copyOf(client);
    if (!client.containsKey("bootstrap.servers")) {
      throw new IllegalArgumentException("bootstrap.servers is missing");
    }
    if (!name.matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException(
          "a publisher's name has letters, digits and . _ - only, was " + name);
    }
  }

  /** With its notes among those of others. */
  public KafkaConnection(
      Map<String, Object> client, String prefix, String name, Duration patience) {
    this(client, prefix, name, patience, Notes.COMMON);
  }

  /** With the default prefix and a patience of one minute. */
  public static KafkaConnection to(String bootstrapServers, String name) {
    return new KafkaConnection(
        Map.of("bootstrap.servers", bootstrapServers),
        Topics.DEFAULT_PREFIX,
        name,
        Duration.ofMinutes(1));
  }

  /**
   * The same for one of several shares of this publisher's work, each a publisher of its own, with
   * its notes in a partition of their own.
   *
   * @param share 0 to {@code count - 1}
   */
  public KafkaConnection share(int share, int count) {
    return new KafkaConnection(
        client,
        prefix,
        name + "-" + share,
        patience,
        new Notes("ingest-" + name + "-notes", share, count));
  }

  String transactionalId() {
    return prefix + "ingest." + name;
  }

  Map<String, Object> with(Map<String, Object> settings) {
    Map<String, Object> all = new LinkedHashMap<>(client);
    all.putAll(settings);
    return all;
  }
}
