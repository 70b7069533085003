package io.faultline.streams.topology;

import io.faultline.events.Topic;
import io.faultline.events.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The analysis as a running service. Start as many as the load needs, with the same settings and a
 * state folder each: they share the work, and when one dies the others take it over. Thread-safe.
 */
public final class StreamsService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

  /** A member that is silent for so long is dead; brokers allow no less by default. */
  private static final Duration SESSION = Duration.ofSeconds(6);

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);
  private static final Duration LAG_EVERY = Duration.ofSeconds(5);

  /** A thread that dies is replaced; as many deaths as this within a minute are no accident. */
  private static final int DEATHS_A_MINUTE = 5;

  /**
   * What hits one company bears on what is concluded of another: a parent's listing, a denial on
   * the way. So one task hears of every episode.
   */
  private static final int GRAPHS = 1;

  private static final List<Topic> TO_FACTS =
      List.of(Topics.ARTICLES, Topics.LOCK_UPS, Topics.LISTING_CHANGES);
  private static final List<Topic> TO_ROUTING =
      List.of(
          Topics.COMPANIES,
          Topics.RELATIONSHIPS,
          Topics.PORTFOLIOS,
          Topics.RULE_STATES,
          Topics.PRICES,
          Topics.CLOCK);

  private final StreamsSettings settings;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Admin admin;
  private final CountDownLatch running = new CountDownLatch(1);
  private final AtomicReference<String> failure = new AtomicReference<>();
  private final Deque<Long> deaths = new ArrayDeque<>();

  // Mutable state
  private Optional<KafkaStreams> streams = Optional.empty();
  private Optional<KafkaStreamsMetrics> metrics = Optional.empty();
  private volatile Map<String, Long> lag = Map.of();
  private volatile Set<TopicPartition> sources = Set.of();
  private volatile boolean closed;

  /**
   * @param settings how it runs
   * @param clock for measuring how long things take; nothing is concluded from it
   * @param registry takes its metrics and Kafka's own
   */
  public StreamsService(StreamsSettings settings, InstantSource clock, MeterRegistry registry) {
    this.settings = settings;
    this.clock = clock;
    this.registry = registry;
    this.admin = Admin.create(new HashMap<String, Object>(settings.clientSettings()));
  }

  /** Where it stands. */
  public enum State {
    /** Not started, or gathering and restoring what it knew. */
    STARTING,
    RUNNING,
    /** Instances come or go; some of the work waits. */
    REBALANCING,
    FAILED,
    CLOSED
  }

  /**
   * Starts it, and waits until it runs.
   *
   * @throws IllegalStateException if a topic is missing or has too few partitions, or if it failed
   */
  public void start() {
    begin();
    awaitRunning();
  }

  /**
   * Starts it, and returns before it works on records.
   *
   * @throws IllegalStateException if a topic is missing or has too few partitions
   */
  public synchronized void begin() {
    TopologySettings shape = shape();
    Measures measures = new Measures(registry, clock);
    StreamsConfig config = config(settings, clock, measures);
    KafkaStreams started =
        new KafkaStreams(
            FaultlineTopology.build(shape, measures, config, settings.rules()), config);
    started.setStateListener(
        (now, before) -> {
          LOG.info("{}: {} -> {}", settings.applicationId(), before, now);
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          } else if (now == KafkaStreams.State.ERROR) {
            fail("all its threads have died");
          }
        });
    started.setUncaughtExceptionHandler(this::died);
    KafkaStreamsMetrics bound = new KafkaStreamsMetrics(started);
    bound.bindTo(registry);
    for (Topic topic : TO_FACTS) {
      watchLag(topic);
    }
    TO_ROUTING.forEach(this::watchLag);
    streams = Optional.of(started);
    metrics = Optional.of(bound);
    started.start();
    Thread.ofVirtual().name("streams-lag").start(this::measureLag);
  }

  /**
   * Waits until it works on records, or until the patience of the settings is at its end: then it
   * goes on restoring, and {@link #state} says so.
   *
   * @throws IllegalStateException if it failed
   */
  public void awaitRunning() {
    try {
      running.await(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
  }

  /** Where it stands now. */
  public State state() {
    if (closed) {
      return State.CLOSED;
    }
    if (failure.get() != null) {
      return State.FAILED;
    }
    KafkaStreams.State state = streams.map(KafkaStreams::state).orElse(KafkaStreams.State.CREATED);
    return switch (state) {
      case RUNNING -> State.RUNNING;
      case REBALANCING -> running.getCount() == 0 ? State.REBALANCING : State.STARTING;
      case CREATED -> State.STARTING;
      case PENDING_SHUTDOWN, NOT_RUNNING -> State.CLOSED;
      case PENDING_ERROR, ERROR -> State.FAILED;
    };
  }

  /** Why it isn't ready, in words; empty if it is. */
  public Optional<String> notReady() {
    return switch (state()) {
      case RUNNING, REBALANCING -> Optional.empty();
      case STARTING -> Optional.of("streams: restoring what it knew");
      case CLOSED -> Optional.of("streams: closed");
      case FAILED -> Optional.of("streams: " + failure.get());
    };
  }

  /** Records of each topic, by full name, that wait to be processed; measured every 5 seconds. */
  public Map<String, Long> lag() {
    return lag;
  }

  /**
   * Whether everything that is in the topics now has been processed, through every step; asked of
   * the broker anew. False if it can't be told.
   */
  public boolean caughtUp() {
    try {
      Map<String, Long> now = lagNow();
      lag = now;
      return state() == State.RUNNING && now.values().stream().allMatch(waiting -> waiting == 0);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("lag unknown", e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Finishes what it has begun and stops; the state stays. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    streams.ifPresent(
        s -> {
          if (!s.close(CLOSE_WITHIN)) {
            LOG.warn("{} did not stop within {}", settings.applicationId(), CLOSE_WITHIN);
          }
        });
    metrics.ifPresent(KafkaStreamsMetrics::close);
    admin.close(Duration.ofSeconds(5));
  }

  private StreamThreadExceptionResponse died(Throwable cause) {
    LOG.error("{}: a thread died", settings.applicationId(), cause);
    long now = System.nanoTime();
    boolean often;
    synchronized (deaths) {
      deaths.addLast(now);
      while (now - deaths.getFirst() > TimeUnit.MINUTES.toNanos(1)) {
        deaths.removeFirst();
      }
      often = deaths.size() >= DEATHS_A_MINUTE;
    }
    if (often) {
      fail(root(cause));
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private void fail(String why) {
    failure.compareAndSet(null, why);
    running.countDown();
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  /** The topology's shape follows the topics that are there. */
  private TopologySettings shape() {
    Map<String, Integer> toFacts = partitions(TO_FACTS);
    Map<String, Integer> toRouting = partitions(TO_ROUTING);
    int routing = largest(toRouting);
    String clock = Topics.CLOCK.under(settings.prefix());
    int ticking = toRouting.getOrDefault(clock, 0);
    if (ticking < routing) {
      throw new IllegalStateException(
          "%s has %d partitions and needs %d, as many as the largest of %s: some tasks would never hear what time it is"
              .formatted(clock, ticking, routing, toRouting.keySet()));
    }
    Set<TopicPartition> read = new HashSet<>();
    for (Map<String, Integer> topics : List.of(toFacts, toRouting)) {
      topics.forEach(
          (topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
              read.add(new TopicPartition(topic, partition));
            }
          });
    }
    sources = Set.copyOf(read);
    int facts = largest(toFacts);
    return new TopologySettings(settings.prefix(), routing, facts, facts, GRAPHS, facts);
  }

  private static int largest(Map<String, Integer> partitions) {
    return partitions.values().stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  private Map<String, Integer> partitions(Collection<Topic> topics) {
    Map<String, Integer> partitions = new TreeMap<>();
    List<String> names = topics.stream().map(topic -> topic.under(settings.prefix())).toList();
    try {
      Map<String, TopicDescription> found =
          admin.describeTopics(names).allTopicNames().get(30, TimeUnit.SECONDS);
      found.forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
      return partitions;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The topics %s can't be described: %s".formatted(names, root(e)), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The broker did not answer within 30 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void watchLag(Topic topic) {
    String name = topic.under(settings.prefix());
    Gauge.builder("faultline.lag", this, service -> service.lag.getOrDefault(name, 0L))
        .description("records not yet processed")
        .tag("topic", topic.name())
        .register(registry);
  }

  private void measureLag() {
    while (!closed) {
      try {
        lag = lagNow();
        Thread.sleep(LAG_EVERY);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("lag unknown", e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Map<String, Long> lagNow()
      throws ExecutionException, TimeoutException, InterruptedException {
    Set<TopicPartition> read = new HashSet<>(sources);
    read.addAll(betweenSteps());
    // In this order: what is processed in between counts as waiting, and never the other way round.
    Map<TopicPartition, OffsetAndMetadata> done =
        admin
            .listConsumerGroupOffsets(settings.applicationId())
            .partitionsToOffsetAndMetadata()
            .get(10, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    read.forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    Map<String, Long> lags = new TreeMap<>();
    // Also what isn't committed yet counts: a step's offsets may be seen before what it wrote.
    admin
        .listOffsets(ends)
        .all()
        .get(10, TimeUnit.SECONDS)
        .forEach(
            (partition, end) -> {
              OffsetAndMetadata at = done.get(partition);
              long from = at == null ? 0 : at.offset();
              lags.merge(partition.topic(), Math.max(0, end.offset() - from), Long::sum);
            });
    return Map.copyOf(lags);
  }

  /** The topics from one step to the next; Kafka Streams makes them when it starts. */
  private Set<TopicPartition> betweenSteps()
      throws ExecutionException, TimeoutException, InterruptedException {
    List<String> names =
        admin
            .listTopics(new ListTopicsOptions().listInternal(false))
            .names()
            .get(10, TimeUnit.SECONDS)
            .stream()
            .filter(name -> name.startsWith(settings.applicationId() + "-"))
            .filter(name -> name.endsWith("-repartition"))
            .toList();
    Set<TopicPartition> between = new HashSet<>();
    admin
        .describeTopics(names)
        .allTopicNames()
        .get(10, TimeUnit.SECONDS)
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(p -> between.add(new TopicPartition(name, p.partition()))));
    return between;
  }

  /** What Kafka Streams is told; the test driver is told the same. */
  static StreamsConfig config(StreamsSettings settings, InstantSource clock, Measures measures) {
    Map<String, Object> config = new HashMap<>(settings.clientSettings());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitEvery().toMillis());
    // A new instance gets its share of the stores as soon as it has copied them.
    config.put(
        StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, Duration.ofMinutes(1).toMillis());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);

    config.put(DeadLetterHandler.LETTERS, new DeadLetters(settings.prefix(), clock, measures));
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);

    config.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), JsonSerde.MAX_BYTES);
    config.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        JsonSerde.MAX_BYTES + 64 * 1024);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), 1);
    config.put(
        StreamsConfig.mainConsumerPrefix(CommonClientConfigs.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION.toMillis());
    config.put(
        StreamsConfig.mainConsumerPrefix(CommonClientConfigs.HEARTBEAT_INTERVAL_MS_CONFIG),
        (int) SESSION.dividedBy(4).toMillis());
    config.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return new StreamsConfig(config);
  }
}
