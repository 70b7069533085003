package io.faultline.ingest.publishing;

import org.jspecify.annotations.Nullable;

/** Nothing of a call was published; the message says why. */
public final class PublishingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean fatal;

  PublishingFailed(String message, @Nullable Throwable cause, boolean fatal) {
    super(message, cause);
    this.fatal = fatal;
  }

  /** Whether this publisher can publish nothing more, so that its owner must make a new one. */
  public boolean isFatal() {
    return fatal;
  }
}
