package io.faultline.ingest.news;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.ingest.news.feeds.FeedEntry;
import io.faultline.ingest.news.pages.PageTime;
import io.faultline.ingest.news.pages.ReadPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a version of an article from what its feed and its page say, and from the version before.
 */
final class ArticleMaker {
  /** A time further ahead of its observation than this is taken for a mistake. */
  static final Duration AHEAD = Duration.ofMinutes(5);

  private ArticleMaker() {}

  /** What is known of an article before it has a version. */
  record Draft(
      String url,
      String source,
      String title,
      List<String> authors,
      @Nullable String language,
      @Nullable Instant published,
      @Nullable Instant updated,
      String text,
      @Nullable String section,
      @Nullable String image) {
    String articleId() {
      return ArticleIdentity.articleId(url);
    }
  }

  static Draft draft(Source source, FeedEntry entry, ReadPage page, String address) {
    String canonical = page.canonicalUrl() == null ? address : page.canonicalUrl().toString();
    return new Draft(
        WebAddress.normalise(canonical).orElse(address),
        outlet(source, entry, page.siteName(), address),
        firstGiven(page.title(), entry.title()),
        page.authors().isEmpty() ? entry.authors() : page.authors(),
        page.language() != null ? page.language() : language(source, entry),
        published(entry, page),
        page.updated() == null ? entry.updated() : page.updated().instant(),
        page.text(),
        page.section(),
        page.image() == null ? null : page.image().toString());
  }

  /** A draft from the entry alone. */
  static Draft draft(Source source, FeedEntry entry, String text, String address) {
    return new Draft(
        WebAddress.normalise(address).orElse(address),
        outlet(source, entry, null, address),
        firstGiven(entry.title(), null),
        entry.authors(),
        language(source, entry),
        entry.published() == null ? entry.updated() : entry.published(),
        entry.updated(),
        text,
        null,
        null);
  }

  /** The first version, or the next if anything that a reader sees has changed. */
  static Optional<Article> version(Draft draft, @Nullable ArticleState before, Instant now) {
    String fingerprint = ArticleIdentity.fingerprint(draft.text());
    if (before == null) {
      Instant published = notAhead(draft.published(), now);
      return Optional.of(
          article(
              draft,
              1,
              ArticleStatus.NEW,
              published == null ? now : published,
              null,
              now,
              fingerprint,
              List.of()));
    }
    List<String> changed = changed(draft, fingerprint, before);
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    ArticleStatus status =
        RetractionNotice.isIn(draft.title(), draft.text())
            ? ArticleStatus.RETRACTED
            : ArticleStatus.UPDATED;
    Instant updated = notAhead(draft.updated(), now);
    boolean plausible = updated != null && updated.isAfter(before.publishedAt());
    return Optional.of(
        article(
            draft,
            before.version() + 1,
            status,
            before.publishedAt(),
            plausible ? updated : now,
            now,
            fingerprint,
            changed));
  }

  /** The version that says that the article has been withdrawn. */
  static Article retraction(String articleId, ArticleState before, Instant now) {
    return new Article(
        articleId,
        before.version() + 1,
        ArticleStatus.RETRACTED,
        before.url(),
        before.source(),
        before.title(),
        before.authors(),
        before.language(),
        before.publishedAt(),
        now,
        now,
        "",
        ArticleIdentity.fingerprint(""),
        null,
        null,
        List.of("text"));
  }

  private static Article article(
      Draft draft,
      int version,
      ArticleStatus status,
      Instant published,
      @Nullable Instant updated,
      Instant now,
      String fingerprint,
      List<String> changed) {
    return new Article(
        draft.articleId(),
        version,
        status,
        draft.url(),
        draft.source(),
        draft.title(),
        draft.authors(),
        draft.language(),
        published,
        updated,
        now,
        draft.text(),
        fingerprint,
        draft.section(),
        draft.image(),
        changed);
  }

  private static List<String> changed(Draft draft, String fingerprint, ArticleState before) {
    List<String> changed = new ArrayList<>();
    if (!draft.title().equals(before.title())) {
      changed.add("title");
    }
    if (!fingerprint.equals(before.fingerprint())) {
      changed.add("text");
    }
    if (!draft.authors().equals(before.authors())) {
      changed.add("authors");
    }
    return changed;
  }

  /**
   * The page's time where it is exact, else the feed's; a page that gives only the day is believed
   * about the day alone.
   */
  private static @Nullable Instant published(FeedEntry entry, ReadPage page) {
    PageTime onPage = page.published();
    if (onPage == null) {
      return entry.published() == null ? entry.updated() : entry.published();
    }
    boolean exact = onPage.time() != null && onPage.offset() != null;
    Instant inFeed = entry.published();
    if (exact || inFeed == null) {
      return onPage.instant();
    }
    Duration apart = Duration.between(onPage.instant(), inFeed).abs();
    return apart.compareTo(Duration.ofHours(38)) <= 0 ? inFeed : onPage.instant();
  }

  private static @Nullable Instant notAhead(@Nullable Instant time, Instant now) {
    return time != null && time.isAfter(now.plus(AHEAD)) ? now : time;
  }

  /** A feed that collects from several outlets knows best; then what the operator calls it. */
  private static String outlet(
      Source source, FeedEntry entry, @Nullable String siteName, String address) {
    for (String name : Arrays.asList(entry.source(), source.name(), siteName)) {
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    return WebAddress.site(address);
  }

  private static @Nullable String language(Source source, FeedEntry entry) {
    return entry.language() != null ? entry.language() : source.language();
  }

  private static String firstGiven(@Nullable String first, @Nullable String second) {
    if (first != null && !first.isBlank()) {
      return first;
    }
    return second == null ? "" : second;
  }
}
