package io.faultline.ingest.news.feeds;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Sitemaps of sitemaps.org, with Google's news extension, and their indexes.
 *
 * <p>Read from the same tolerant tree as feeds rather than by crawler-commons (1.6), which refuses
 * a whole sitemap for an undeclared prefix, a bare ampersand, text before the root or a missing
 * end, and by itself drops addresses on another host than the sitemap's. Real ones have all of
 * these.
 */
final class Sitemaps {
  private Sitemaps() {}

  /** Whether a root element is one of a sitemap. */
  static boolean isSitemap(Element root) {
    String name = XmlNames.of(root);
    return name.equals("urlset") || name.equals("sitemapindex");
  }

  static Feed read(Element root, @Nullable URI address) {
    return XmlNames.of(root).equals("sitemapindex") ? index(root, address) : urls(root, address);
  }

  /** The parts of an index, the most recently changed first; those without a date after them. */
  private static Feed index(Element root, @Nullable URI address) {
    record Part(URI address, Instant changed) {}
    List<Part> parts = new ArrayList<>();
    for (Element sitemap : XmlNames.children(root, "sitemap")) {
      Optional<String> location = value(sitemap, "loc");
      Instant changed = value(sitemap, "lastmod").flatMap(FeedDates::parse).orElse(Instant.MIN);
      location
          .flatMap(l -> uri(XmlFeeds.resolve(address, l)))
          .ifPresent(uri -> parts.add(new Part(uri, changed)));
    }
    parts.sort(Comparator.comparing(Part::changed).reversed());
    return new Feed(
        "sitemap-index",
        null,
        null,
        null,
        null,
        null,
        List.of(),
        parts.stream().map(Part::address).toList(),
        QuietTimes.NONE);
  }

  private static Feed urls(Element root, @Nullable URI address) {
    List<FeedEntry> entries = new ArrayList<>();
    for (Element url : XmlNames.children(root, "url")) {
      Optional<String> location = value(url, "loc");
      if (location.isEmpty()) {
        continue;
      }
      Element news = XmlNames.children(url, "news:news").stream().findFirst().orElse(url);
      Element publication =
          XmlNames.children(news, "news:publication").stream().findFirst().orElse(news);
      entries.add(
          new FeedEntry(
              null,
              XmlFeeds.resolve(address, location.get()),
              value(news, "news:title").map(PlainText::of).orElse(null),
              value(news, "news:publication_date").flatMap(FeedDates::parse).orElse(null),
              value(url, "lastmod").flatMap(FeedDates::parse).orElse(null),
              List.of(),
              null,
              null,
              value(publication, "news:language").orElse(null),
              value(publication, "news:name").orElse(null)));
    }
    return Feed.of("sitemap", entries);
  }

  private static Optional<String> value(Element parent, String name) {
    return XmlNames.children(parent, name).stream()
        .map(e -> e.wholeText().strip())
        .filter(v -> !v.isEmpty())
        .findFirst();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
