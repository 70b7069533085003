package io.faultline.app.broker;

import io.faultline.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the topics are there with the settings that their meaning depends on: makes those
 * that are missing, compares those that exist, changes none. When it returns, every partition takes
 * records.
 */
public final class TopicSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Map<String, String> clientSettings;
  private final String prefix;
  private final Map<String, Integer> partitions;
  private final Duration patience;

  /**
   * @param clientSettings what it takes to reach the broker
   * @param prefix what the names of the topics begin with; may be empty
   * @param partitions numbers of partitions by topic name without prefix, for topics that shall
   *     have others than their usual ones
   * @param patience how long the broker may take for all of it
   */
  public TopicSetup(
      Map<String, String> clientSettings,
      String prefix,
      Map<String, Integer> partitions,
      Duration patience) {
    this.clientSettings = Map.copyOf(clientSettings);
    this.prefix = prefix;
    this.partitions = Map.copyOf(partitions);
    this.patience = patience;
  }

  /** The usual numbers of partitions, and 30 seconds of patience. */
  public static TopicSetup on(Broker broker, String prefix) {
    return new TopicSetup(broker.clientSettings(), prefix, Map.of(), Duration.ofSeconds(30));
  }

  /**
   * What was found and done.
   *
   * @param created full names of the topics that were missing
   * @param differences of those that existed
   */
  public record Outcome(List<String> created, List<Difference> differences) {
    public Outcome {
      created = List.copyOf(created);
      differences = List.copyOf(differences);
    }
  }

  /**
   * An existing topic has another setting than it should.
   *
   * @param topic its full name
   * @param setting Kafka's name for it, or {@code partitions}
   */
  public record Difference(String topic, String setting, String expected, String actual) {
    @Override
    public String toString() {
      return "%s: %s should be %s, is %s".formatted(topic, setting, expected, actual);
    }
  }

  /**
   * Makes what is missing and compares what is there.
   *
   * @throws BrokerException if the broker doesn't answer in time, or doesn't allow it
   */
  public Outcome prepare(Collection<Topic> topics) {
    Deadline deadline = Deadline.in(patience);
    List<String> names = topics.stream().map(topic -> topic.under(prefix)).toList();
    try (Admin admin = Admin.create(adminSettings())) {
      List<String> created = create(admin, topics, deadline);
      Map<String, TopicDescription> found = describe(admin, names, deadline);
      List<Difference> differences =
          compare(
              admin,
              topics.stream().filter(topic -> !created.contains(topic.under(prefix))).toList(),
              found,
              deadline);
      awaitLeaders(admin, found.values(), deadline);
      differences.forEach(difference -> LOG.warn("{}", difference));
      return new Outcome(created, differences);
    }
  }

  private Map<String, Object> adminSettings() {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.putIfAbsent("client.id", "faultline-topics");
    settings.put("default.api.timeout.ms", (int) patience.toMillis());
    settings.put("request.timeout.ms", (int) Math.min(5_000, patience.toMillis()));
    return settings;
  }

  private List<String> create(Admin admin, Collection<Topic> topics, Deadline deadline) {
    Map<String, KafkaFuture<Void>> made =
        admin.createTopics(topics.stream().map(this::newTopic).toList()).values();
    List<String> created = new ArrayList<>();
    for (Topic topic : topics) {
      String name = topic.under(prefix);
      try {
        deadline.get(made.getOrDefault(name, KafkaFuture.completedFuture(null)));
        created.add(name);
      } catch (TopicExistsException e) {
        // It is compared later.
      } catch (AuthorizationException e) {
        // Some clusters let nobody but their keepers make topics; it may be there already.
        if (!exists(admin, name, deadline)) {
          throw new BrokerException(
              "The topic %s is missing, and this client may not make it. Make it with %d partitions and %s"
                  .formatted(name, partitions(topic), topic.settings()),
              e);
        }
      } catch (KafkaException e) {
        throw new BrokerException(
            "The topic %s can't be made: %s".formatted(name, e.getMessage()), e);
      }
    }
    return created;
  }

  private NewTopic newTopic(Topic topic) {
    return new NewTopic(topic.under(prefix), Optional.of(partitions(topic)), Optional.empty())
        .configs(topic.settings());
  }

  private int partitions(Topic topic) {
    return partitions.getOrDefault(topic.name(), topic.partitions());
  }

  private static boolean exists(Admin admin, String name, Deadline deadline) {
    try {
      deadline.get(admin.describeTopics(List.of(name)).allTopicNames());
      return true;
    } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
      return false;
    }
  }

  private static Map<String, TopicDescription> describe(
      Admin admin, Collection<String> names, Deadline deadline) {
    return deadline.retry(
        "the topics' descriptions", () -> admin.describeTopics(names).allTopicNames());
  }

  private List<Difference> compare(
      Admin admin,
      Collection<Topic> topics,
      Map<String, TopicDescription> found,
      Deadline deadline) {
    if (topics.isEmpty()) {
      return List.of();
    }
    Map<ConfigResource, Config> settings =
        deadline.retry(
            "the topics' settings",
            () -> admin.describeConfigs(topics.stream().map(this::resource).toList()).all());
    List<Difference> differences = new ArrayList<>();
    for (Topic topic : topics) {
      String name = topic.under(prefix);
      TopicDescription description = found.get(name);
      Config config = settings.get(resource(topic));
      if (description == null || config == null) {
        throw new BrokerException("The broker did not describe the topic " + name);
      }
      int actual = description.partitions().size();
      if (actual != partitions(topic)) {
        differences.add(
            new Difference(
                name, "partitions", String.valueOf(partitions(topic)), String.valueOf(actual)));
      }
      topic
          .settings()
          .forEach(
              (setting, expected) -> {
                String is = value(config, setting);
                if (!expected.equals(is)) {
                  differences.add(new Difference(name, setting, expected, is));
                }
              });
    }
    return differences;
  }

  private ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.under(prefix));
  }

  private static String value(Config settings, String name) {
    var entry = settings.get(name);
    return entry == null || entry.value() == null ? "unknown" : entry.value();
  }

  /**
   * A topic that was just made can be known to the cluster before its leaders take records, and a
   * producer that writes in between can lose them (KAFKA-15591). A leader that tells its last
   * offset is ready.
   */
  private static void awaitLeaders(
      Admin admin, Collection<TopicDescription> topics, Deadline deadline) {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              p -> all.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    deadline.retry("the partitions' leaders", () -> admin.listOffsets(all).all());
  }

  /** The time by which everything has to be done. */
  private record Deadline(long nanoTime, Duration patience) {
    static Deadline in(Duration patience) {
      return new Deadline(System.nanoTime() + patience.toNanos(), patience);
    }

    <T> T retry(String what, Supplier<KafkaFuture<T>> request) {
      while (true) {
        try {
          return get(request.get());
        } catch (RetriableException e) {
          if (left() <= 0) {
            throw new BrokerException(
                "The broker did not tell %s within %s: %s"
                    .formatted(what, patience, e.getMessage()),
                e);
          }
          pause();
        } catch (AuthorizationException e) {
          throw new BrokerException(
              "This client may not ask for %s: %s".formatted(what, e.getMessage()), e);
        }
      }
    }

    <T> T get(KafkaFuture<T> future) {
      try {
        return future.get(Math.max(0, left()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new BrokerException("The broker answered with " + e.getCause(), e);
      } catch (TimeoutException e) {
        throw new BrokerException("The broker did not answer within " + patience, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerException("Interrupted while the topics were prepared", e);
      }
    }

    private long left() {
      return nanoTime - System.nanoTime();
    }

    private static void pause() {
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new BrokerException("Interrupted while the topics were prepared", e);
      }
    }
  }
}
