package io.faultline.alerts.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How one attempt to send a message ended. */
public sealed interface Outcome {

  /**
   * The receiver has it.
   *
   * @param reference what the receiver calls it, for later messages on the same alert; null if it
   *     gives no such name
   */
  record Delivered(@Nullable String reference) implements Outcome {}

  /**
   * Not now.
   *
   * @param trouble what went wrong
   * @param after how long the receiver asks us to wait; null if it doesn't say
   * @param detail a sentence for the ledger, without secrets
   */
  record Retry(Trouble trouble, @Nullable Duration after, String detail) implements Outcome {}

  /**
   * Not ever.
   *
   * @param closed whether the receiver refuses everything from now on (gone, forbidden), rather
   *     than this message
   * @param reason a sentence for the ledger, without secrets
   */
  record Rejected(boolean closed, String reason) implements Outcome {}

  /** A class of troubles, small enough for a metric's label. */
  enum Trouble {
    /** The receiver asks for fewer messages. */
    RATE_LIMITED,
    /** It took too long; the message may have arrived all the same. */
    TIMEOUT,
    /** No connection, or one that broke. */
    NETWORK,
    /** The receiver had a fault of its own. */
    RECEIVER_FAULT
  }
}
