package io.faultline.alerts.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one thread for each receiver and wakes it when there is something to send. */
public final class Couriers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private final List<Courier> couriers;
  private final Clock clock;
  private final List<Thread> threads = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();

  // Guarded by lock
  private boolean closed;
  private long wakes;

  public Couriers(List<Courier> couriers, Clock clock) {
    this.couriers = List.copyOf(couriers);
    this.clock = clock;
  }

  /** Begins to send. */
  public void start() {
    for (Courier courier : couriers) {
      threads.add(Thread.ofVirtual().name("courier").start(() -> run(courier)));
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
        while (!closed && wakes == seen && nanos > 0) {
          nanos = woken.awaitNanos(nanos);
        }
        seen = wakes;
        if (closed) {
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

  private long nanosUntil(Instant next) {
    Duration wait = Duration.between(clock.instant(), next);
    return wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP.toNanos() : wait.toNanos();
  }

  /** Lets every message that is under way end, and begins no other. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
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
