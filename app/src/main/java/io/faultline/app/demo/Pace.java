package io.faultline.app.demo;

import java.time.Duration;

/**
 * How fast a story is told. What is concluded doesn't depend on it; that the terminal shows things
 * in their order does.
 */
interface Pace {
  /** Waits until the next stop may come. */
  void await() throws InterruptedException;

  /** A fixed time between stops, for a story whose listeners are in other processes. */
  static Pace of(Duration pause) {
    return () -> Thread.sleep(pause);
  }
}
