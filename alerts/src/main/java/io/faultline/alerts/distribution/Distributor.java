package io.faultline.alerts.distribution;

import io.faultline.alerts.distribution.Distribution.Given;
import io.faultline.alerts.distribution.Distribution.Part;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link Distribution} over Kafka, exactly once: what was given and what is written belong
 * to one transaction with the place in the input.
 */
public final class Distributor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Distributor.class);
  private static final String GIVEN = "given";

  private final KafkaStreams streams;
  private final PortfolioTopics topics;

  /**
   * @param kafka client settings
   * @param prefix of every topic
   * @param state a folder for the state; it is made again from Kafka when it is gone
   */
  public Distributor(Map<String, String> kafka, String prefix, Path state) {
    this.topics = new PortfolioTopics(kafka, prefix);
    this.streams =
        new KafkaStreams(topology(prefix, topics::ready), settings(kafka, prefix, state));
    streams.setUncaughtExceptionHandler(
        e -> {
          LOG.error("the distribution failed and starts again", e);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  private static Properties settings(Map<String, String> kafka, String prefix, Path state) {
    Properties settings = new Properties();
    settings.putAll(kafka);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, prefix + "distribution");
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    // After a crash the partitions are free again in seconds rather than in 45.
    settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6000);
    settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 1500);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    settings.put(StreamsConfig.producerPrefix("max.request.size"), Topics.ALERTS.maxMessageBytes());
    return settings;
  }

  /**
   * The topology, for tests without a broker too.
   *
   * @param ready makes a portfolio's topic, and says whether there is one
   */
  static Topology topology(String prefix, Predicate<String> ready) {
    Serde<Alert> alerts =
        Serdes.serdeFrom(
            new EventSerializer<>("/faultline/alerts"), new EventDeserializer<>(Alert.class));
    Topology topology = new Topology();
    topology.addSource(
        "alerts",
        Serdes.String().deserializer(),
        alerts.deserializer(),
        Topics.ALERTS.under(prefix));
    topology.addProcessor("give", () -> new Giver(ready), "alerts");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(GIVEN), Serdes.String(), given())
            .withLoggingEnabled(Map.of()),
        "give");
    topology.addSink(
        "portfolio-topics",
        (key, part, context) ->
            Topics.alertsOf(part.holding().portfolios().getFirst().id()).under(prefix),
        Serdes.String().serializer(),
        alerts.serializer(),
        "give");
    return topology;
  }

  private static Serde<Given> given() {
    return Serdes.serdeFrom(
        (topic, given) -> given == null ? null : Json.bytes(given),
        (topic, bytes) -> bytes == null ? null : Json.read(bytes, Given.class));
  }

  private static final class Giver implements Processor<String, Alert, String, Alert> {
    private final Predicate<String> ready;
    private @Nullable ProcessorContext<String, Alert> context;
    private @Nullable KeyValueStore<String, Given> store;

    Giver(Predicate<String> ready) {
      this.ready = ready;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
      this.context = context;
      this.store = context.getStateStore(GIVEN);
    }

    @Override
    public void process(Record<String, Alert> record) {
      if (context == null || store == null) {
        throw new IllegalStateException("not started");
      }
      Alert alert = record.value();
      if (alert == null) {
        return;
      }
      Given before = store.get(alert.alertId());
      Distribution.Step step = Distribution.give(alert, before == null ? Given.NOTHING : before);
      for (Part part : step.parts()) {
        if (ready.test(part.portfolio())) {
          context.forward(new Record<>(part.alert().key(), part.alert(), record.timestamp()));
        }
      }
      store.put(alert.alertId(), step.given());
    }
  }

  /** Begins. Returns at once. */
  public void start() {
    streams.start();
  }

  /** Whether it works, or is about to. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public void close() {
    if (streams.close(Duration.ofSeconds(10))) {
      streams.cleanUp();
    }
    topics.close();
  }
}
