package io.faultline.alerts.consuming;

import io.faultline.events.DeadLetterCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics and hands every record to the ledger before it commits the offset: what was read is
 * written, and what is read again after a crash the ledger knows already. Only committed records
 * are read.
 */
public final class LedgerConsumer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LedgerConsumer.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
  private static final int TRIES = 3;

  /** Writes what was read; the offset is committed only after it returns. */
  @FunctionalInterface
  public interface Sink {
    void take(List<Object> events);
  }

  /** Reads one record of a topic. */
  @FunctionalInterface
  public interface Reader {
    /**
     * @throws SerializationException if it is not what the topic holds
     */
    Object read(ConsumerRecord<String, byte[]> record);
  }

  private final Map<String, String> kafka;
  private final String group;
  private final Map<String, Reader> readers;
  private final Sink sink;
  private final BooleanSupplier works;
  private final Consumer<Refused> refused;
  private final MeterRegistry meters;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean assigned;
  private volatile Map<String, Long> lag = Map.of();
  private volatile @Nullable KafkaConsumer<String, byte[]> current;
  private @Nullable Thread thread;

  /** A record that could not be taken, with its place. */
  public record Refused(
      String topic,
      int partition,
      long offset,
      DeadLetterCause cause,
      String message,
      byte[] payload) {
    private static Refused of(
        ConsumerRecord<String, byte[]> record, DeadLetterCause cause, Exception why) {
      return new Refused(
          record.topic(),
          record.partition(),
          record.offset(),
          cause,
          String.valueOf(why.getMessage()),
          record.value());
    }
  }

  private record Read(ConsumerRecord<String, byte[]> record, Object event) {}

  /**
   * @param kafka client settings
   * @param group the consumer group
   * @param readers by topic
   * @param works whether the sink could take records now; while it can't, none is refused
   * @param refused takes records that can't be read or written, which are then passed over; if it
   *     throws, they are not
   * @param meters has Kafka's own metrics of the consumer while it reads
   */
  public LedgerConsumer(
      Map<String, String> kafka,
      String group,
      Map<String, Reader> readers,
      Sink sink,
      BooleanSupplier works,
      Consumer<Refused> refused,
      MeterRegistry meters) {
    this.kafka = Map.copyOf(kafka);
    this.group = group;
    this.readers = Map.copyOf(readers);
    this.sink = sink;
    this.works = works;
    this.refused = refused;
    this.meters = meters;
  }

  /** Begins to read in a thread of its own. */
  public void start() {
    for (String topic : readers.keySet()) {
      Gauge.builder("faultline.lag", this, it -> it.lag.getOrDefault(topic, 0L))
          .description("records not yet processed")
          .tag("topic", topic)
          .register(meters);
    }
    thread = Thread.ofPlatform().name(group).start(this::run);
  }

  /** Whether it has been given its partitions. */
  public boolean ready() {
    return assigned;
  }

  private void run() {
    while (!closed.get()) {
      try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings());
          KafkaClientMetrics bound = new KafkaClientMetrics(consumer)) {
        bound.bindTo(meters);
        current = consumer;
        consumer.subscribe(List.copyOf(readers.keySet()));
        while (!closed.get()) {
          ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
          assigned = !consumer.assignment().isEmpty();
          if (!records.isEmpty()) {
            write(read(records));
            commit(consumer);
          }
          lag = lagOf(consumer);
        }
      } catch (WakeupException e) {
        // Closing.
      } catch (RuntimeException e) {
        assigned = false;
        LOG.error("{}: reading failed; it goes on from the last commit", group, e);
        pause(AFTER_A_FAILURE);
      }
    }
    assigned = false;
  }

  /** By topic, of the partitions that are read here; what was polled is written by now. */
  private static Map<String, Long> lagOf(KafkaConsumer<String, byte[]> consumer) {
    return consumer.assignment().stream()
        .collect(
            Collectors.groupingBy(
                TopicPartition::topic,
                Collectors.summingLong(partition -> consumer.currentLag(partition).orElse(0))));
  }

  private List<Read> read(ConsumerRecords<String, byte[]> records) {
    List<Read> read = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      Reader reader = readers.get(record.topic());
      if (record.value() == null || reader == null) {
        continue;
      }
      try {
        read.add(new Read(record, reader.read(record)));
      } catch (SerializationException e) {
        refused.accept(Refused.of(record, DeadLetterCause.UNREADABLE, e));
      }
    }
    return read;
  }

  /** All together; if that fails, one by one, so that one bad record doesn't hold up the others. */
  private void write(List<Read> read) {
    try {
      sink.take(read.stream().map(Read::event).toList());
    } catch (RuntimeException e) {
      LOG.warn("{}: {} records could not be written together", group, read.size(), e);
      read.forEach(this::writeOne);
    }
  }

  private void writeOne(Read read) {
    for (int attempt = 1; ; attempt++) {
      try {
        sink.take(List.of(read.event()));
        return;
      } catch (RuntimeException e) {
        if (!works.getAsBoolean() || closed.get()) {
          throw e;
        }
        if (attempt == TRIES) {
          refused.accept(Refused.of(read.record(), DeadLetterCause.PROCESSING, e));
          return;
        }
        pause(AFTER_A_FAILURE.dividedBy(4));
      }
    }
  }

  private void commit(KafkaConsumer<String, byte[]> consumer) {
    try {
      consumer.commitSync();
    } catch (RebalanceInProgressException e) {
      // The records come again, to us or to another instance; the ledger knows them.
      LOG.info("{}: not committed during a rebalance", group);
    } catch (KafkaException e) {
      LOG.warn("{}: not committed: {}", group, e.getMessage());
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1500);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  private void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed.set(true);
    }
  }

  /** Ends after what is being written. */
  @Override
  public void close() {
    closed.set(true);
    KafkaConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    if (thread != null) {
      try {
        thread.join(Duration.ofSeconds(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
