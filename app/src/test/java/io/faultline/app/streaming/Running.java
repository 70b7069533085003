package io.faultline.app.streaming;

import io.faultline.streams.topology.StreamsService;
import java.time.Duration;

/** Waits, with an end. */
final class Running {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Running() {}

  /** Until everything that was published is processed. */
  static void untilCaughtUp(StreamsService service) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!service.caughtUp()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not caught up within " + PATIENCE + ": " + service.lag());
      }
      Thread.sleep(100);
    }
  }
}
