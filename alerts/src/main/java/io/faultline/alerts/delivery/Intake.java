package io.faultline.alerts.delivery;

import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.routing.Assignment;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Schedule;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.alerts.routing.Silence;
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
  private final Ledger ledger;
  private final Router router;
  private final Clock clock;
  private final AlertBook alerts;
  private final DeliveryBook deliveries;
  private final SilenceBook silences;
  private final HandlingBook handlings;

  public Intake(Ledger ledger, Router router, Clock clock) {
    this.ledger = ledger;
    this.router = router;
    this.clock = clock;
    this.alerts = new AlertBook(ledger);
    this.deliveries = new DeliveryBook(ledger);
    this.silences = new SilenceBook(ledger);
    this.handlings = new HandlingBook(ledger);
  }

  /**
   * Takes revisions in their order.
   *
   * @return how many of them were new
   */
  public int take(List<Alert> revisions) {
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
      String key = Schedule.groupKey(a.route().timing(), a.route().name(), alert);
      Slot slot =
          Schedule.slot(
              a.route().timing(),
              a.route().name(),
              a.audience().view(alert).orElse(alert),
              deliveries.gathered(h, a.receiver(), key, now),
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
}
