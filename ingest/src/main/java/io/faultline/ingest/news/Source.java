package io.faultline.ingest.news;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A feed, sitemap or list page that is watched.
 *
 * @param id names it in notes, metrics and listings: letters, digits, {@code . _ -}
 * @param url its address
 * @param name the outlet in words; null takes what the pages or the feed say
 * @param language BCP 47, where pages don't say; null if unknown
 * @param pollEvery a fixed interval by the service's clock; null adapts to what the feed does
 * @param content where the text of an article comes from
 * @param allowPrivate whether the source's own host may have a private address
 * @param askRobots whether robots.txt decides about the feed itself. Pages always ask. Some
 *     operators invite programs to an interface that their robots.txt closes to crawlers
 */
public record Source(
    String id,
    URI url,
    @Nullable String name,
    @Nullable String language,
    @Nullable Duration pollEvery,
    Content content,
    boolean allowPrivate,
    boolean askRobots) {

  /** Where the text of an article comes from. */
  public enum Content {
    /** From the page that the entry points to. */
    PAGES,
    /** From the entry itself: official notices whose feed says it all. */
    ENTRIES
  }

  public Source {
    if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "a source's id has 1 to 100 letters, digits and . _ - only, was " + id);
    }
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null) {
      throw new IllegalArgumentException(
          "source %s: url must begin with http:// or https://, was %s".formatted(id, url));
    }
    if (pollEvery != null && (pollEvery.isNegative() || pollEvery.isZero())) {
      throw new IllegalArgumentException(
          "source %s: pollEvery must be positive, was %s".formatted(id, pollEvery));
    }
  }

  /** A source of the public web, with everything else left to what it says itself. */
  public static Source of(String id, URI url) {
    return new Source(
        id, url, null, null, null, Content.PAGES, /* allowPrivate= */ false, /* askRobots= */ true);
  }

  /** A source of the public web with an id made from its address. */
  public static Source of(URI url, @Nullable String name) {
    return new Source(
        idOf(url),
        url,
        name == null || name.isBlank() ? null : name.strip(),
        null,
        null,
        Content.PAGES,
        /* allowPrivate= */ false,
        /* askRobots= */ true);
  }

  /** An id for a source that nobody gave one: its site, and enough to tell its feeds apart. */
  public static String idOf(URI url) {
    String site = WebAddress.site(url.toString()).replaceAll("[^A-Za-z0-9._-]", "_");
    String start = site.length() > 80 ? site.substring(0, 80) : site;
    return start + "-" + ArticleIdentity.articleId(url.toString()).substring(0, 6);
  }

  /** The host that may be private; null for none. */
  @Nullable String privateHost() {
    return allowPrivate ? url.getHost() : null;
  }
}
