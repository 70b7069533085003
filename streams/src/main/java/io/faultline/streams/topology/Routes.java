package io.faultline.streams.topology;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Which partitions a record goes to, where the key alone doesn't say.
 *
 * <p>Time goes with the records: a task hands a tick on behind everything that it made of the
 * records before, to those tasks of the next stage that hear from it. Task {@code i} of {@code n}
 * serves the partitions whose number leaves {@code i} when divided by {@code n}, so that each of
 * them hears each tick once, whatever the numbers of partitions are.
 */
final class Routes {
  private static final String TICK = "tick ";

  private Routes() {}

  /** Every record goes to every partition (KIP-837). */
  static <V> StreamPartitioner<String, V> everywhere() {
    return everywhere(value -> true);
  }

  /** Some values go to every partition, the others by their key. */
  static <V> StreamPartitioner<String, V> everywhere(Predicate<V> which) {
    return (topic, key, value, partitions) ->
        which.test(value)
            ? Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()))
            : Optional.empty();
  }

  /** Records go by their key, ticks along the stages. */
  static <V> StreamPartitioner<String, V> withTicks() {
    return (topic, key, value, partitions) ->
        key.startsWith(TICK) ? Optional.of(served(key, partitions)) : Optional.empty();
  }

  /**
   * The key of a tick.
   *
   * @param task the number of the task that hands it on, from 0
   * @param tasks how many such tasks there are
   */
  static String tickKey(int task, int tasks) {
    return TICK + task + "/" + tasks;
  }

  /** Whether any of the next tasks hears from this one. */
  static boolean serves(int task, int next) {
    return task < next;
  }

  private static Set<Integer> served(String key, int partitions) {
    int slash = key.indexOf('/');
    int task = Integer.parseInt(key, TICK.length(), slash, 10);
    int tasks = Integer.parseInt(key, slash + 1, key.length(), 10);
    return IntStream.range(0, partitions)
        .filter(partition -> partition % tasks == task)
        .boxed()
        .collect(Collectors.toSet());
  }
}
