package io.faultline.streams.topology;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Which partitions a record goes to, where the key alone doesn't say. */
final class Routes {
  private static final String TICK = "tick ";

  private Routes() {}

  /** Every record goes to every partition (KIP-837). */
  static <V> StreamPartitioner<String, V> everywhere() {
    return everywhere((key, value) -> true);
  }

  /** Ticks go to every partition, other records by their key. */
  static <V> StreamPartitioner<String, V> ticksEverywhere() {
    return everywhere((key, value) -> isTick(key));
  }

  /** Ticks and some values go to every partition, other records by their key. */
  static <V> StreamPartitioner<String, V> ticksEverywhereAnd(Predicate<V> which) {
    return everywhere((key, value) -> isTick(key) || which.test(value));
  }

  private static <V> StreamPartitioner<String, V> everywhere(BiPredicate<String, V> which) {
    return (topic, key, value, partitions) ->
        which.test(key, value)
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.empty();
  }

  /**
   * The key of a tick that a task hands on.
   *
   * @param task its number, from 0
   * @param tasks how many such tasks there are
   */
  static String tickKey(int task, int tasks) {
    return TICK + task + "/" + tasks;
  }

  private static boolean isTick(String key) {
    return key.startsWith(TICK);
  }

  /** How many tasks there are where this tick comes from. */
  static int tasksOf(String tickKey) {
    return Integer.parseInt(tickKey, tickKey.indexOf('/') + 1, tickKey.length(), 10);
  }
}
