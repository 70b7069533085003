package io.faultline.alerts.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a receiver.
 *
 * @param receiver by name
 * @param lastSentAt the last try; the epoch before the first
 * @param notBefore the receiver asked for quiet until then
 * @param disabledAt since when nothing is sent; null if it is in order
 * @param disabledBecause what the receiver said; null if it is in order
 */
public record ReceiverState(
    String receiver,
    Instant lastSentAt,
    Instant notBefore,
    @Nullable Instant disabledAt,
    @Nullable String disabledBecause) {

  /** A receiver that nothing was sent to yet. */
  public static ReceiverState fresh(String receiver) {
    return new ReceiverState(receiver, Instant.EPOCH, Instant.EPOCH, null, null);
  }
}
