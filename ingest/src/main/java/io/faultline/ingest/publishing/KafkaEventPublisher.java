package io.faultline.ingest.publishing;

import io.faultline.events.Event;
import io.faultline.events.EventType;
import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to Kafka, each call wholly within one transaction, its notes in the compacted topic
 * {@link #NOTES}. Readers must use {@code read_committed}.
 *
 * <p>One thread commits all calls that wait at the same time in one transaction: a transaction
 * costs about the same whatever its size, so a hundred threads that publish an article each are as
 * fast as one that publishes a hundred. A call that Kafka refuses, for a record too large say,
 * fails alone.
 *
 * <p>A new publisher shuts out an older one of the same name, so that a process that was believed
 * dead can't publish any more. Where it can't be known whether a transaction was committed, the
 * publisher fails for good rather than guess; the next one finds out from the notes.
 */
public final class KafkaEventPublisher implements EventPublisher {
  /** The topic of the notes, under the prefix of all others. It is created where absent. */
  public static final String NOTES = "ingest-notes";

  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventPublisher.class);

  private static final int CALLS_WAITING = 1_024;
  private static final int CALLS_TOGETHER = 512;
  private static final int RECORDS_TOGETHER = 4_096;

  private final KafkaConnection connection;
  private final TopicGate topics;
  private final Notebook notebook;
  private final Transactions transactions;
  private final EventSerializer<Event> serializer = new EventSerializer<>("/faultline/ingest");
  private final BlockingQueue<Call> calls = new ArrayBlockingQueue<>(CALLS_WAITING);
  private final Thread writer;

  // Mutable state
  private volatile boolean closed;
  private volatile @Nullable PublishingFailed fatal;
  private volatile @Nullable KafkaClientMetrics metrics;

  private record Call(
      List<ProducerRecord<byte[], byte[]>> records, CompletableFuture<Void> acknowledged) {}

  /**
   * Connects, shuts out an older publisher of the same name, and is ready to publish.
   *
   * @throws PublishingFailed if the broker does not answer in time, or refuses
   */
  public KafkaEventPublisher(KafkaConnection connection) {
    this.connection = connection;
    this.topics = new TopicGate(connection);
    this.notebook = new Notebook(connection, topics);
    notebook.create();
    this.transactions = new Transactions(connection);
    this.writer = Thread.ofPlatform().name("publisher-" + connection.name()).start(this::write);
  }

  /** Shows Kafka's own metrics of its producer until it is closed; returns itself. */
  public KafkaEventPublisher measuredBy(MeterRegistry meters) {
    KafkaClientMetrics bound = transactions.metrics();
    bound.bindTo(meters);
    metrics = bound;
    return this;
  }

  @Override
  public void publish(Collection<? extends Event> events, Collection<Note> notes) {
    if (events.isEmpty() && notes.isEmpty()) {
      return;
    }
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size() + notes.size());
    events.forEach(e -> records.add(record(e)));
    notes.forEach(n -> records.add(notebook.record(n)));
    records.stream().map(ProducerRecord::topic).distinct().forEach(topics::await);
    Call call = new Call(records, new CompletableFuture<>());
    enqueue(call);
    await(call);
  }

  private void enqueue(Call call) {
    try {
      do {
        if (closed || fatal != null) {
          throw over();
        }
      } while (!calls.offer(call, 100, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PublishingFailed("interrupted before publishing", e, /* fatal= */ false);
    }
  }

  /** Waits on through interrupts: a call in the queue may be committed at any moment. */
  private void await(Call call) {
    boolean interrupted = false;
    while (true) {
      try {
        call.acknowledged().get(1, TimeUnit.SECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (TimeoutException e) {
        if (!writer.isAlive()) {
          refuseWaiting();
        }
      } catch (ExecutionException e) {
        restore(interrupted);
        throw e.getCause() instanceof PublishingFailed failed
            ? new PublishingFailed(String.valueOf(failed.getMessage()), e, failed.isFatal())
            : new PublishingFailed("not published: " + e, e, /* fatal= */ true);
      }
    }
    restore(interrupted);
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ProducerRecord<byte[], byte[]> record(Event event) {
    EventType type = EventType.of(event);
    Topic topic = Topics.all().stream().filter(t -> t.type() == type).findFirst().orElseThrow();
    String name = topic.under(connection.prefix());
    RecordHeaders headers = new RecordHeaders();
    byte[] value = serializer.serialize(name, headers, event);
    byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(name, null, key, value, headers);
  }

  private void write() {
    try (transactions) {
      while (fatal == null) {
        Call first = calls.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          commit(together(first));
        } else if (closed) {
          break;
        }
      }
    } catch (InterruptedException e) {
      closed = true;
    } finally {
      refuseWaiting();
    }
  }

  private List<Call> together(Call first) {
    List<Call> together = new ArrayList<>(List.of(first));
    int records = first.records().size();
    while (together.size() < CALLS_TOGETHER && records < RECORDS_TOGETHER) {
      Call next = calls.poll();
      if (next == null) {
        break;
      }
      together.add(next);
      records += next.records().size();
    }
    return together;
  }

  /**
   * Commits the calls together or, if that is refused, each alone, so that one can't harm others.
   */
  private void commit(List<Call> together) {
    try {
      transactions.commit(together.stream().flatMap(c -> c.records().stream()).toList());
      together.forEach(c -> c.acknowledged().complete(null));
    } catch (PublishingFailed e) {
      if (e.isFatal()) {
        fail(e, together);
      } else if (together.size() == 1) {
        together.getFirst().acknowledged().completeExceptionally(e);
      } else {
        for (Call call : together) {
          if (fatal == null) {
            commit(List.of(call));
          } else {
            call.acknowledged().completeExceptionally(over());
          }
        }
      }
    } catch (RuntimeException e) {
      fail(new PublishingFailed("can't publish any more: " + e, e, /* fatal= */ true), together);
    }
  }

  private void fail(PublishingFailed failure, List<Call> together) {
    LOG.error("publisher {} is over: {}", connection.name(), failure.getMessage());
    fatal = failure;
    together.forEach(c -> c.acknowledged().completeExceptionally(failure));
  }

  private void refuseWaiting() {
    List<Call> waiting = new ArrayList<>();
    calls.drainTo(waiting);
    waiting.forEach(c -> c.acknowledged().completeExceptionally(over()));
  }

  private PublishingFailed over() {
    PublishingFailed failure = fatal;
    return failure != null
        ? new PublishingFailed(String.valueOf(failure.getMessage()), failure, /* fatal= */ true)
        : new PublishingFailed("the publisher is closed", null, /* fatal= */ true);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Reads the whole partition of notes; meant for when a connector starts.
   */
  @Override
  public Map<String, String> recall(Set<String> areas) {
    return notebook.recall(areas);
  }

  /** Publishes what waits, then ends. */
  @Override
  public void close() {
    KafkaClientMetrics bound = metrics;
    if (bound != null) {
      bound.close();
    }
    closed = true;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
