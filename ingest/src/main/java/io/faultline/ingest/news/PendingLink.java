package io.faultline.ingest.news;

import io.faultline.ingest.news.feeds.FeedEntry;
import java.time.Instant;

/**
 * A page that could not be fetched yet, kept so that it is tried again though its feed may have
 * forgotten it by then.
 *
 * @param source the id of the source that announced it
 * @param attempts so far
 */
record PendingLink(String source, FeedEntry entry, int attempts, Instant nextAttempt) {
  boolean isDue(Source source, Instant now) {
    return this.source.equals(source.id()) && !nextAttempt.isAfter(now);
  }
}
