package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.ingest.news.fetching.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the last version of an article: enough to tell what changes in the next, to
 * look at its page again, and to retract it when its page is gone.
 *
 * @param sourceId the source that announced it first
 * @param firstSeen when its first version was observed
 * @param validators of its page
 * @param looks how often its page was looked at again since it was first seen
 */
record ArticleState(
    int version,
    ArticleStatus status,
    String url,
    String source,
    String title,
    List<String> authors,
    @Nullable String language,
    Instant publishedAt,
    String fingerprint,
    String sourceId,
    Instant firstSeen,
    Validators validators,
    int looks) {

  /** Corrections and retractions mostly come soon, and some late. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ofHours(2), Duration.ofDays(1), Duration.ofDays(7));

  static ArticleState of(
      Article article, String sourceId, Validators validators, @Nullable ArticleState before) {
    return new ArticleState(
        article.version(),
        article.status(),
        article.url(),
        article.source(),
        article.title(),
        article.authors(),
        article.language(),
        article.publishedAt(),
        article.fingerprint(),
        sourceId,
        before == null ? article.observedAt() : before.firstSeen(),
        validators,
        before == null ? 0 : before.looks());
  }

  /** When its page is to be looked at again; null when it has been looked at often enough. */
  @Nullable Instant nextLook() {
    return status == ArticleStatus.RETRACTED || looks >= LOOKS.size()
        ? null
        : firstSeen.plus(LOOKS.get(looks));
  }

  /** After another look that is taken at a time, which may be later than several looks were due. */
  ArticleState looked(Instant now, Validators validators) {
    int taken = looks;
    while (taken < LOOKS.size() && !firstSeen.plus(LOOKS.get(taken)).isAfter(now)) {
      taken++;
    }
    return new ArticleState(
        version,
        status,
        url,
        source,
        title,
        authors,
        language,
        publishedAt,
        fingerprint,
        sourceId,
        firstSeen,
        validators,
        taken);
  }
}
