package io.faultline.ingest.publishing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The compacted topic that holds the notes of all publishers, keyed by {@code publisher/area/name}.
 */
final class Notebook {
  private final KafkaConnection connection;
  private final TopicGate topics;
  private final String topic;
  private final String own;

  Notebook(KafkaConnection connection, TopicGate topics) {
    this.connection = connection;
    this.topics = topics;
    this.topic = connection.prefix() + KafkaEventPublisher.NOTES;
    this.own = connection.name() + "/";
  }

  void create() {
    topics.createCompacted(topic);
  }

  ProducerRecord<byte[], byte[]> record(Note note) {
    String value = note.value();
    return new ProducerRecord<>(topic, utf8(own + note.key()), value == null ? null : utf8(value));
  }

  /** Reads the whole topic and keeps the last note of each key of one area. */
  Map<String, String> recall(String area) {
    TopicPartition partition = new TopicPartition(topic, 0);
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
          take(record, own + area + "/", notes);
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
      ConsumerRecord<String, String> record, String prefix, Map<String, String> notes) {
    if (!record.key().startsWith(prefix)) {
      return;
    }
    String key = record.key().substring(own.length());
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
