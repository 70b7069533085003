package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the last version of an article: enough to tell what changes in the next,
 * and to retract it when its page is gone.
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
    Instant observedAt,
    String fingerprint) {
  static ArticleState of(Article article) {
    return new ArticleState(
        article.version(),
        article.status(),
        article.url(),
        article.source(),
        article.title(),
        article.authors(),
        article.language(),
        article.publishedAt(),
        article.observedAt(),
        article.fingerprint());
  }
}
