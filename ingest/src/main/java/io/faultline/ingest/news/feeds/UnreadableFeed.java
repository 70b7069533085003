package io.faultline.ingest.news.feeds;

/** This is no feed, or too broken to be one; the message says what was expected and what it is. */
public final class UnreadableFeed extends Exception {
  private static final long serialVersionUID = 1L;

  public UnreadableFeed(String message) {
    super(message);
  }

  UnreadableFeed(String message, Throwable cause) {
    super(message, cause);
  }
}
