package io.faultline.alerts.delivery;

import java.time.Duration;

/**
 * One way out. A receiver turns a message into what its service takes, sends it once, and says how
 * that ended; it neither waits nor tries again, which is the {@link Courier}'s work. Called by one
 * thread at a time.
 */
public interface Receiver extends AutoCloseable {

  /** Sends once. Never throws for what the network or the other side does: that is an outcome. */
  Outcome send(Message message);

  /**
   * What {@link #send} would put on the wire, for previews and for dead letters. Holds no secret.
   */
  String payload(Message message);

  /** The least time between two messages; zero where the service sets no limit. */
  default Duration pace() {
    return Duration.ZERO;
  }

  @Override
  default void close() {}
}
