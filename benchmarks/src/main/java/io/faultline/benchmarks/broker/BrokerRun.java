package io.faultline.benchmarks.broker;

import io.faultline.app.broker.EmbeddedBroker;
import io.faultline.app.broker.TopicSetup;
import io.faultline.events.Alert;
import io.faultline.events.Article;
import io.faultline.events.Event;
import io.faultline.events.Topics;
import io.faultline.events.kafka.EventDeserializer;
import io.faultline.events.kafka.EventSerializer;
import io.faultline.streams.topology.StreamsService;
import io.faultline.streams.topology.StreamsSettings;
import io.faultline.streams.topology.TickPublisher;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * Articles of 3 KB through an embedded broker beside the analysis, exactly once: how many a second,
 * and where the time goes; the same records through a topology of as many hops that does nothing;
 * and how long it takes from an article to its alert at 50 articles a second.
 */
public final class BrokerRun {
  private static final int COMPANIES = 1_000;
  private static final int WARM_UP = 4_000;
  private static final int ARTICLES = 20_000;
  private static final int A_SECOND = 50;
  private static final int SECONDS = 30;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Map<String, String> clients;
  private final Path folder;

  private BrokerRun(Map<String, String> clients, Path folder) {
    this.clients = clients;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path folder = Files.createTempDirectory("broker-run");
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(folder.resolve("broker"), OptionalInt.empty())) {
      for (String prefix : List.of("through.", "fast.", "slow.", "bare.")) {
        TopicSetup.on(broker, prefix).prepare(Topics.all());
      }
      BrokerRun run = new BrokerRun(broker.clientSettings(), folder);
      run.throughput("through.");
      run.passThrough("bare.");
      run.latency("fast.", Duration.ofMillis(20));
      run.latency("slow.", Duration.ofMillis(100));
    }
  }

  // Throughput

  private void throughput(String prefix) throws InterruptedException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MadeNews news = new MadeNews(COMPANIES);
    try (StreamsService service = service(prefix, Duration.ofMillis(20), registry);
        KafkaProducer<String, Event> producer = producer()) {
      service.start();
      publishReferences(prefix, news, producer);
      run(prefix, news, WARM_UP, producer, service);
      Map<String, Long> counts = new HashMap<>();
      Map<String, Double> before = stages(registry, counts);
      double seconds = run(prefix, news, ARTICLES, producer, service);
      System.out.printf(
          "articles a second, exactly once: %.0f (%d in %.1f s)%n",
          ARTICLES / seconds, ARTICLES, seconds);
      Map<String, Long> after = new HashMap<>();
      stages(registry, after)
          .forEach(
              (stage, total) -> {
                double spent = total - before.getOrDefault(stage, 0.0);
                long times = after.getOrDefault(stage, 0L) - counts.getOrDefault(stage, 0L);
                System.out.printf(
                    "  %-10s %8d times %8.0f ms %8.1f us each %5.1f %% of the time of 2 cores%n",
                    stage,
                    times,
                    spent,
                    times == 0 ? 0 : spent * 1_000 / times,
                    spent / seconds / 20);
              });
    }
  }

  private double run(
      String prefix,
      MadeNews news,
      int articles,
      KafkaProducer<String, Event> producer,
      StreamsService service)
      throws InterruptedException {
    List<Article> made = new ArrayList<>(articles);
    Instant now = Instant.now();
    for (int article = 0; article < articles; article++) {
      made.add(news.next(now));
    }
    long start = System.nanoTime();
    String topic = Topics.ARTICLES.under(prefix);
    made.forEach(article -> producer.send(new ProducerRecord<>(topic, article.key(), article)));
    producer.flush();
    untilCaughtUp(service);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Map<String, Double> stages(
      SimpleMeterRegistry registry, Map<String, Long> counts) {
    Map<String, Double> totals = new HashMap<>();
    for (Timer timer : registry.find("faultline.stage").timers()) {
      String stage = String.valueOf(timer.getId().getTag("stage"));
      totals.put(stage, timer.totalTime(TimeUnit.MILLISECONDS));
      counts.put(stage, timer.count());
    }
    return totals;
  }

  /** As many hops as an article has on its way to an alert, and nothing done at any of them. */
  private void passThrough(String prefix) throws InterruptedException {
    StreamsBuilder builder = new StreamsBuilder();
    var stream =
        builder.stream(
            Topics.ARTICLES.under(prefix), Consumed.with(Serdes.String(), Serdes.ByteArray()));
    for (String hop : List.of("by-company", "episodes", "by-holding")) {
      stream =
          stream.repartition(
              Repartitioned.<String, byte[]>as(hop)
                  .withKeySerde(Serdes.String())
                  .withValueSerde(Serdes.ByteArray())
                  .withNumberOfPartitions(4));
    }
    String end = Topics.ALERTS.under(prefix);
    stream.to(end, Produced.with(Serdes.String(), Serdes.ByteArray()));
    Properties settings = new Properties();
    settings.putAll(clients);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bare");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("bare").toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 20);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    settings.put("auto.offset.reset", "earliest");
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings);
        KafkaProducer<String, Event> producer = producer();
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(
                consumerSettings(),
                new StringDeserializer(),
                new org.apache.kafka.common.serialization.ByteArrayDeserializer())) {
      streams.start();
      assign(consumer, end);
      MadeNews news = new MadeNews(COMPANIES);
      through(news, WARM_UP, prefix, producer, consumer);
      double seconds = through(news, ARTICLES, prefix, producer, consumer);
      System.out.printf(
          "records a second, exactly once, as many hops and nothing done: %.0f%n",
          ARTICLES / seconds);
    }
  }

  private static double through(
      MadeNews news,
      int articles,
      String prefix,
      KafkaProducer<String, Event> producer,
      KafkaConsumer<String, byte[]> consumer) {
    List<Article> made = new ArrayList<>(articles);
    for (int article = 0; article < articles; article++) {
      made.add(news.next(Instant.now()));
    }
    long start = System.nanoTime();
    made.forEach(
        article ->
            producer.send(
                new ProducerRecord<>(Topics.ARTICLES.under(prefix), article.key(), article)));
    producer.flush();
    for (int seen = 0; seen < articles; ) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("only %d of %d came through".formatted(seen, articles));
      }
      seen += consumer.poll(Duration.ofMillis(200)).count();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  // Latency

  private void latency(String prefix, Duration commitEvery) throws InterruptedException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    MadeNews news = new MadeNews(COMPANIES);
    Map<String, Long> sent = new ConcurrentHashMap<>();
    List<Double> millis = new ArrayList<>();
    try (StreamsService service = service(prefix, commitEvery, registry);
        KafkaProducer<String, Event> producer = producer();
        KafkaConsumer<String, Alert> consumer =
            new KafkaConsumer<>(
                consumerSettings(),
                new StringDeserializer(),
                new EventDeserializer<>(Alert.class))) {
      service.start();
      publishReferences(prefix, news, producer);
      assign(consumer, Topics.ALERTS.under(prefix));
      untilCaughtUp(service);
      int warm = 10 * A_SECOND;
      Thread.ofPlatform()
          .start(
              () -> {
                long start = System.nanoTime();
                for (int article = 0; article < warm + A_SECOND * SECONDS; article++) {
                  while (System.nanoTime() - start < article * 1_000_000_000L / A_SECOND) {
                    LockSupport.parkNanos(500_000);
                  }
                  if (news.named(article) >= 0 && article >= warm) {
                    sent.put(MadeNews.id(news.named(article)), System.nanoTime());
                  }
                  Article made = news.next(Instant.now());
                  producer.send(
                      new ProducerRecord<>(Topics.ARTICLES.under(prefix), made.key(), made));
                }
              });
      long end = System.nanoTime() + Duration.ofSeconds(SECONDS + 15).toNanos();
      while (System.nanoTime() < end) {
        consumer
            .poll(Duration.ofMillis(5))
            .forEach(
                record -> {
                  Long from = sent.remove(record.value().origin().companyId());
                  if (from != null) {
                    millis.add((System.nanoTime() - from) / 1e6);
                  }
                });
      }
    }
    double[] sorted = millis.stream().mapToDouble(m -> m).sorted().toArray();
    System.out.printf(
        "from article to alert at %d articles/s, commits every %d ms: p50 %.0f ms, p90 %.0f, p99"
            + " %.0f, most %.0f; %d alerts, %d missing%n",
        A_SECOND,
        commitEvery.toMillis(),
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        Arrays.stream(sorted).max().orElse(Double.NaN),
        sorted.length,
        sent.size());
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  // What all of them need

  private StreamsService service(
      String prefix, Duration commitEvery, SimpleMeterRegistry registry) {
    StreamsSettings settings =
        StreamsSettings.of(clients, prefix, folder.resolve(prefix + "state"))
            .withCommitEvery(commitEvery);
    return new StreamsService(settings, InstantSource.system(), registry);
  }

  private void publishReferences(
      String prefix, MadeNews news, KafkaProducer<String, Event> producer) {
    try (TickPublisher ticks = new TickPublisher(clients, prefix)) {
      ticks.publish(Instant.now());
    }
    news.companies()
        .forEach(
            company ->
                producer.send(
                    new ProducerRecord<>(Topics.COMPANIES.under(prefix), company.key(), company)));
    var portfolio = news.portfolio();
    producer.send(
        new ProducerRecord<>(Topics.PORTFOLIOS.under(prefix), portfolio.key(), portfolio));
    producer.flush();
  }

  private KafkaProducer<String, Event> producer() {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("compression.type", "zstd");
    settings.put("compression.zstd.level", 1);
    return new KafkaProducer<>(
        settings, new StringSerializer(), new EventSerializer<Event>("/benchmark"));
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>(clients);
    settings.put("isolation.level", "read_committed");
    return settings;
  }

  private static void assign(KafkaConsumer<String, ?> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private static void untilCaughtUp(StreamsService service) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (int still = 0; still < 2; ) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("not caught up: " + service.lag());
      }
      Thread.sleep(20);
      still = service.caughtUp() ? still + 1 : 0;
    }
  }
}
