package io.faultline.ingest.news.fetching;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gate for each host, which lets so many requests through at a time, and the next one only after
 * a pause. Pauses are measured in real time, since they are for the sake of a real server.
 */
final class HostGates {
  private final Map<String, Gate> gates = new ConcurrentHashMap<>();
  private final int width;

  HostGates(int width) {
    this.width = width;
  }

  Gate of(String origin) {
    return gates.computeIfAbsent(origin, o -> new Gate(new Semaphore(width, /* fair= */ true)));
  }

  /** For one host. Thread-safe. */
  static final class Gate {
    private final Semaphore places;

    // Mutable state
    private long nextStart = System.nanoTime();
    private volatile @Nullable Instant closedUntil;

    Gate(Semaphore places) {
      this.places = places;
    }

    /** Waits for a place and for the pause since the last request to be over. */
    void enter(Duration pause) throws InterruptedException {
      places.acquire();
      try {
        long wait;
        synchronized (this) {
          long now = System.nanoTime();
          wait = Math.max(0, nextStart - now);
          nextStart = now + wait + pause.toNanos();
        }
        TimeUnit.NANOSECONDS.sleep(wait);
      } catch (InterruptedException e) {
        places.release();
        throw e;
      }
    }

    void leave() {
      places.release();
    }

    /** No request before then, by the service's clock: the host asked for it. */
    void closeUntil(Instant until) {
      closedUntil = until;
    }

    /** How long the host is still to be left alone; null when it is open. */
    @Nullable Duration closedFor(Instant now) {
      Instant until = closedUntil;
      return until == null || !until.isAfter(now) ? null : Duration.between(now, until);
    }
  }
}
