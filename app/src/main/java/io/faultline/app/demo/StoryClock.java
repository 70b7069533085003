package io.faultline.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until the story moves it on, and never goes back. All parts of a demo
 * share it, so that everything that happens within one step happens at one time. Thread-safe.
 */
public final class StoryClock extends Clock {
  private volatile Instant now;

  public StoryClock(Instant beginning) {
    now = beginning;
  }

  /** Moves on to a time; an earlier one changes nothing. */
  public synchronized void moveTo(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /**
   * @throws UnsupportedOperationException always: nothing in Faultline asks a clock for another
   *     zone
   */
  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the story's clock is in UTC");
  }
}
