package io.faultline.alerts.api;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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

  // Guarded by lock; the list itself is never changed, so that readers search it outside
  private List<Told> newest = List.of();
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

  private record Data(String alertId, int revision, String severity, String title) {}

  /**
   * A revision in short form.
   *
   * @param event the same as a server-sent event, written once for all who see its own severity
   */
  record Told(
      long sequence,
      String alertId,
      int revision,
      Severity severity,
      String title,
      List<InPortfolio> in,
      String event) {
    static Told of(Entry entry) {
      Alert a = entry.alert();
      String title = Words.cut(Words.clean(a.title()), LONGEST_TITLE);
      return new Told(
          entry.sequence(),
          a.alertId(),
          a.revision(),
          a.severity(),
          title,
          a.holding().portfolios(),
          event(entry.sequence(), a.alertId(), a.revision(), a.severity(), title));
    }

    /** The server-sent event as an audience sees it. */
    String event(Audience audience) {
      Severity seen = severity(audience);
      return seen == severity ? event : event(sequence, alertId, revision, seen, title);
    }

    private static String event(
        long sequence, String alertId, int revision, Severity severity, String title) {
      return "id: %d\nevent: revision\ndata: %s\n\n"
          .formatted(sequence, Json.write(new Data(alertId, revision, severity.code(), title)));
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
    List<Told> kept;
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (!closed && last <= sequence && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (last <= sequence) {
        return List.of();
      }
      kept = sequence >= completeAfter ? newest : List.of();
    } finally {
      lock.unlock();
    }
    return kept.isEmpty()
        ? alerts.after(sequence, Audience.EVERYONE, PAGE).stream().map(Told::of).toList()
        : kept.subList(firstAfter(kept, sequence), kept.size());
  }

  private static int firstAfter(List<Told> told, long sequence) {
    int from = 0;
    int to = told.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (told.get(middle).sequence() <= sequence) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
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
      List<Told> all = new ArrayList<>(newest);
      all.addAll(found);
      int surplus = all.size() - KEPT;
      if (surplus > 0) {
        completeAfter = all.get(surplus - 1).sequence();
      }
      newest = List.copyOf(all.subList(Math.max(0, surplus), all.size()));
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
