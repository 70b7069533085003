package io.faultline.app;

import io.faultline.alerts.AlertsService;
import io.faultline.alerts.Surroundings;
import io.faultline.app.broker.Broker;
import io.faultline.app.broker.EmbeddedBroker;
import io.faultline.app.broker.ExternalBroker;
import io.faultline.app.broker.TopicSetup;
import io.faultline.app.config.Config;
import io.faultline.app.config.Secret;
import io.faultline.app.config.UserRules;
import io.faultline.app.standby.Standby;
import io.faultline.app.watch.Metrics;
import io.faultline.app.watch.WatchServer;
import io.faultline.events.Topics;
import io.faultline.ingest.lists.ListService;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.publishing.KafkaConnection;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import io.faultline.streams.topology.ClockTicker;
import io.faultline.streams.topology.StreamsService;
import io.faultline.streams.topology.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Faultline: the services of a plan around one broker. The command line, the demo, the
 * container and the end-to-end test all run this object. It is started once and closed once;
 * closing goes in the opposite order, so that nothing that was taken in is lost.
 */
public final class Faultline implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Faultline.class);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Plan plan;
  private final Metrics metrics = new Metrics();
  private final CountDownLatch ended = new CountDownLatch(1);

  // Mutable state
  private final OpenParts opened = new OpenParts();
  private final List<Supplier<List<String>>> notReady = new CopyOnWriteArrayList<>();
  private volatile @Nullable String failure;
  private @Nullable Broker broker;
  private @Nullable AlertsService alerts;
  private @Nullable StreamsService streams;
  private volatile @Nullable Intake intake;
  private volatile @Nullable SharedNews sharedNews;
  private int httpPort;

  public Faultline(Plan plan) {
    this.plan = plan;
  }

  /**
   * Starts everything; returns when it runs.
   *
   * @throws RuntimeException with a message for the user if something can't start; what was started
   *     before is closed again
   */
  public synchronized void start() {
    try {
      startBroker();
      AlertsService delivering = plan.runs(Service.ALERTS) ? openAlerts() : null;
      StreamsService concluding = plan.runs(Service.STREAMS) ? beginStreams() : null;
      // Streams takes seconds to share out its tasks; the rest starts meanwhile.
      if (delivering != null) {
        startAlerts(delivering);
      } else {
        startWatch();
      }
      if (concluding != null) {
        concluding.awaitRunning();
        streams = concluding;
      }
      if (plan.runs(Service.INGEST)) {
        startIngest();
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void startBroker() {
    Config config = plan.config();
    Broker started =
        config.embedded()
            ? EmbeddedBroker.start(folder("kafka"), port(config), this::fail)
            : new ExternalBroker(revealed(config.kafka()));
    broker = opened.add(started);
    new TopicSetup(
            started.clientSettings(),
            config.topics().prefix(),
            config.topics().partitions(),
            PATIENCE)
        .prepare(Topics.all())
        .differences()
        .forEach(difference -> LOG.warn("{}", difference));
  }

  private static OptionalInt port(Config config) {
    int port = config.broker().port();
    return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  private AlertsService openAlerts() {
    folder("");
    return opened.add(
        new AlertsService(
            AlertsSetup.of(plan, clientSettings()),
            Clock.systemUTC(),
            metrics.registry(),
            new Surroundings(metrics::text, this::notReady, sourceLines())));
  }

  private void startAlerts(AlertsService service) {
    service.start();
    alerts = service;
    httpPort = service.httpPort();
  }

  private SourceLines sourceLines() {
    return new SourceLines(
        plan.config(),
        this::clientSettings,
        plan.clock(),
        plan.runs(Service.INGEST) && !sharesWork(),
        this::newsIfRunning);
  }

  private @Nullable NewsService newsIfRunning() {
    Intake parts = intake;
    return parts == null ? null : parts.news();
  }

  private void startWatch() {
    Config.Http http = plan.config().http();
    try {
      WatchServer server =
          opened.add(
              WatchServer.open(
                  http.host(),
                  http.port(),
                  this::notReady,
                  metrics::text,
                  http.openMetrics(),
                  http.metricsToken()));
      httpPort = server.port();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen on %s:%d: %s".formatted(http.host(), http.port(), e.getMessage()), e);
    }
  }

  private StreamsService beginStreams() {
    StreamsService service =
        opened.add(
            new StreamsService(
                StreamsSettings.of(clientSettings(), prefix(), folder("streams"))
                    .withRules(UserRules.with(plan.config().reading().rules())),
                Clock.systemUTC(),
                metrics.registry()));
    notReady.add(() -> service.notReady().stream().toList());
    service.begin();
    return service;
  }

  /**
   * At a broker that others use too, other processes may be at work already; a story is told by one
   * process alone.
   */
  private boolean sharesWork() {
    return !plan.config().embedded() && plan.keepsTime();
  }

  /** The news is shared by all; of the rest, one process does everything and others stand by. */
  private void startIngest() {
    Intake parts = opened.add(new Intake(plan, this::publisher, this::folder, metrics.registry()));
    intake = parts;
    notReady.add(parts::notReady);
    if (sharesWork()) {
      startSharedNews();
      opened
          .add(
              new Standby(clientSettings(), prefix(), "ingest", parts::startAllButNews, this::fail))
          .start();
    } else {
      parts.start();
    }
    if (plan.keepsTime()) {
      opened.add(new ClockTicker(clientSettings(), prefix(), plan.clock(), TICK)).start();
    }
  }

  private void startSharedNews() {
    SharedNews shared =
        opened.add(new SharedNews(plan, connection("news"), metrics.registry(), this::fail));
    shared.start();
    sharedNews = shared;
    notReady.add(
        () -> {
          NewsService.Health health = shared.news().health();
          return health.up() ? List.of() : List.of("news: " + health.detail());
        });
  }

  /** A publisher of events on this installation's topics; whoever asks for it closes it. */
  public KafkaEventPublisher publisher(String name) {
    return new KafkaEventPublisher(connection(name)).measuredBy(metrics.registry());
  }

  private KafkaConnection connection(String name) {
    Map<String, Object> settings = new HashMap<>(clientSettings());
    return new KafkaConnection(settings, prefix(), name, PATIENCE);
  }

  /** What a Kafka client needs to reach the broker. */
  public Map<String, String> clientSettings() {
    return present(broker, "broker").clientSettings();
  }

  /** What the names of the topics begin with. */
  public String prefix() {
    return plan.config().topics().prefix();
  }

  /** The port of the pages, or where there are none, of health and metrics. */
  public int httpPort() {
    return httpPort;
  }

  /** The service, if this process has it. */
  public AlertsService alerts() {
    return present(alerts, "alerts");
  }

  /** The service, if this process has it. */
  public NewsService news() {
    SharedNews shared = sharedNews;
    return shared == null ? present(present(intake, "ingest").news(), "ingest") : shared.news();
  }

  /** The service, if this process has it. */
  public ListService lists() {
    return present(present(intake, "ingest").lists(), "ingest");
  }

  /** The service, if this process has it. */
  public StreamsService streams() {
    return present(streams, "streams");
  }

  /** Why it can't do its work now; empty if it can. */
  public List<String> notReady() {
    List<String> because =
        notReady.stream().flatMap(s -> s.get().stream()).collect(Collectors.toList());
    String failed = failure;
    if (failed != null) {
      because.add(failed);
    }
    return because;
  }

  /**
   * Waits until it is closed.
   *
   * @return why it ended by itself; null if it was closed
   */
  public @Nullable String awaitEnd() throws InterruptedException {
    ended.await();
    return failure;
  }

  private void fail(String why) {
    LOG.error("{}", why);
    failure = why;
    ended.countDown();
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(plan.config().data().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't make the data folder %s: %s".formatted(plan.config().data(), e.getMessage()), e);
    }
  }

  private static Map<String, String> revealed(Map<String, Secret> secrets) {
    return secrets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().reveal()));
  }

  private static <T> T present(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("this process has no running " + name);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    opened.close();
    metrics.close();
    ended.countDown();
  }
}
