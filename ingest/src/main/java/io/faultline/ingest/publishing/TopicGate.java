package io.faultline.ingest.publishing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Holds records back until their topic is ready. Kafka may lose what is written right after a topic
 * is created, before its leaders know of it (KAFKA-15591); once every partition answers, it does
 * not. Thread-safe.
 */
final class TopicGate {
  private final KafkaConnection connection;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();

  TopicGate(KafkaConnection connection) {
    this.connection = connection;
  }

  /**
   * @throws PublishingFailed if the topic is not there after the connection's patience
   */
  void await(String topic) {
    if (!ready.contains(topic)) {
      ends(topic);
      ready.add(topic);
    }
  }

  /** Creates a compacted topic where there is none. */
  void createCompacted(String topic, int partitions) {
    create(topic, partitions, Map.of("cleanup.policy", "compact", "retention.ms", "-1"));
  }

  /** Creates a topic where there is none. */
  void create(String topic, int partitions, Map<String, String> settings) {
    NewTopic wanted =
        new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings);
    try (Admin admin = admin()) {
      admin.createTopics(Set.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new PublishingFailed(
            "can't create %s: %s".formatted(topic, e.getCause()), e, /* fatal= */ true);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw new PublishingFailed("can't reach Kafka: " + e.getMessage(), e, /* fatal= */ true);
    }
  }

  boolean exists(String topic) {
    try (Admin admin = admin()) {
      return admin.listTopics().names().get().contains(topic);
    } catch (ExecutionException | KafkaException e) {
      throw new PublishingFailed("can't reach Kafka: " + e.getMessage(), e, /* fatal= */ false);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The end of each partition, counting what is written but not yet committed. */
  Map<TopicPartition, Long> ends(String topic) {
    long giveUp = System.nanoTime() + connection.patience().toNanos();
    try (Admin admin = admin()) {
      while (true) {
        try {
          return askEnds(admin, topic);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > giveUp) {
            throw new PublishingFailed(
                "topic %s does not answer: %s".formatted(topic, e.getCause()), e, false);
          }
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (KafkaException e) {
      throw new PublishingFailed("can't reach Kafka: " + e.getMessage(), e, /* fatal= */ false);
    }
  }

  private static Map<TopicPartition, Long> askEnds(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        admin.describeTopics(Set.of(topic)).allTopicNames().get().values().stream()
            .flatMap(description -> description.partitions().stream())
            .collect(
                Collectors.toMap(
                    p -> new TopicPartition(topic, p.partition()), p -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> offsets = admin.listOffsets(latest).all().get();
    return offsets.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  private Admin admin() {
    return Admin.create(connection.with(Map.of("default.api.timeout.ms", "30000")));
  }

  private static PublishingFailed interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PublishingFailed("interrupted", e, /* fatal= */ false);
  }
}
