package io.faultline.ingest.news.feeds;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed of any format. The format is told from the document itself: servers announce feeds
 * as anything. Thread-safe.
 */
public final class FeedReader {
  /**
   * @param body the document, decompressed
   * @param contentType the HTTP header, if there was one
   * @param address where it came from, for relative links; null for a file
   * @throws UnreadableFeed if it is no feed
   */
  public Feed read(byte[] body, @Nullable String contentType, @Nullable URI address)
      throws UnreadableFeed {
    String text = XmlText.decode(body, contentType).strip();
    if (text.isEmpty()) {
      throw new UnreadableFeed("expected a feed, but the document is empty");
    }
    char first = text.charAt(0);
    return first == '{' || first == '['
        ? JsonFeeds.read(text, address)
        : XmlFeeds.read(text, address);
  }
}
