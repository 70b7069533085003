package io.faultline.ingest.news.feeds;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
 * @param quiet when its publisher asks not to be polled
 */
public record Feed(
    String format,
    @Nullable String title,
    @Nullable String language,
    @Nullable Duration ttl,
    @Nullable URI hub,
    @Nullable URI self,
    List<FeedEntry> entries,
    List<URI> parts,
    QuietTimes quiet) {
  private static final Set<String> PAGED = Set.of("rss", "rdf", "atom", "json");

  public Feed {
    entries = List.copyOf(entries);
    parts = List.copyOf(parts);
  }

  static Feed of(String format, List<FeedEntry> entries) {
    return new Feed(format, null, null, null, null, null, entries, List.of(), QuietTimes.NONE);
  }

  /** The same with more entries after its own. */
  public Feed withOlder(List<FeedEntry> older) {
    List<FeedEntry> all = new ArrayList<>(entries);
    all.addAll(older);
    return new Feed(format, title, language, ttl, hub, self, all, parts, quiet);
  }

  /** The index read to its entries. */
  public Feed asSitemap(List<FeedEntry> all) {
    return of("sitemap", all);
  }

  /** Whether its parts are pages of older entries (RFC 5005). */
  public boolean isPaged() {
    return !parts.isEmpty() && PAGED.contains(format);
  }
}
