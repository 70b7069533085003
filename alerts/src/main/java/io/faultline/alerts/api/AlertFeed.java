package io.faultline.alerts.api;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Severity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest revisions for everybody who listens. One thread reads the ledger and keeps the last
 * few thousand in short form; readers take from there, at their own pace, and from the ledger when
 * they are further behind. So a thousand readers cost one query, and a slow one costs nothing.
 */
final class AlertFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final int KEPT = 5_000;
  private static final int PAGE = 500;
  private static final int LONGEST_TITLE = 300;
  private static final Duration LOOK = Duration.ofMillis(250);

  private final AlertBook alerts;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock
  private final Deque<Told> newest = new ArrayDeque<>();
  private long last;
  // Everything after this place is in newest.
  private long completeAfter;
  private boolean closed;

  AlertFeed(AlertBook alerts) {
    this.alerts = alerts;
    this.last = alerts.lastSequence();
    this.completeAfter = last;
    this.thread = Thread.ofPlatform().daemon().name("alert-feed").unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  /** A revision in short form. */
  record Told(
      long sequence,
      String alertId,
      int revision,
      Severity severity,
      String title,
      List<InPortfolio> in) {
    static Told of(Entry entry) {
      Alert a = entry.alert();
      return new Told(
          entry.sequence(),
          a.alertId(),
          a.revision(),
          a.severity(),
          Words.cut(Words.clean(a.title()), LONGEST_TITLE),
          a.holding().portfolios());
    }

    boolean visible(Audience audience) {
      return audience.all() || in.stream().anyMatch(p -> audience.sees(p.id()));
    }

    /** The severity as an audience sees it. */
    Severity severity(Audience audience) {
      return audience.all()
          ? severity
          : in.stream()
              .filter(p -> audience.sees(p.id()))
              .map(InPortfolio::severity)
              .max(Comparator.naturalOrder())
              .orElse(severity);
    }
  }

  /** Where a reader begins who doesn't say where they were. */
  long now() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What comes after a place, waiting a while for it.
   *
   * @return in the order of the ledger; empty if nothing came, or it is over
   */
  List<Told> after(long sequence, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (!closed && last <= sequence && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (last <= sequence) {
        return List.of();
      }
      if (sequence >= completeAfter) {
        List<Told> found = new ArrayList<>();
        newest.forEach(
            t -> {
              if (t.sequence() > sequence) {
                found.add(t);
              }
            });
        return found;
      }
    } finally {
      lock.unlock();
    }
    return alerts.after(sequence, Audience.EVERYONE, PAGE).stream().map(Told::of).toList();
  }

  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void follow() {
    while (!closed()) {
      try {
        List<Told> found =
            alerts.after(now(), Audience.EVERYONE, PAGE).stream().map(Told::of).toList();
        if (!found.isEmpty()) {
          add(found);
        }
        if (found.size() < PAGE) {
          TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("the event stream could not read the ledger; trying again", e);
        pause();
      }
    }
  }

  private void add(List<Told> found) {
    lock.lock();
    try {
      newest.addAll(found);
      while (newest.size() > KEPT) {
        completeAfter = newest.removeFirst().sequence();
      }
      last = found.getLast().sequence();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }
}
