package io.faultline.alerts.distribution;

import io.faultline.events.Topic;
import io.faultline.events.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the topic of a portfolio before anything is written to it. Thread-safe. */
final class PortfolioTopics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PortfolioTopics.class);

  /** What Kafka takes in a topic's name, less a margin for the prefix. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,180}");

  private static final long LONGEST_MILLIS = 20_000;

  private final Admin admin;
  private final String prefix;
  private final Set<String> made = ConcurrentHashMap.newKeySet();

  PortfolioTopics(Map<String, String> kafka, String prefix) {
    this.admin = Admin.create(Map.copyOf(kafka));
    this.prefix = prefix;
  }

  /**
   * Makes the topic of a portfolio if it must; it takes records when this returns.
   *
   * @return false if the portfolio's name can't be part of a topic's name
   */
  boolean ready(String portfolio) {
    if (!NAME.matcher(portfolio).matches()) {
      LOG.warn(
          "portfolio \"{}\" gets no topic: expected letters, digits, dots, dashes, underscores",
          portfolio);
      return false;
    }
    Topic topic = Topics.alertsOf(portfolio);
    String name = topic.under(prefix);
    if (!made.contains(name)) {
      create(name, topic);
      made.add(name);
    }
    return true;
  }

  private void create(String name, Topic topic) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_MILLIS);
    boolean created = false;
    while (true) {
      try {
        if (!created) {
          admin
              .createTopics(
                  List.of(
                      new NewTopic(name, Optional.of(topic.partitions()), Optional.empty())
                          .configs(topic.settings())))
              .all()
              .get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
          created = true;
        }
        // Created is not yet ready: until its leader answers, records could be lost
        // (KAFKA-15591).
        for (int p = 0; p < topic.partitions(); p++) {
          admin
              .listOffsets(Map.of(new TopicPartition(name, p), OffsetSpec.latest()))
              .all()
              .get(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        }
        return;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TopicExistsException) {
          created = true;
        } else if (!(e.getCause() instanceof RetriableException) || System.nanoTime() > deadline) {
          throw new KafkaException("cannot make the topic " + name, e.getCause());
        }
      } catch (TimeoutException e) {
        throw new KafkaException("cannot make the topic " + name + " in time", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while making the topic " + name, e);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for a topic", e);
    }
  }

  @Override
  public void close() {
    admin.close(java.time.Duration.ofSeconds(2));
  }
}
