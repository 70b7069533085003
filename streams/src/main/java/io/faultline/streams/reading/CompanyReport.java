package io.faultline.streams.reading;

import io.faultline.events.ArticleStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one version of one article says of one company or country: the hand-over from reading to the
 * timeline of that company. A later version of the article replaces the report of the version
 * before; where it no longer speaks of the company, an empty report withdraws it.
 *
 * @param companyId whose timeline it belongs to: a company id, or {@code country:RU}
 * @param articleId which article
 * @param version which version of it
 * @param status as the article's; {@link ArticleStatus#RETRACTED} withdraws all that it said
 * @param salience how much the article is about the company; null in an empty report
 * @param claims what it says; may be empty for a company that is only mentioned
 * @param url the article's address
 * @param source its outlet
 * @param title its title
 * @param language BCP 47, if known
 * @param publishedAt when the first version was published
 * @param updatedAt when this version was published; null for the first
 * @param knownAt when this version became known
 * @param sketch a signature of the text, by which near-duplicates are found; the same for the same
 *     text
 * @param named for a country, the companies that the article names, sorted; empty for a company
 */
public record CompanyReport(
    String companyId,
    String articleId,
    int version,
    ArticleStatus status,
    @Nullable Salience salience,
    List<Claim> claims,
    String url,
    String source,
    String title,
    @Nullable String language,
    Instant publishedAt,
    @Nullable Instant updatedAt,
    Instant knownAt,
    TextSketch sketch,
    List<String> named) {
  public CompanyReport {
    named = named == null ? List.of() : List.copyOf(named);
    claims = claims == null ? List.of() : List.copyOf(claims);
  }

  /** How much an article is about a company. */
  public enum Salience {
    /** It is about this company, or about this company among a few. */
    SUBJECT,
    /** It names the company on the way. */
    MENTIONED,
    /** The name stands in an author's note, a list of related news, a disclaimer. */
    BOILERPLATE
  }
}
