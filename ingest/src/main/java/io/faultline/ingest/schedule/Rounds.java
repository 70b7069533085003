package io.faultline.ingest.schedule;

import io.faultline.ingest.publishing.PublishingFailed;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A thread that goes round the sources of a connector again and again, five times a second, until
 * it is closed. What is due is for the connector to say, by its own clock, which may run faster
 * than time.
 */
public final class Rounds implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;
  private static final long LONGEST_END_SECONDS = 10;

  private final String name;
  private final Look round;
  private final CountDownLatch closing = new CountDownLatch(1);

  // Mutable state
  private @Nullable Thread thread;

  /** A look at one source, or at all. */
  @FunctionalInterface
  public interface Look {
    void look() throws InterruptedException;
  }

  /**
   * @param name of the thread
   * @param round must not throw: see {@link #guarded}
   */
  public Rounds(String name, Look round) {
    this.name = name;
    this.round = round;
  }

  /** Whether it was started before. */
  public synchronized boolean isStarted() {
    return thread != null;
  }

  /** Begins the first round now. */
  public synchronized void start() {
    thread = Thread.ofPlatform().name(name).start(this::goRound);
  }

  private void goRound() {
    try {
      do {
        round.look();
      } while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks at one source, which must not end the watching of the others: the log has what went
   * wrong.
   *
   * @param what is looked at, for the log
   */
  public static void guarded(Logger log, String what, Look look) throws InterruptedException {
    try {
      look.look();
    } catch (PublishingFailed e) {
      log.error("{}: {}", what, e.getMessage());
    } catch (RuntimeException e) {
      log.error("{} failed", what, e);
    }
  }

  /** Interrupts what is under way, and waits for its end, ten seconds at most. */
  @Override
  public void close() {
    closing.countDown();
    Thread ending;
    synchronized (this) {
      ending = thread;
    }
    if (ending == null) {
      return;
    }
    ending.interrupt();
    try {
      ending.join(TimeUnit.SECONDS.toMillis(LONGEST_END_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
