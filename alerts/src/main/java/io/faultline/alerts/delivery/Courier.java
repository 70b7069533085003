package io.faultline.alerts.delivery;

import io.faultline.alerts.delivery.Message.Note;
import io.faultline.alerts.delivery.Outcome.Delivered;
import io.faultline.alerts.delivery.Outcome.Rejected;
import io.faultline.alerts.delivery.Outcome.Retry;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.ReceiverState;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one receiver: claims what is due, sends it once, records how that went. {@link #step} does
 * one message and says when to come again; it neither sleeps nor loops, so that a test can live
 * through a day in a moment.
 *
 * <p>What is claimed is in the ledger before it is sent. A crash in between leaves it marked as
 * under way; whoever serves the receiver next sends that message again. So nothing is lost, and at
 * most the one message under way is repeated.
 */
public final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  /** Longer than any send may take, so that a lease never ends under way. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int LONGEST_REASON = 500;

  private final String name;
  private final String owner;
  private final Receiver receiver;
  private final Ledger ledger;
  private final AlertBook alerts;
  private final DeliveryBook deliveries;
  private final URI baseUrl;
  private final Clock clock;
  private final Backoff backoff;
  private final MeterRegistry meters;
  private final Timer accepted;
  private final Supplier<Optional<String>> toldInstead;

  // Mutable state, touched by one thread
  private int failuresInARow;
  private Instant leasedUntil = Instant.EPOCH;
  private Instant lastDone = Instant.EPOCH;

  /**
   * @param name the receiver's name
   * @param owner names this instance
   * @param toldInstead gives the receiver that hears of it when this one closes; empty if there is
   *     none
   */
  public Courier(
      String name,
      String owner,
      Receiver receiver,
      Ledger ledger,
      URI baseUrl,
      Clock clock,
      RandomGenerator random,
      MeterRegistry meters,
      Supplier<Optional<String>> toldInstead) {
    this.name = name;
    this.owner = owner;
    this.receiver = receiver;
    this.ledger = ledger;
    this.alerts = new AlertBook(ledger);
    this.deliveries = new DeliveryBook(ledger);
    this.baseUrl = baseUrl;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.meters = meters;
    this.accepted = EndToEnd.timer(meters, "accepted");
    this.toldInstead = toldInstead;
  }

  /**
   * Sends at most one message.
   *
   * @return when to come again; now if there may be more at once
   */
  public Instant step() {
    Instant now = clock.instant();
    if (!leased(now)) {
      return now.plus(IDLE);
    }
    ReceiverState state = deliveries.state(name);
    if (state.disabledAt() != null) {
      return now.plus(IDLE);
    }
    // Counted from the end of the last send, so that no delay on the way brings two together.
    Instant last = later(state.lastSentAt(), lastDone);
    Instant allowed = later(state.notBefore(), last.plus(receiver.pace()));
    if (allowed.isAfter(now)) {
      return allowed;
    }
    Instant due = deliveries.nextDue(name).orElse(Instant.MAX);
    if (due.isAfter(now)) {
      return due.isBefore(now.plus(IDLE)) ? due : now.plus(IDLE);
    }
    List<Delivery> batch = deliveries.claim(name, owner, now);
    if (batch.isEmpty()) {
      return now.plus(IDLE);
    }
    Message message = message(batch);
    Outcome outcome = send(message);
    lastDone = clock.instant();
    record(batch, message, outcome);
    return later(clock.instant(), lastDone.plus(receiver.pace()));
  }

  /** Renews the lease when half of it is over; a send is much shorter than that. */
  private boolean leased(Instant now) {
    if (now.isBefore(leasedUntil.minus(LEASE.dividedBy(2)))) {
      return true;
    }
    Instant until = now.plus(LEASE);
    return switch (deliveries.lease(name, owner, now, until)) {
      case REFUSED -> false;
      case KEPT -> {
        leasedUntil = until;
        yield true;
      }
      case TAKEN -> {
        leasedUntil = until;
        // Whoever had it may have sent what it claimed only a moment ago.
        if (deliveries.state(name).lastSentAt().isAfter(Instant.EPOCH)) {
          lastDone = now;
        }
        yield true;
      }
    };
  }

  /** Gives the receiver back to whoever comes next. */
  public void release() {
    deliveries.release(name, owner);
  }

  private Outcome send(Message message) {
    try {
      return receiver.send(message);
    } catch (RuntimeException e) {
      LOG.error("receiver {}: could not make the message {}", name, message.id(), e);
      return new Rejected(
          /* closed= */ false, "Faultline could not make the message: " + e.getClass().getName());
    }
  }

  private void record(List<Delivery> batch, Message message, Outcome outcome) {
    Instant now = clock.instant();
    switch (outcome) {
      case Delivered(String reference) -> {
        failuresInARow = 0;
        deliveries.delivered(batch, reference, now);
        counted("delivered", batch.size());
        timed(message, now);
      }
      case Retry retry -> again(batch, message, retry, now);
      case Rejected(boolean closed, String reason) -> {
        if (closed) {
          close(batch, reason, now);
        } else {
          refuse(batch, message, reason, now);
        }
      }
    }
  }

  private void again(List<Delivery> batch, Message message, Retry retry, Instant now) {
    failuresInARow++;
    Instant first = batch.getFirst().firstTriedAt();
    if (first != null && first.plus(Backoff.LONGEST).isBefore(now)) {
      refuse(
          batch,
          message,
          "given up after %d hours; last: %s".formatted(Backoff.LONGEST.toHours(), retry.detail()),
          now);
      return;
    }
    int attempt = batch.getFirst().attempts() + 1;
    Duration wait = backoff.after(attempt);
    if (retry.after() != null) {
      Duration asked = shorter(retry.after(), LONGEST_PAUSE);
      wait = asked.compareTo(wait) > 0 ? asked : wait;
    }
    // A receiver that asks for less, or is down, is asked less often altogether; a fault with one
    // message delays the others only a little.
    Instant pause =
        retry.trouble() == Trouble.RATE_LIMITED
            ? now.plus(retry.after() == null ? wait : shorter(retry.after(), LONGEST_PAUSE))
            : now.plus(backoff.after(Math.min(failuresInARow, 6)));
    deliveries.again(batch, cut(retry.detail()), now.plus(wait));
    deliveries.pause(name, pause);
    counted("retried", batch.size());
    meters
        .counter(
            "faultline.deliveries.retries",
            "receiver",
            name,
            "trouble",
            retry.trouble().name().toLowerCase(Locale.ROOT))
        .increment();
    LOG.info(
        "receiver {}: {} of message {}, attempt {}, again in {} s",
        name,
        retry.trouble(),
        message.id(),
        attempt,
        wait.toSeconds());
  }

  private void refuse(List<Delivery> batch, Message message, String reason, Instant now) {
    deliveries.refused(batch, cut(reason), receiver.payload(message), now);
    counted("refused", batch.size());
    LOG.warn("receiver {}: refused message {}: {}", name, message.id(), reason);
  }

  /** The receiver is closed: what was to be sent waits until somebody opens it again. */
  private void close(List<Delivery> batch, String reason, Instant now) {
    deliveries.again(batch, cut(reason), now);
    ledger.write(
        h -> {
          deliveries.disable(h, name, cut(reason), now);
          toldInstead
              .get()
              .ifPresent(
                  other ->
                      deliveries.notice(
                          h,
                          other,
                          "Alerts no longer reach " + name,
                          "The receiver %s answered: %s. Nothing is sent to it until it is mended and enabled; its alerts wait."
                              .formatted(name, cut(reason)),
                          now));
          return null;
        });
    counted("closed", batch.size());
    LOG.warn("receiver {}: disabled: {}", name, reason);
  }

  /** Of several revisions of one alert in one message the last one says it all. */
  private Message message(List<Delivery> batch) {
    String id = Json.fingerprintOf(batch.stream().map(Delivery::deliveryId).toArray(String[]::new));
    String notice = batch.getFirst().notice();
    if (notice != null) {
      int end = notice.indexOf('\n');
      return new Message.Notice(id, notice.substring(0, end), notice.substring(end + 1), baseUrl);
    }
    Map<String, Note> byAlert = new LinkedHashMap<>();
    for (Delivery delivery : batch) {
      String alertId = delivery.alertId();
      Integer revision = delivery.revision();
      if (alertId == null || revision == null) {
        continue;
      }
      Optional<Alert> alert =
          ledger
              .read(h -> alerts.revision(h, alertId, revision))
              .flatMap(a -> delivery.audience().view(a));
      alert.ifPresent(
          a ->
              byAlert.put(
                  alertId,
                  new Note(
                      a, delivery.because(), deliveries.reference(name, alertId).orElse(null))));
    }
    return new Message.Alerts(id, List.copyOf(byAlert.values()), baseUrl);
  }

  /** How long it took from the newest input of each alert until the receiver accepted it. */
  private void timed(Message message, Instant now) {
    if (message instanceof Message.Alerts told) {
      told.notes()
          .forEach(n -> accepted.record(Duration.between(n.alert().times().raisedAt(), now)));
    }
  }

  private void counted(String outcome, int deliveries) {
    meters
        .counter("faultline.deliveries", "receiver", name, "outcome", outcome)
        .increment(deliveries);
  }

  private static String cut(String reason) {
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
