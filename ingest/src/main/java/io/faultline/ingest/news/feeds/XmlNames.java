package io.faultline.ingest.news.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Names of elements, whatever prefix a feed has chosen for a namespace and whether or not it has
 * declared it: {@code title}, {@code dc:date}, {@code atom:link}. What belongs to the feed's own
 * format has no prefix.
 */
final class XmlNames {
  private static final Map<String, String> PREFIX_OF_NAMESPACE =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", "atom"),
          Map.entry("http://purl.org/atom/ns", "atom"),
          Map.entry("http://purl.org/net/rss1.1", ""),
          Map.entry("http://purl.org/rss/1.0", ""),
          Map.entry("http://purl.org/rss/1.0/modules/rss091", ""),
          Map.entry("http://my.netscape.com/rdf/simple/0.9", ""),
          Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", ""),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9", ""),
          Map.entry("http://backend.userland.com/rss", ""),
          Map.entry("http://backend.userland.com/rss2", ""),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
          Map.entry("http://cyber.law.harvard.edu/rss/rss.html", ""),
          Map.entry("http://purl.org/dc/elements/1.1", "dc"),
          Map.entry("http://purl.org/dc/elements/1.0", "dc"),
          Map.entry("http://purl.org/dc/terms", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/content", "content"),
          Map.entry("http://purl.org/rss/1.0/modules/syndication", "sy"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://search.yahoo.com/mrss", "media"),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
          Map.entry("http://www.w3.org/1999/xhtml", "xhtml"),
          Map.entry("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
          Map.entry("http://prismstandard.org/namespaces/1.2/basic", "prism"),
          Map.entry("http://prismstandard.org/namespaces/basic/2.0", "prism"),
          Map.entry("http://www.sitemaps.org/schemas/sitemap/0.9", ""),
          Map.entry("http://www.google.com/schemas/sitemap/0.84", ""),
          Map.entry("http://www.google.com/schemas/sitemap-news/0.9", "news"),
          Map.entry("http://www.w3.org/2000/svg", "svg"));

  private XmlNames() {}

  /** The name of an element in lower case, with the usual prefix of its namespace. */
  static String of(Element element) {
    String tag = element.tagName();
    int colon = tag.indexOf(':');
    String local = tag.substring(colon + 1).toLowerCase(Locale.ROOT);
    String written = colon < 0 ? "" : tag.substring(0, colon).toLowerCase(Locale.ROOT);
    String prefix = namespacePrefix(element).orElse(written);
    // Atom elements are read alike at home and as guests in RSS.
    return prefix.isEmpty() || (prefix.equals("atom") && written.isEmpty())
        ? local
        : prefix + ":" + local;
  }

  private static Optional<String> namespacePrefix(Element element) {
    String namespace = element.tag().namespace().toLowerCase(Locale.ROOT);
    while (namespace.endsWith("/") || namespace.endsWith("#")) {
      namespace = namespace.substring(0, namespace.length() - 1);
    }
    return Optional.ofNullable(PREFIX_OF_NAMESPACE.get(namespace));
  }

  /** The children of that name, in order. */
  static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Element child : parent.children()) {
      if (of(child).equals(name)) {
        children.add(child);
      }
    }
    return children;
  }
}
