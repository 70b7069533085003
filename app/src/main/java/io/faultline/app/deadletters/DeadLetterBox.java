package io.faultline.app.deadletters;

import io.faultline.events.DeadLetter;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic of dead letters, read as far as it is committed now. It joins no group and changes
 * nothing. For one thread.
 */
public final class DeadLetterBox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterBox.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventDeserializer<DeadLetter> deserializer =
      new EventDeserializer<>(DeadLetter.class);
  private final String topic;
  private final String prefix;
  private final Duration patience;

  /**
   * A letter and where it lies.
   *
   * @param letter without its payload, which may be large; {@link #whole} has it
   */
  public record Entry(DeadLetter letter, int partition, long offset) {}

  /**
   * @param clientSettings what it takes to reach the broker
   * @param prefix what the names of the topics begin with
   * @param patience how long the broker may take to answer
   */
  public DeadLetterBox(Map<String, String> clientSettings, String prefix, Duration patience) {
    this.topic = Topics.DEAD_LETTERS.under(prefix);
    this.prefix = prefix;
    this.patience = patience;
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", "false");
    settings.put("default.api.timeout.ms", (int) patience.toMillis());
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * The letters, the oldest first, each in its last state.
   *
   * @param last how many records are looked at, from the end of each partition
   * @throws KafkaException if the broker doesn't answer in time, or there is no such topic
   */
  public List<Entry> entries(int last) {
    List<TopicPartition> partitions = partitions();
    consumer.assign(partitions);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    partitions.forEach(
        p ->
            consumer.seek(
                p, Math.max(begins.getOrDefault(p, 0L), ends.getOrDefault(p, 0L) - last)));
    Map<String, Entry> latest = new LinkedHashMap<>();
    long giveUp = System.nanoTime() + patience.toNanos();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        giveUp = System.nanoTime() + patience.toNanos();
        entry(record)
            .ifPresent(e -> latest.merge(e.letter().deadLetterId(), e, DeadLetterBox::newer));
      }
      if (System.nanoTime() > giveUp) {
        throw new KafkaException("%s: no record for %s".formatted(topic, patience));
      }
    }
    return List.copyOf(latest.values());
  }

  /** Once put back, it stays so, even if the same place is refused again by a second reading. */
  private static Entry newer(Entry before, Entry after) {
    return before.letter().redrivenAt() != null && after.letter().redrivenAt() == null
        ? before
        : after;
  }

  private Optional<Entry> entry(ConsumerRecord<byte[], byte[]> record) {
    try {
      DeadLetter letter = deserializer.deserialize(topic, record.headers(), record.value());
      return letter == null
          ? Optional.empty()
          : Optional.of(new Entry(withoutPayload(letter), record.partition(), record.offset()));
    } catch (SerializationException e) {
      LOG.warn(
          "{}, partition {} offset {}: {}",
          topic,
          record.partition(),
          record.offset(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private static DeadLetter withoutPayload(DeadLetter l) {
    return new DeadLetter(
        l.deadLetterId(),
        l.service(),
        l.cause(),
        l.message(),
        l.place(),
        l.contentType(),
        null,
        l.occurredAt(),
        l.recordKey(),
        l.headers(),
        l.redrivenAt());
  }

  /** The letter with its payload. */
  DeadLetter whole(Entry entry) {
    ConsumerRecord<byte[], byte[]> record =
        at(new TopicPartition(topic, entry.partition()), entry.offset());
    DeadLetter letter =
        record == null ? null : deserializer.deserialize(topic, record.headers(), record.value());
    return letter == null ? entry.letter() : letter;
  }

  /** The record that a letter is about, where its topic still has it. */
  Optional<ConsumerRecord<byte[], byte[]>> original(DeadLetter.Place place) {
    if (place.topic() == null || place.partition() == null || place.offset() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        at(new TopicPartition(place.topic(), place.partition()), place.offset()));
  }

  /** The record at an offset; null if it is no longer there. */
  private @Nullable ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
    if (partitionsOf(partition.topic()).stream()
        .noneMatch(p -> p.partition() == partition.partition())) {
      return null;
    }
    List<TopicPartition> one = List.of(partition);
    consumer.assign(one);
    long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
    if (offset < begin || offset >= end) {
      return null;
    }
    consumer.seek(partition, offset);
    long giveUp = System.nanoTime() + patience.toNanos();
    while (consumer.position(partition) <= offset && System.nanoTime() < giveUp) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        return record.offset() == offset ? record : null;
      }
    }
    return null;
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> infos = partitionsOf(topic);
    if (infos.isEmpty()) {
      throw new KafkaException("there is no topic %s; has Faultline run here?".formatted(topic));
    }
    List<TopicPartition> partitions = new ArrayList<>();
    infos.forEach(i -> partitions.add(new TopicPartition(topic, i.partition())));
    return partitions;
  }

  private List<PartitionInfo> partitionsOf(String name) {
    List<PartitionInfo> infos = consumer.partitionsFor(name);
    return infos == null ? List.of() : infos;
  }

  String topic() {
    return topic;
  }

  String prefix() {
    return prefix;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
