package io.faultline.ingest.publishing;

/**
 * Work that is cut into shares. Different shares, and things with different keys, come at the same
 * time.
 */
public interface SharedWork {
  /**
   * Begins to work on a share.
   *
   * @param publisher with the notes of the share; closed by the caller after the end
   * @throws PublishingFailed if the notes can't be read
   */
  void begin(int share, EventPublisher publisher);

  /** Ends the work on a share; nothing of it is under way when this returns. */
  void end(int share);

  /**
   * Takes what was handed to a share; returns when it is remembered.
   *
   * @throws PublishingFailed if it is not, so that it must be handed over again
   */
  void take(int share, String what);

  /** Whether the work on a share can't go on with the publisher that it has. */
  boolean isStuck(int share);
}
