package io.faultline.ingest.publishing;

import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deals work that is cut into shares out among the processes of an installation, and carries what
 * one share hands to another.
 *
 * <p>A consumer group reads a topic with a partition for each share: whose a partition is, his is
 * the share, and what is handed to it arrives there. Each share has a publisher of its own, whose
 * name goes with it. So the next owner shuts out the one before him, even one that was only slow
 * and still believes in his share, and finds in the publisher's notes all that was committed.
 *
 * <p>What is handed over is taken at least once: its place in the topic is moved on after it was
 * taken.
 */
public final class KafkaShares implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaShares.class);

  private static final Duration POLL = Duration.ofMillis(100);

  /** A share whose publisher has failed is not begun again at once. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** So long may every process be away before what was handed over is lost. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final KafkaConnection connection;
  private final int count;
  private final String topic;
  private final MeterRegistry meters;
  private final Consumer<String> failed;
  private final TopicGate topics;
  private final KafkaProducer<String, String> producer;
  private final KafkaConsumer<String, String> consumer;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  // Mutable state
  private @Nullable Thread thread;
  private final Map<Integer, EventPublisher> open = new ConcurrentHashMap<>();
  private final Map<Integer, Long> notBefore = new HashMap<>();
  private volatile boolean closed;

  /**
   * @param connection as which the whole of the work would publish
   * @param count of shares, for ever
   * @param failed is told why this process can't take part any more, once
   */
  public KafkaShares(
      KafkaConnection connection, int count, MeterRegistry meters, Consumer<String> failed) {
    this.connection = connection;
    this.count = count;
    this.topic = connection.prefix() + "ingest-" + connection.name() + "-shares";
    this.meters = meters;
    this.failed = failed;
    this.topics = new TopicGate(connection);
    int largest = Topics.all().stream().mapToInt(Topic::maxMessageBytes).max().orElseThrow();
    topics.create(
        topic,
        count,
        Map.of(
            "retention.ms",
            String.valueOf(KEPT.toMillis()),
            "max.message.bytes",
            String.valueOf(largest + 64 * 1024)));
    int there = topics.ends(topic).size();
    if (there != count) {
      throw new PublishingFailed(
          "topic %s must have %d partitions, has %d".formatted(topic, count, there),
          null,
          /* fatal= */ true);
    }
    this.producer =
        new KafkaProducer<>(
            connection.with(
                Map.of("compression.type", "zstd", "max.request.size", largest + 64 * 1024)),
            new StringSerializer(),
            new StringSerializer());
    this.consumer =
        new KafkaConsumer<>(
            connection.with(
                Map.of(
                    "group.id",
                    connection.prefix() + "ingest-" + connection.name(),
                    "enable.auto.commit",
                    "false",
                    "auto.offset.reset",
                    "earliest",
                    "max.poll.records",
                    "100",
                    "session.timeout.ms",
                    10_000,
                    "heartbeat.interval.ms",
                    2_000,
                    "partition.assignment.strategy",
                    CooperativeStickyAssignor.class.getName())),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /** Begins to take part; is called once. */
  public void start(SharedWork work) {
    thread = Thread.ofPlatform().name("shares-" + connection.name()).start(() -> run(work));
  }

  /** The shares that this process works on now. */
  public Set<Integer> held() {
    return new TreeSet<>(open.keySet());
  }

  /**
   * Hands something to a share; returns when Kafka has it.
   *
   * @throws PublishingFailed if Kafka did not take it
   */
  public void hand(int share, String key, String what) {
    try {
      producer.send(new ProducerRecord<>(topic, share, key, what)).get();
    } catch (ExecutionException | KafkaException e) {
      throw new PublishingFailed("not handed over: " + e.getMessage(), e, /* fatal= */ false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishingFailed("interrupted", e, /* fatal= */ false);
    }
  }

  private void run(SharedWork work) {
    try {
      consumer.subscribe(
          List.of(topic),
          new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
              // Nothing is read of a share before the work on it has begun.
              consumer.pause(assigned);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
              end(work, shares(revoked));
              LOG.info("{}: shares {} are left to others", connection.name(), shares(revoked));
            }
          });
      while (!closed) {
        ConsumerRecords<String, String> handed = consumer.poll(POLL);
        take(work, handed);
        endStuck(work);
        beginAssigned(work);
      }
    } catch (WakeupException e) {
      // Closing.
    } catch (RuntimeException e) {
      LOG.error("{}: this process can't share the work any more", connection.name(), e);
      failed.accept("%s: %s".formatted(connection.name(), e.getMessage()));
    } finally {
      end(work, held());
      // Leaves the group, so that others take over at once.
      consumer.close();
    }
  }

  private static Set<Integer> shares(Collection<TopicPartition> partitions) {
    Set<Integer> shares = new TreeSet<>();
    partitions.forEach(p -> shares.add(p.partition()));
    return shares;
  }

  private void beginAssigned(SharedWork work) {
    Set<Integer> wanted = shares(consumer.assignment());
    wanted.removeAll(open.keySet());
    wanted.removeIf(
        share -> notBefore.containsKey(share) && System.nanoTime() < notBefore.get(share));
    if (wanted.isEmpty()) {
      return;
    }
    together(wanted, share -> begin(work, share));
    wanted.removeAll(open.keySet());
    putOff(wanted);
    consumer.resume(open.keySet().stream().map(s -> new TopicPartition(topic, s)).toList());
    LOG.info("{}: shares {} of {} are worked on here", connection.name(), held(), count);
  }

  private void begin(SharedWork work, int share) {
    EventPublisher publisher = null;
    try {
      publisher = new KafkaEventPublisher(connection.share(share, count)).measuredBy(meters);
      work.begin(share, publisher);
      open.put(share, publisher);
    } catch (PublishingFailed e) {
      LOG.warn("{}: share {} can't be begun yet: {}", connection.name(), share, e.getMessage());
      if (publisher != null) {
        publisher.close();
      }
    }
  }

  private void endStuck(SharedWork work) {
    Set<Integer> stuck = held();
    stuck.removeIf(share -> !work.isStuck(share));
    if (!stuck.isEmpty()) {
      consumer.pause(stuck.stream().map(s -> new TopicPartition(topic, s)).toList());
      end(work, stuck);
      putOff(stuck);
    }
  }

  private void putOff(Set<Integer> shares) {
    long later = System.nanoTime() + PAUSE.toNanos();
    shares.forEach(share -> notBefore.put(share, later));
  }

  private void end(SharedWork work, Set<Integer> shares) {
    together(
        shares.stream().filter(open::containsKey).toList(),
        share -> {
          work.end(share);
          EventPublisher publisher = open.remove(share);
          if (publisher != null) {
            publisher.close();
          }
        });
  }

  /** At the same time, as each waits for Kafka most of its time. */
  private <T> void together(Collection<T> all, Consumer<T> task) {
    List<Future<?>> tasks = new ArrayList<>();
    all.forEach(each -> tasks.add(threads.submit(() -> task.accept(each))));
    for (Future<?> each : tasks) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new WakeupException();
      }
    }
  }

  /** Of one key in order, of different keys at the same time. */
  private void take(SharedWork work, ConsumerRecords<String, String> handed) {
    if (handed.isEmpty()) {
      return;
    }
    Map<String, List<ConsumerRecord<String, String>>> byKey = new LinkedHashMap<>();
    handed.forEach(
        r -> byKey.computeIfAbsent(r.partition() + r.key(), k -> new ArrayList<>()).add(r));
    Map<TopicPartition, Long> notTaken = new ConcurrentHashMap<>();
    together(byKey.values(), records -> take(work, records, notTaken));
    Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    for (TopicPartition partition : handed.partitions()) {
      long end = handed.records(partition).getLast().offset() + 1;
      Long missed = notTaken.get(partition);
      if (missed != null) {
        consumer.seek(partition, missed);
      }
      taken.put(partition, new OffsetAndMetadata(missed == null ? end : missed));
    }
    try {
      consumer.commitSync(taken);
    } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
      // Whoever has the share then takes it once more, which makes no difference.
      LOG.debug("{}: {}", topic, e.getMessage());
    }
  }

  private void take(
      SharedWork work,
      List<ConsumerRecord<String, String>> records,
      Map<TopicPartition, Long> notTaken) {
    for (ConsumerRecord<String, String> record : records) {
      try {
        work.take(record.partition(), record.value());
      } catch (PublishingFailed e) {
        LOG.warn("{}: what was handed over is taken later: {}", topic, e.getMessage());
        notTaken.merge(new TopicPartition(topic, record.partition()), record.offset(), Math::min);
        return;
      } catch (RuntimeException e) {
        LOG.error(
            "{}: what was handed over can't be read: partition {}, offset {}",
            topic,
            record.partition(),
            record.offset(),
            e);
      }
    }
  }

  /** Ends the work on all shares, and leaves them to others. */
  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      Thread started = thread;
      if (started == null) {
        consumer.close();
      } else {
        started.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
    threads.shutdown();
  }
}
