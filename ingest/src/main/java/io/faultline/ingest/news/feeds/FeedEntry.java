package io.faultline.ingest.news.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed. What the feed does not say, or says wrongly, is null.
 *
 * @param id what the feed calls it (guid, id), as given; not always unique
 * @param url the page it announces, resolved where the base is known
 * @param title plain text
 * @param published when it was first published
 * @param updated when it was last changed
 * @param authors names, or e-mail addresses where there is no name
 * @param summary plain text
 * @param content the body as HTML or text, where the feed carries one
 * @param language BCP 47 as given
 * @param source the outlet, where the feed collects from several
 */
public record FeedEntry(
    @Nullable String id,
    @Nullable String url,
    @Nullable String title,
    @Nullable Instant published,
    @Nullable Instant updated,
    List<String> authors,
    @Nullable String summary,
    @Nullable String content,
    @Nullable String language,
    @Nullable String source) {
  public FeedEntry {
    authors = List.copyOf(authors);
  }

  /** The same for where its body has been read already. */
  public FeedEntry withoutContent() {
    return new FeedEntry(
        id, url, title, published, updated, authors, summary, null, language, source);
  }

  /** All authors in one line; null where there are none. */
  public @Nullable String author() {
    return authors.isEmpty() ? null : String.join(", ", authors);
  }
}
