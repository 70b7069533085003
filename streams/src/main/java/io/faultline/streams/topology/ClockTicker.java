package io.faultline.streams.topology;

import io.faultline.events.Tick;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps time for everybody. Start one beside each service: they elect one among themselves, which
 * says what time it is at an interval; when it dies another one takes over. Time never goes back.
 */
public final class ClockTicker implements AutoCloseable {
  /*
   * The election is a consumer group over the clock itself: whoever is given its first partition
   * ticks. A member that was only slow may still believe so for a while; the transactional id, which
   * a new publisher takes over, keeps it from being heard.
   */
  private static final Logger LOG = LoggerFactory.getLogger(ClockTicker.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  /** How often it looks whether it is elected, at least. */
  private static final Duration TURN = Duration.ofMillis(200);

  /** How far back from the end the last tick is looked for: a transaction takes two places. */
  private static final long LOOK_BACK = 16;

  private final Map<String, String> clientSettings;
  private final String prefix;
  private final InstantSource clock;
  private final Duration every;
  private final TopicPartition first;
  private final KafkaConsumer<String, Tick> election;
  private final Thread thread;

  // Mutable state of the thread
  private @Nullable TickPublisher publisher;
  private Instant last = Instant.EPOCH;
  private long lastSaid;
  private volatile boolean closed;

  /**
   * @param clientSettings what it takes to reach the broker
   * @param prefix what the names of the topics begin with
   * @param clock what time it is: the wall clock's, or a story's
   * @param every how often to say so, in real time
   */
  public ClockTicker(
      Map<String, String> clientSettings, String prefix, InstantSource clock, Duration every) {
    this.clientSettings = Map.copyOf(clientSettings);
    this.prefix = prefix;
    this.clock = clock;
    this.every = every;
    this.first = new TopicPartition(Topics.CLOCK.under(prefix), 0);
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, prefix + "ticker");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    this.election =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(Tick.class));
    this.thread = Thread.ofPlatform().daemon().name("ticker").unstarted(this::run);
  }

  /** Starts to stand for election; returns at once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      election.subscribe(List.of(first.topic()));
      while (!closed) {
        turn();
      }
    } catch (WakeupException e) {
      // close() asks for it.
    } finally {
      resign();
      election.close();
    }
  }

  private void turn() {
    try {
      // Its own ticks are of no interest, and would end the wait.
      election.pause(election.assignment());
      election.poll(every.compareTo(TURN) < 0 ? every : TURN);
      if (!election.assignment().contains(first)) {
        resign();
      } else if (publisher == null) {
        last = latest(last, lastTick());
        publisher = new TickPublisher(clientSettings, prefix);
        LOG.info("ticking on {} every {}", first.topic(), every);
        tick(publisher);
      } else if (System.nanoTime() - lastSaid >= every.toNanos()) {
        tick(publisher);
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("the clock {} can't be kept for now: {}", first.topic(), e.toString());
      resign();
    }
  }

  private void tick(TickPublisher by) {
    lastSaid = System.nanoTime();
    Instant now = clock.instant();
    if (now.isAfter(last)) {
      by.publish(now);
      last = now;
    }
  }

  /** A new ticker doesn't begin before the last tick of the one before. */
  private Instant lastTick() {
    long end = election.endOffsets(List.of(first)).getOrDefault(first, 0L);
    long begin = election.beginningOffsets(List.of(first)).getOrDefault(first, 0L);
    Instant found = Instant.EPOCH;
    election.seek(first, Math.max(begin, end - LOOK_BACK));
    election.resume(List.of(first));
    while (!closed && election.position(first) < end) {
      for (ConsumerRecord<String, Tick> heard : election.poll(TURN)) {
        found = latest(found, heard.value().time());
      }
    }
    return found;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private void resign() {
    if (publisher != null) {
      publisher.close();
      publisher = null;
    }
  }

  /** Stops; another one takes over at once. */
  @Override
  public void close() {
    closed = true;
    election.wakeup();
    if (thread.isAlive()) {
      try {
        thread.join(CLOSE_WITHIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else {
      election.close();
    }
  }
}
