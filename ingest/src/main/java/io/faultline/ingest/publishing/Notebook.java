package io.faultline.ingest.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The notes of a publisher in a compacted topic, keyed by {@code publisher/area/name}. */
final class Notebook {
  private final KafkaConnection connection;
  private final TopicGate topics;
  private final String topic;
  private final TopicPartition partition;
  private final String own;

  Notebook(KafkaConnection connection, TopicGate topics) {
    this.connection = connection;
    this.topics = topics;
    this.topic = connection.prefix() + connection.notes().topic();
    this.partition = new TopicPartition(topic, connection.notes().partition());
    this.own = connection.name() + "/";
  }

  void create() {
    int wanted = connection.notes().partitions();
    topics.createCompacted(topic, wanted);
    int there = topics.ends(topic).size();
    if (there != wanted) {
      throw new PublishingFailed(
          "topic %s must have %d partitions, has %d: what is noted there would be looked for in the"
                  .formatted(topic, wanted, there)
              + " wrong place",
          null,
          /* fatal= */ true);
    }
  }

  ProducerRecord<byte[], byte[]> record(Note note) {
    String value = note.value();
    return new ProducerRecord<>(
        topic, partition.partition(), utf8(own + note.key()), value == null ? null : utf8(value));
  }

  /** Whether there are notes at all. */
  boolean exists() {
    return topics.exists(topic);
  }

  /** Reads the whole partition and keeps the last note of each key of some areas. */
  Map<String, String> recall(Set<String> areas) {
    // An end that counts open transactions too: what was written before now is waited for until it
    // is decided.
    long end = topics.ends(topic).getOrDefault(partition, 0L);
    Map<String, String> notes = new LinkedHashMap<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long giveUp = System.nanoTime() + connection.patience().toNanos();
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          giveUp = System.nanoTime() + connection.patience().toNanos();
          take(record, areas, notes);
        }
        if (System.nanoTime() > giveUp) {
          throw new TimeoutException("no record for " + connection.patience());
        }
      }
    } catch (KafkaException e) {
      throw new PublishingFailed(
          "can't read %s to its end at %d: %s".formatted(topic, end, e.getMessage()),
          e,
          /* fatal= */ false);
    }
    return notes;
  }

  private void take(
      ConsumerRecord<String, String> record, Set<String> areas, Map<String, String> notes) {
    if (!record.key().startsWith(own)) {
      return;
    }
    String key = record.key().substring(own.length());
    if (!Note.isIn(areas, key)) {
      return;
    }
    if (record.value() == null) {
      notes.remove(key);
    } else {
      notes.put(key, record.value());
    }
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        connection.with(Map.of("isolation.level", "read_committed", "enable.auto.commit", "false")),
        new StringDeserializer(),
        new StringDeserializer());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
