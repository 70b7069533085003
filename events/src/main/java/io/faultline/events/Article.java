package io.faultline.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an article. All versions share {@code articleId}; the first is 1.
 *
 * @param articleId names the article whatever its versions; derived from its normalised address
 * @param version 1, 2, 3...
 * @param status what kind of version this is
 * @param url its canonical address
 * @param source the outlet, in words ("Meridian Wire")
 * @param title plain text
 * @param authors persons or desks, in the order of the page
 * @param language BCP 47; null where it could not be told
 * @param publishedAt when the first version was published; the event time
 * @param updatedAt when this version was published; null for the first
 * @param observedAt when Faultline fetched it, or the time by which the outlet had it out in a
 *     replay
 * @param text paragraphs, separated by an empty line
 * @param fingerprint names the text alone, so that exact reprints have the same one
 * @param section the part of the outlet that it stood in, if known
 * @param imageUrl its leading picture, if any
 * @param changed which fields differ from the version before ("title", "text"); empty for the first
 */
public record Article(
    String articleId,
    int version,
    ArticleStatus status,
    String url,
    String source,
    String title,
    List<String> authors,
    @Nullable String language,
    Instant publishedAt,
    @Nullable Instant updatedAt,
    Instant observedAt,
    String text,
    String fingerprint,
    @Nullable String section,
    @Nullable String imageUrl,
    List<String> changed)
    implements Event {

  public Article {
    Check.text(articleId, "articleId");
    Check.atLeast(1, version, "version");
    Check.present(status, "status");
    Check.text(url, "url");
    Check.text(source, "source");
    Check.present(title, "title");
    authors = Check.list(authors);
    Check.present(publishedAt, "publishedAt");
    Check.present(observedAt, "observedAt");
    Check.present(text, "text");
    Check.text(fingerprint, "fingerprint");
    changed = Check.list(changed);
  }

  /**
   * When this version became known: it can't be known before it was published or before it was
   * fetched.
   */
  public Instant knownAt() {
    Instant published = updatedAt == null ? publishedAt : updatedAt;
    return published.isAfter(observedAt) ? published : observedAt;
  }

  @Override
  public String eventId() {
    return articleId + "/" + version;
  }

  @Override
  public String key() {
    return articleId;
  }

  @Override
  public Instant time() {
    return updatedAt == null ? publishedAt : updatedAt;
  }
}
