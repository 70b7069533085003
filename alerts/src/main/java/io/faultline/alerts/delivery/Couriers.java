package io.faultline.alerts.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one thread for each receiver and wakes it when there is something to send. Couriers may come
 * and go meanwhile.
 */
public final class Couriers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  private final List<Courier> first;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();

  // Guarded by lock
  private final Map<Courier, Thread> serving = new LinkedHashMap<>();
  private boolean closed;
  private long wakes;

  /**
   * @param first those that begin with {@link #start}
   */
  public Couriers(List<Courier> first, Clock clock) {
    this.first = List.copyOf(first);
    this.clock = clock;
  }

  /** Begins to send. */
  public void start() {
    first.forEach(this::add);
  }

  /** Lets a courier begin. */
  public void add(Courier courier) {
    lock.lock();
    try {
      if (!closed) {
        Thread thread = Thread.ofVirtual().name("courier").unstarted(() -> run(courier));
        serving.put(courier, thread);
        thread.start();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets the message that a courier has under way end; it begins no other. */
  public void remove(Courier courier) {
    Thread thread;
    lock.lock();
    try {
      thread = serving.remove(courier);
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    if (thread != null) {
      awaitEnd(List.of(thread));
    }
  }

  /** Tells the couriers that something new may be due. */
  public void wake() {
    lock.lock();
    try {
      wakes++;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run(Courier courier) {
    long seen = 0;
    while (true) {
      Instant next;
      try {
        next = courier.step();
      } catch (RuntimeException e) {
        LOG.error("a delivery could not be claimed or recorded; trying again", e);
        next = clock.instant().plus(AFTER_A_FAILURE);
      }
      lock.lock();
      try {
        long nanos = nanosUntil(next);
        while (serves(courier) && wakes == seen && nanos > 0) {
          nanos = woken.awaitNanos(nanos);
        }
        seen = wakes;
        if (!serves(courier)) {
          break;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } finally {
        lock.unlock();
      }
    }
    try {
      courier.release();
    } catch (RuntimeException e) {
      LOG.warn("a receiver could not be given back; its lease ends by itself", e);
    }
  }

  private boolean serves(Courier courier) {
    return !closed && serving.containsKey(courier);
  }

  private long nanosUntil(Instant next) {
    Duration wait = Duration.between(clock.instant(), next);
    return wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP.toNanos() : wait.toNanos();
  }

  /** Lets every message that is under way end, and begins no other. */
  @Override
  public void close() {
    List<Thread> threads;
    lock.lock();
    try {
      closed = true;
      threads = List.copyOf(serving.values());
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    awaitEnd(threads);
  }

  private static void awaitEnd(List<Thread> threads) {
    long deadline = System.nanoTime() + LONGEST_FAREWELL.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
