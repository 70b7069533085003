package io.faultline.app.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until consumer groups have processed all that their topics hold. What one group writes,
 * another may read, so it is only still when all of them are, twice in a row.
 */
final class CaughtUp implements Pace, AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private final Admin admin;
  private final List<String> groups;
  private final Duration atMost;

  /**
   * @param groups the consumer groups, in the order in which a record passes them
   * @param atMost a wait that takes longer is given up
   */
  CaughtUp(Map<String, String> clientSettings, List<String> groups, Duration atMost) {
    this.admin = Admin.create(new HashMap<>(clientSettings));
    this.groups = List.copyOf(groups);
    this.atMost = atMost;
  }

  @Override
  public void await() throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    int still = 0;
    while (still < 2 && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY);
      still = isStill() ? still + 1 : 0;
    }
  }

  private boolean isStill() throws InterruptedException {
    try {
      for (String group : groups) {
        if (lag(group) > 0) {
          return false;
        }
      }
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private long lag(String group) throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetAndMetadata> done =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(5, TimeUnit.SECONDS);
    Map<TopicPartition, OffsetSpec> ends =
        done.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return admin
        .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get(5, TimeUnit.SECONDS)
        .entrySet()
        .stream()
        .mapToLong(
            end -> {
              OffsetAndMetadata at = done.get(end.getKey());
              return at == null ? 0 : Math.max(0, end.getValue().offset() - at.offset());
            })
        .sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
