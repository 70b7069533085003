package io.faultline.app.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.app.broker.BrokerFixture;
import io.faultline.events.Tick;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.streams.topology.ClockTicker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several stand for election, one of them ticks. */
final class ClockTickerTest {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension final BrokerFixture broker = new BrokerFixture();

  @BeforeEach
  void topics() {
    broker.withTopics(List.of(Topics.CLOCK));
  }

  @Test
  void whenTheTickerIsKilledTheOtherOneGoesOnAndTimeNeverGoesBack() throws Exception {
    TestProcess first =
        TestProcess.start(
            TickerProcess.class, broker.clientSettings().get("bootstrap.servers"), broker.prefix());
    try (ClockTicker second =
            new ClockTicker(
                broker.clientSettings(), broker.prefix(), InstantSource.system(), EVERY);
        KafkaConsumer<String, Tick> ticks = listen()) {
      List<Instant> heard = new ArrayList<>();
      hearUntil(ticks, heard, Instant.EPOCH);
      second.start();
      hearUntil(ticks, heard, Instant.now().plusSeconds(2));
      first.kill();
      hearUntil(ticks, heard, Instant.now().plusSeconds(1));
      assertThat(heard).isSorted().doesNotHaveDuplicates();
    } finally {
      first.kill();
    }
  }

  private KafkaConsumer<String, Tick> listen() {
    Map<String, Object> settings = new HashMap<>(broker.clientSettings());
    settings.put("isolation.level", "read_committed");
    KafkaConsumer<String, Tick> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventDeserializer<>(Tick.class));
    List<TopicPartition> first =
        List.of(new TopicPartition(Topics.CLOCK.under(broker.prefix()), 0));
    consumer.assign(first);
    consumer.seekToBeginning(first);
    return consumer;
  }

  /** Hears ticks until one is later than a time. */
  private static void hearUntil(
      KafkaConsumer<String, Tick> ticks, List<Instant> heard, Instant time) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (heard.isEmpty() || !heard.getLast().isAfter(time)) {
      assertThat(System.nanoTime()).as("nobody ticked past " + time).isLessThan(deadline);
      ticks.poll(Duration.ofMillis(100)).forEach(record -> heard.add(record.value().time()));
    }
  }

  /** Ticks until it is killed. */
  static final class TickerProcess {
    private TickerProcess() {}

    public static void main(String... args) throws InterruptedException {
      new ClockTicker(Map.of("bootstrap.servers", args[0]), args[1], InstantSource.system(), EVERY)
          .start();
      Thread.currentThread().join();
    }
  }
}
