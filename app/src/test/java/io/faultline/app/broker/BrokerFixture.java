package io.faultline.app.broker;

import io.faultline.events.Topic;
import io.faultline.events.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker for tests, one for all classes of a run, and topics of its own for each test:
 *
 * <pre>{@code
 * @RegisterExtension final BrokerFixture broker = new BrokerFixture();
 * }</pre>
 *
 * The system property {@code faultline.test.broker} chooses: {@code embedded}, {@code container}
 * (Testcontainers; a failure where no engine answers), or {@code auto}, the default: a container
 * where one starts within 45 seconds, the embedded broker otherwise.
 */
public final class BrokerFixture implements BeforeEachCallback {
  static final String CHOICE = "faultline.test.broker";
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final String IMAGE = "apache/kafka:4.3.1";

  private @Nullable Running running;
  private String prefix = "";

  @Override
  public void beforeEach(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .computeIfAbsent(
                BrokerFixture.class,
                key -> start(System.getProperty(CHOICE, "auto")),
                Running.class);
    prefix = "test-" + UUID.randomUUID().toString().substring(0, 8) + ".";
  }

  /** What every client needs. */
  public Map<String, String> clientSettings() {
    return running().broker.clientSettings();
  }

  /** The broker as the product sees it. */
  public Broker broker() {
    return running().broker;
  }

  /** What the topics of this test begin with. */
  public String prefix() {
    return prefix;
  }

  /** All topics of Faultline, under this test's prefix. */
  public BrokerFixture withTopics() {
    return withTopics(Topics.all());
  }

  public BrokerFixture withTopics(Collection<Topic> topics) {
    TopicSetup.on(broker(), prefix).prepare(topics);
    return this;
  }

  private Running running() {
    if (running == null) {
      throw new IllegalStateException("register the fixture with @RegisterExtension");
    }
    return running;
  }

  static Running start(String choice) {
    return switch (choice) {
      case "embedded" -> embedded();
      case "container" -> container();
      case "auto" -> mayAnswer() ? containerOrElseEmbedded() : embedded();
      default ->
          throw new IllegalArgumentException(
              "%s: expected embedded, container or auto, was %s".formatted(CHOICE, choice));
    };
  }

  /** Asked first, because Testcontainers takes its time to find that there is no engine. */
  private static boolean mayAnswer() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  /** An engine may answer and yet be of no use: no image, or ports that can't be reached. */
  private static Running containerOrElseEmbedded() {
    CompletableFuture<Running> container = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("container-start")
        .start(
            () -> {
              try {
                Running running = container();
                if (!container.complete(running)) {
                  running.close();
                }
              } catch (Exception | ExceptionInInitializerError e) {
                container.completeExceptionally(e);
              }
            });
    try {
      return container.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      container.cancel(/* mayInterruptIfRunning= */ false);
      System.err.println("no Kafka container, so the embedded broker is tested with: " + e);
      return embedded();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Running container() {
    KafkaContainer container =
        new KafkaContainer(DockerImageName.parse(IMAGE))
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
    container.start();
    return new Running(
        new ExternalBroker(Map.of("bootstrap.servers", container.getBootstrapServers())),
        Optional.of(container),
        Optional.empty());
  }

  private static Running embedded() {
    try {
      Path dir = Files.createTempDirectory("faultline-broker");
      return new Running(
          EmbeddedBroker.start(dir, OptionalInt.empty()), Optional.empty(), Optional.of(dir));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closed by JUnit after the last test. */
  record Running(Broker broker, Optional<KafkaContainer> container, Optional<Path> folder)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      broker.close();
      container.ifPresent(KafkaContainer::stop);
      if (folder.isPresent()) {
        delete(folder.get());
      }
    }

    private static void delete(Path folder) throws IOException {
      List<Path> deepestFirst;
      try (Stream<Path> files = Files.walk(folder)) {
        deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }
}
