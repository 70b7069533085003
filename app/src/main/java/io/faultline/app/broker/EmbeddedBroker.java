package io.faultline.app.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own broker in this process: one KRaft node that is broker and controller, with its data
 * in a folder, reachable from this machine only. What was acknowledged survives {@link #close} and
 * the death of the process, and the folder can be started again at once.
 *
 * <p>This is the one class that knows Kafka's server: it isn't a public API, and moves.
 */
public final class EmbeddedBroker implements Broker {
  /*
   * Two seams need care. Kafka ends the whole process when a data directory fails (Exit.halt); its
   * Exit class, meant for tests, is the only way to be told instead. It is one switch for the process,
   * and doesn't say which broker failed, so all brokers of the process hear of it: in the product there
   * is one. And a node that was killed finds its old registration still alive and waits for it to
   * expire; broker.session.timeout.ms bounds that wait.
   */
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int NODE = 1;
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  /** Between choosing a free port and binding it, another program may take it. */
  private static final int TRIES_FOR_A_FREE_PORT = 3;

  /** Brokers that run now. */
  private static final Set<EmbeddedBroker> RUNNING = ConcurrentHashMap.newKeySet();

  private final Path dataDir;
  private final int port;
  private final KafkaRaftServer server;
  private final Consumer<String> onFailure;
  private final AtomicReference<String> failure = new AtomicReference<>();

  private EmbeddedBroker(
      Path dataDir, int port, KafkaRaftServer server, Consumer<String> onFailure) {
    this.dataDir = dataDir;
    this.port = port;
    this.server = server;
    this.onFailure = onFailure;
  }

  /**
   * As {@link #start(Path, OptionalInt, Consumer)}, for those who ask {@link #failure()} instead of
   * being told.
   */
  public static EmbeddedBroker start(Path dataDir, OptionalInt port) {
    return start(dataDir, port, failure -> {});
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param dataDir where it keeps everything; made and formatted the first time
   * @param port where clients reach it; empty for any free one
   * @param onFailure is told, once and on a thread of its own, when the broker fails for good (its
   *     disk is full or gone, say)
   * @throws BrokerException if the port is taken, the folder is in use by another broker or can't
   *     be written, or the data was written by a version that this one can't read
   */
  public static EmbeddedBroker start(Path dataDir, OptionalInt port, Consumer<String> onFailure) {
    Path dir = dataDir.toAbsolutePath().normalize();
    for (int tries = 1; ; tries++) {
      int chosen = port.orElseGet(EmbeddedBroker::freePort);
      requireFree(chosen);
      try {
        return startOnce(dir, chosen, onFailure);
      } catch (PortTaken e) {
        if (port.isPresent() || tries == TRIES_FOR_A_FREE_PORT) {
          throw taken(chosen, e);
        }
      }
    }
  }

  private static EmbeddedBroker startOnce(Path dir, int port, Consumer<String> onFailure)
      throws PortTaken {
    KafkaRaftServer server;
    try {
      Files.createDirectories(dir);
      format(dir);
      Exit.setHaltProcedure((code, message) -> failed("halt", code, message));
      Exit.setExitProcedure((code, message) -> failed("exit", code, message));
      server = new KafkaRaftServer(KafkaConfig.fromProps(settings(dir, port), false), Time.SYSTEM);
    } catch (Exception e) {
      throw new BrokerException("The broker can't use %s: %s".formatted(dir, root(e)), e);
    }
    EmbeddedBroker broker = new EmbeddedBroker(dir, port, server, onFailure);
    RUNNING.add(broker);
    try {
      server.startup();
    } catch (Exception e) {
      broker.close();
      if (root(e).contains("Address already in use")) {
        throw new PortTaken(e);
      }
      throw new BrokerException("The broker in %s can't start: %s".formatted(dir, root(e)), e);
    }
    LOG.info("broker on {}:{} in {}", LOOPBACK, port, dir);
    return broker;
  }

  /** Gives a new folder its identity; leaves one that has one as it is. */
  private static void format(Path dir) throws Exception {
    new Formatter()
        .setNodeId(NODE)
        .setClusterId(clusterId(dir))
        .setControllerListenerName("CONTROLLER")
        .addDirectory(dir.toString())
        .setMetadataLogDirectory(dir.toString())
        .setIgnoreFormatted(true)
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .run();
  }

  private static String clusterId(Path dir) throws IOException {
    Path identity = dir.resolve("meta.properties");
    Properties properties = new Properties();
    if (Files.exists(identity)) {
      try (var reader = Files.newBufferedReader(identity)) {
        properties.load(reader);
      }
    }
    return properties.getProperty("cluster.id", Uuid.randomUuid().toString());
  }

  private static Properties settings(Path dir, int port) {
    // A controller's port is only known to its own broker, so it may change with every start.
    int controllerPort = freePort();
    Map<String, Object> settings =
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", NODE),
            Map.entry("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
                    .formatted(LOOPBACK, port, LOOPBACK, controllerPort)),
            Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("log.dirs", dir),
            Map.entry("auto.create.topics.enable", false),
            // One node: nothing to replicate to, and few directories.
            Map.entry("offsets.topic.replication.factor", 1),
            Map.entry("offsets.topic.num.partitions", 4),
            Map.entry("transaction.state.log.replication.factor", 1),
            Map.entry("transaction.state.log.min.isr", 1),
            Map.entry("transaction.state.log.num.partitions", 4),
            Map.entry("share.coordinator.state.topic.replication.factor", 1),
            Map.entry("share.coordinator.state.topic.min.isr", 1),
            Map.entry("share.coordinator.state.topic.num.partitions", 4),
            // Groups gather at once: there is no fleet of members to wait for.
            Map.entry("group.initial.rebalance.delay.ms", 0),
            Map.entry("group.streams.initial.rebalance.delay.ms", 0),
            Map.entry("group.streams.heartbeat.interval.ms", 500),
            Map.entry("group.streams.min.heartbeat.interval.ms", 200),
            Map.entry("group.streams.session.timeout.ms", 6000),
            Map.entry("group.streams.min.session.timeout.ms", 2000),
            Map.entry("group.share.heartbeat.interval.ms", 500),
            Map.entry("group.share.min.heartbeat.interval.ms", 200),
            // Back in seconds after a crash.
            Map.entry("broker.session.timeout.ms", 2000),
            Map.entry("broker.heartbeat.interval.ms", 500),
            // Small and quiet at rest.
            Map.entry("log.cleaner.dedupe.buffer.size", 8 * 1024 * 1024),
            Map.entry("metadata.max.idle.interval.ms", 5000),
            Map.entry("num.network.threads", 2),
            Map.entry("num.io.threads", 2),
            Map.entry("background.threads", 2));
    Properties properties = new Properties();
    settings.forEach((name, value) -> properties.setProperty(name, value.toString()));
    return properties;
  }

  @Override
  public Map<String, String> clientSettings() {
    return Map.of("bootstrap.servers", LOOPBACK + ":" + port);
  }

  /** Where clients reach it, on this machine. */
  public int port() {
    return port;
  }

  /** Where it keeps everything. */
  public Path dataDir() {
    return dataDir;
  }

  @Override
  public Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Stops in good order and returns when the folder can be used again; a broker that failed is
   * given 20 seconds. Closing twice does nothing.
   */
  @Override
  public void close() {
    if (RUNNING.remove(this)) {
      stop();
    }
  }

  /** On a thread of its own, because a broker whose disk is gone may never come to an end. */
  private void stop() {
    Thread stopping =
        Thread.ofPlatform()
            .daemon()
            .name("broker-stop")
            .start(
                () -> {
                  server.shutdown();
                  server.awaitShutdown();
                });
    try {
      if (!stopping.join(STOP_WITHIN)) {
        LOG.warn("broker in {} did not stop within {}", dataDir, STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void failed(String how, int code, String message) {
    String why =
        "Kafka asked to %s with code %d%s; its log says why (a full disk, a folder that is gone)"
            .formatted(how, code, message == null ? "" : ", " + message);
    for (EmbeddedBroker broker : RUNNING) {
      broker.fail(why);
    }
  }

  private void fail(String why) {
    String what = "The broker in %s failed: %s".formatted(dataDir, why);
    if (failure.compareAndSet(null, what)) {
      LOG.error("{}", what);
      // Not here: this is one of the broker's own threads, which close() would wait for.
      Thread.ofPlatform().daemon().name("broker-failure").start(() -> onFailure.accept(what));
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(LOOPBACK, 0));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(LOOPBACK, port));
    } catch (IOException e) {
      throw taken(port, e);
    }
  }

  private static BrokerException taken(int port, Throwable cause) {
    return new BrokerException(
        "Port %d of %s is taken, perhaps by another Faultline: stop it, or set another port"
            .formatted(port, LOOPBACK),
        cause);
  }

  /** What went wrong in the beginning; Kafka wraps it several times. */
  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  private static final class PortTaken extends Exception {
    private static final long serialVersionUID = 1L;

    PortTaken(Throwable cause) {
      super(cause);
    }
  }
}
