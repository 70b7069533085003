package io.faultline.alerts.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubling from a second to five minutes, half of it left to
 * chance, so that receivers that failed together are not tried together. Tries go on for {@link
 * #LONGEST} altogether.
 */
final class Backoff {
  /** From the first try to the last: longer than a day's outage, with room to mend it. */
  static final Duration LONGEST = Duration.ofHours(30);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(5);

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param attempt 1 after the first failure
   */
  Duration after(int attempt) {
    long doubled = FIRST.toMillis() << Math.min(Math.max(attempt - 1, 0), 20);
    long full = Math.min(doubled, MOST.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
