package io.faultline.ingest.news;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a link in a feed.
 *
 * @param entry a fingerprint of the entry that announced it, to tell when it changes
 * @param articleId the article that it led to; null where it led to none
 * @param outcome what it led to, in a word: {@code article}, or why it is none
 * @param seen when it was last dealt with
 */
record LinkState(String entry, @Nullable String articleId, String outcome, Instant seen) {
  LinkState seenAt(Instant now) {
    return new LinkState(entry, articleId, outcome, now);
  }
}
