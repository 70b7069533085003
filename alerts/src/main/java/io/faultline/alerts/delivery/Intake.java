package io.faultline.alerts.delivery;

import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.routing.Assignment;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Schedule;
import io.faultline.alerts.routing.Schedule.Gathered;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.alerts.routing.Silence;
import io.faultline.alerts.routing.Timing;
import io.faultline.events.Alert;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes revisions of alerts into the ledger and plans who is told, all in one transaction: either a
 * revision is in the ledger together with everything that is to be sent about it, or it is not
 * there at all. Taking a revision again changes nothing.
 */
public final class Intake {
  private static final int AT_A_TIME = 20;

  private final Ledger ledger;
  private final Routers routers;
  private final Clock clock;
  private final AlertBook alerts;
  private final DeliveryBook deliveries;
  private final SilenceBook silences;
  private final HandlingBook handlings;

  /** With a router that doesn't change. */
  public Intake(Ledger ledger, Router router, Clock clock) {
    this(ledger, h -> router, clock);
  }

  public Intake(Ledger ledger, Routers routers, Clock clock) {
    this.ledger = ledger;
    this.routers = routers;
    this.clock = clock;
    this.alerts = new AlertBook(ledger);
    this.deliveries = new DeliveryBook(ledger);
    this.silences = new SilenceBook(ledger);
    this.handlings = new HandlingBook(ledger);
  }

  /**
   * Takes revisions in their order, some at a time, so that what is recorded of deliveries need not
   * wait for all of them.
   *
   * @return how many of them were new
   */
  public int take(List<Alert> revisions) {
    int added = 0;
    for (int from = 0; from < revisions.size(); from += AT_A_TIME) {
      added += some(revisions.subList(from, Math.min(revisions.size(), from + AT_A_TIME)));
    }
    return added;
  }

  private int some(List<Alert> revisions) {
    return ledger.write(
        h -> {
          Instant now = clock.instant();
          List<Silence> active = silences.active(h, now);
          int added = 0;
          for (Alert alert : revisions) {
            if (alerts.add(h, alert, now).isPresent()) {
              added++;
              plan(h, alert, active, now);
            }
          }
          return added;
        });
  }

  private void plan(Handle h, Alert alert, List<Silence> active, Instant now) {
    // Asked behind the ledger's lock, which adding the revision took: who changes receivers or
    // routes meanwhile waits until this is planned, and what is planned later goes by the change.
    Router router = routers.at(h);
    List<Assignment> assignments =
        router.assign(
            alert,
            active,
            handlings.of(h, alert.alertId()),
            revision -> alerts.revision(h, alert.alertId(), revision).orElse(null),
            now);
    for (Assignment a : assignments) {
      if (a.held() != null) {
        deliveries.hold(
            h,
            a.receiver(),
            a.route().name(),
            a.because(),
            alert.alertId(),
            alert.revision(),
            a.audience(),
            a.held(),
            now);
        continue;
      }
      Instant from = a.notBefore() == null || a.notBefore().isBefore(now) ? now : a.notBefore();
      Slot slot =
          Schedule.slot(
              a.route().timing(),
              a.route().name(),
              a.audience().view(alert).orElse(alert),
              gathered(h, a, alert, now),
              from);
      deliveries.plan(
          h,
          a.receiver(),
          a.route().name(),
          a.because(),
          alert.alertId(),
          alert.revision(),
          a.audience(),
          slot,
          now);
    }
  }

  /** Asks the ledger only for what the route's timing goes by. */
  private Gathered gathered(Handle h, Assignment a, Alert alert, Instant now) {
    Timing timing = a.route().timing();
    String key = Schedule.groupKey(timing, a.route().name(), alert);
    Gathered group = key == null ? Gathered.NOTHING : deliveries.gathered(h, a.receiver(), key);
    return timing.mostPerHour() == 0
        ? group
        : new Gathered(
            group.waitingUntil(), group.lastSentAt(), deliveries.withinHour(h, a.receiver(), now));
  }
}
