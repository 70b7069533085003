package io.faultline.alerts;

import io.faultline.alerts.ledger.Retention;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once an hour for what the ledger need no longer keep. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Retention retention;
  private final Clock clock;
  private final ScheduledExecutorService every =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("housekeeping").factory());

  Housekeeping(Retention retention, Clock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  void start() {
    every.scheduleWithFixedDelay(this::look, 1, 60, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      int all = 0;
      int some;
      do {
        // Between two short transactions others get their turn.
        some = retention.step(clock.instant());
        all += some;
      } while (some > 0 && !every.isShutdown());
      if (all > 0) {
        LOG.info("took {} things out of the ledger that were long over", all);
      }
    } catch (RuntimeException e) {
      LOG.warn("the ledger could not be tidied; trying again in an hour", e);
    }
  }

  @Override
  public void close() {
    every.shutdown();
  }
}
