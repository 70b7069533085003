package io.faultline.ingest.news.feeds;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says.
 *
 * @param format what it is, in a word: {@code rss atom rdf json sitemap sitemap-index
 *     federal-register gdelt}
 * @param title its name in plain text, if it has one
 * @param language BCP 47 as given, unchecked
 * @param ttl for how long its publisher asks not to be asked again
 * @param hub where a WebSub subscription can be made
 * @param self the address that the feed gives as its own, which a WebSub topic is
 * @param entries in the order of the document
 * @param parts further documents that belong to it: the sitemaps of an index, the next page
 */
public record Feed(
    String format,
    @Nullable String title,
    @Nullable String language,
    @Nullable Duration ttl,
    @Nullable URI hub,
    @Nullable URI self,
    List<FeedEntry> entries,
    List<URI> parts) {
  public Feed {
    entries = List.copyOf(entries);
    parts = List.copyOf(parts);
  }

  static Feed of(String format, List<FeedEntry> entries) {
    return new Feed(format, null, null, null, null, null, entries, List.of());
  }
}
