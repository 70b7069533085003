package io.faultline.app.standby;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for its turn among the processes that could do the same work, begins it then, and says so
 * when it was taken away. The turn is the one partition of an empty topic, which a consumer group
 * gives to one member and leaves there as long as that member lives.
 *
 * <p>A process that was only slow may believe in its turn a little longer than Kafka does. What it
 * writes meanwhile is refused by its successor's transactional ids, so the work must publish with
 * such.
 */
public final class Standby implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

  /** The topic, under the prefix of all others. It never holds a record. */
  public static final String TURNS = "turns";

  private static final Duration POLL = Duration.ofMillis(250);

  /** After a silence of the broker the same member may be given the turn again. */
  private static final Duration DOUBT = Duration.ofSeconds(15);

  private static final Duration SAY_AFTER = Duration.ofSeconds(3);

  private final Map<String, String> clientSettings;
  private final String topic;
  private final String what;
  private final Runnable begin;
  private final Consumer<String> end;
  private final KafkaConsumer<byte[], byte[]> election;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param prefix what the names of the topics begin with
   * @param what which work it is, one word: names the group, and is said in the log
   * @param begin begins the work; is called once, on a thread of its own
   * @param end is told why the work can't go on here, once; the process should end then
   */
  public Standby(
      Map<String, String> clientSettings,
      String prefix,
      String what,
      Runnable begin,
      Consumer<String> end) {
    this.clientSettings = Map.copyOf(clientSettings);
    this.topic = prefix + TURNS;
    this.what = what;
    this.begin = begin;
    this.end = end;
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("group.id", prefix + "turn-" + what);
    settings.put("enable.auto.commit", "false");
    settings.put("auto.offset.reset", "latest");
    settings.put("session.timeout.ms", 10_000);
    settings.put("heartbeat.interval.ms", 2_000);
    settings.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    this.election =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.thread = Thread.ofPlatform().name("standby-" + what).unstarted(this::run);
  }

  /**
   * Begins to wait.
   *
   * @throws KafkaException if the broker doesn't answer, or doesn't allow the topic
   */
  public void start() {
    try (Admin admin = Admin.create(new HashMap<>(clientSettings))) {
      NewTopic one = new NewTopic(topic, Optional.of(1), Optional.empty());
      admin.createTopics(List.of(one)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaException("can't make the topic %s: %s".formatted(topic, e.getMessage()), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
    thread.start();
  }

  private void run() {
    try (election) {
      election.subscribe(List.of(topic));
      if (await()) {
        LOG.info("{}: it is this process's turn", what);
        begin.run();
        hold();
      }
    } catch (WakeupException e) {
      // Closing.
    } catch (RuntimeException e) {
      LOG.error("{} could not be begun, or its turn not be kept", what, e);
      end.accept("%s: %s".formatted(what, e.getMessage()));
    }
  }

  /** Whether the turn came before it was closed. */
  private boolean await() {
    long sayAt = System.nanoTime() + SAY_AFTER.toNanos();
    boolean said = false;
    while (!closed) {
      election.poll(POLL);
      if (!election.assignment().isEmpty()) {
        return true;
      }
      if (!said && System.nanoTime() > sayAt) {
        said = true;
        LOG.info(
            "{}: another process is at work; this one stands by and takes over when that one ends",
            what);
      }
    }
    return false;
  }

  private void hold() {
    long heldAt = System.nanoTime();
    while (!closed) {
      election.poll(POLL);
      if (!election.assignment().isEmpty()) {
        heldAt = System.nanoTime();
      } else if (System.nanoTime() - heldAt > DOUBT.toNanos()) {
        end.accept(what + ": another process has taken over; this one ends");
        return;
      }
    }
  }

  /** Gives the turn to whoever comes next. The work should have ended by then. */
  @Override
  public void close() {
    closed = true;
    election.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
