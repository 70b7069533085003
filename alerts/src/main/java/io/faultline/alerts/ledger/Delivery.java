package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that one receiver is told.
 *
 * @param deliveryId names it
 * @param receiver by name
 * @param route by which route
 * @param because why this receiver
 * @param alertId null for a notice
 * @param revision null for a notice
 * @param audience what of the alert the receiver may see
 * @param notice the text of a notice, its title on the first line; null for an alert
 * @param groupKey all that share it go in one message
 * @param state how far it is
 * @param dueAt not to be tried before
 * @param attempts how often it was tried
 * @param createdAt when it was planned
 * @param firstTriedAt null before the first try
 * @param lastTriedAt null before the first try
 * @param finishedAt null while it waits
 * @param outcome what the last try came to, or why it is held
 * @param reference what the receiver calls the message
 * @param sequence its place in the ledger
 */
public record Delivery(
    String deliveryId,
    String receiver,
    String route,
    String because,
    @Nullable String alertId,
    @Nullable Integer revision,
    Audience audience,
    @Nullable String notice,
    @Nullable String groupKey,
    State state,
    Instant dueAt,
    int attempts,
    Instant createdAt,
    @Nullable Instant firstTriedAt,
    @Nullable Instant lastTriedAt,
    @Nullable Instant finishedAt,
    @Nullable String outcome,
    @Nullable String reference,
    long sequence) {

  /** How far a delivery is. */
  public enum State {
    /** To be sent when it is due. */
    WAITING,
    /** Claimed; whether it arrived is not known yet. */
    SENDING,
    /** The receiver has it. */
    DELIVERED,
    /** Refused for good, or tried for too long. */
    REFUSED,
    /** Not sent on purpose: silenced or dismissed. */
    HELD;

    /** As it is written in the ledger and in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
