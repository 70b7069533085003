package io.faultline.streams.topology;

import io.faultline.events.Event;
import io.faultline.events.Topic;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** The shipped topology, in the test driver: one partition of everything, and no broker. */
final class TopologyFixture implements AutoCloseable {
  static final String PREFIX = "test.";

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final StreamsSettings settings;
  private final TopologyTestDriver driver;

  TopologyFixture(Path stateDir) {
    settings = StreamsSettings.of(Map.of("bootstrap.servers", "unused:1"), PREFIX, stateDir);
    InstantSource clock = InstantSource.fixed(Instant.parse("2022-07-08T12:00:00Z"));
    Measures measures = new Measures(registry, clock);
    StreamsConfig config = StreamsService.config(settings, clock, measures);
    Properties properties = new Properties();
    properties.putAll(config.originals());
    // The driver drops what is sent in a transaction between two records, as dead letters are.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            FaultlineTopology.build(new TopologySettings(PREFIX, 1, 1, 1, 1, 1), measures, config),
            properties);
  }

  /** Sends an event to its topic. */
  <E extends Event> void send(Topic topic, E event) {
    driver
        .createInputTopic(
            topic.under(PREFIX), new StringSerializer(), new EventSerializer<E>("/test"))
        .pipeInput(event.key(), event);
  }

  /** Sends anything to a topic. */
  void sendBytes(Topic topic, String key, byte[] value) {
    driver
        .createInputTopic(topic.under(PREFIX), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
  }

  /** What came out since last time. */
  <E extends Event> List<E> receive(Topic topic, Class<E> record) {
    return driver
        .createOutputTopic(
            topic.under(PREFIX), new StringDeserializer(), new EventDeserializer<>(record))
        .readValuesToList();
  }

  /** What went from one step to the next since last time. */
  <T> List<T> between(String name, Class<T> type) {
    return driver
        .createOutputTopic(
            settings.applicationId() + "-" + name + "-repartition",
            new StringDeserializer(),
            new JsonSerde<>(type).deserializer())
        .readValuesToList();
  }

  /** How often something was counted. */
  double counted(String meter, String... tags) {
    return registry.get(meter).tags(tags).counter().count();
  }

  /** What is kept in a store. */
  long kept(String store) {
    long count = 0;
    try (var entries = driver.getKeyValueStore(store).all()) {
      while (entries.hasNext()) {
        entries.next();
        count++;
      }
    }
    return count;
  }

  @Override
  public void close() {
    driver.close();
  }
}
