package io.faultline.alerts.delivery;

import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.routing.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends alerts again that are still open and that nobody acknowledged, where a route asks for it.
 */
public final class Repeater implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repeater.class);
  private static final int MOST_AT_ONCE = 100;

  private final Ledger ledger;
  private final DeliveryBook deliveries;
  private final Routers routers;
  private final Clock clock;
  private final Runnable wake;
  private final ScheduledExecutorService every =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("repeats").factory());

  public Repeater(Ledger ledger, Routers routers, Clock clock, Runnable wake) {
    this.ledger = ledger;
    this.deliveries = new DeliveryBook(ledger);
    this.routers = routers;
    this.clock = clock;
    this.wake = wake;
  }

  /** Looks once a minute. */
  public void start() {
    every.scheduleWithFixedDelay(
        () -> {
          try {
            step();
          } catch (RuntimeException e) {
            LOG.error("repeats could not be planned; trying again", e);
          }
        },
        1,
        1,
        TimeUnit.MINUTES);
  }

  /**
   * Plans what is to be repeated now.
   *
   * @return how many
   */
  public int step() {
    Instant now = clock.instant();
    int planned = 0;
    for (Route route : ledger.read(routers::at).routes()) {
      Duration interval = route.timing().repeatEvery();
      if (interval == null) {
        continue;
      }
      List<Delivery> due = deliveries.toRepeat(route.name(), now.minus(interval), MOST_AT_ONCE);
      ledger.write(
          h -> {
            due.forEach(d -> deliveries.repeat(h, d, now));
            return null;
          });
      planned += due.size();
    }
    if (planned > 0) {
      wake.run();
    }
    return planned;
  }

  @Override
  public void close() {
    every.shutdownNow();
  }
}
