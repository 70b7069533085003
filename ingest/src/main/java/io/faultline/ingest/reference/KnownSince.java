package io.faultline.ingest.reference;

import java.time.Instant;

/** Since when a fact from a file, a list or a registry counts as known. */
public final class KnownSince {
  private KnownSince() {}

  /**
   * Live, a fact is known since its own time or since it was read, whichever is later: what was
   * read today explains nothing of yesterday. In a demo its own time is trusted.
   *
   * @param own since when it says that it is known
   * @param now when it was read
   * @param trusted whether its own time counts
   */
  public static Instant of(Instant own, Instant now, boolean trusted) {
    return trusted || own.isAfter(now) ? own : now;
  }
}
