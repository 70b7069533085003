package io.faultline.ingest.news;

/** The way from one share of the hosts to another, which may be in another process. */
public interface Handover {
  /** Where there is one share, nothing is handed over. */
  Handover NONE =
      (share, key, what) -> {
        throw new IllegalStateException("there is no share " + share);
      };

  /**
   * Hands something over; returns when it can't be lost any more. It arrives at least once.
   *
   * @param share to which
   * @param key what has the same key arrives in order
   * @param what JSON
   * @throws io.faultline.ingest.publishing.PublishingFailed if it could not be handed over
   */
  void hand(int share, String key, String what);
}
