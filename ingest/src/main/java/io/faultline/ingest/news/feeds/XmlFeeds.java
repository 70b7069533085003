package io.faultline.ingest.news.feeds;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * RSS 0.9x, 1.0 and 2.0 and Atom 0.3 and 1.0, read from jsoup's tolerant XML tree, so that a
 * missing end tag, an undeclared prefix, a bare ampersand or text before the prolog loses no entry.
 *
 * <p>All formats are read by one table of names: what is an item in one and an entry in another has
 * the same parts under few different names, and real feeds mix them freely.
 */
final class XmlFeeds {
  private static final Set<String> ENTRY = Set.of("item", "entry", "atom:entry");
  private static final List<String> PERSON =
      List.of("author", "atom:author", "dc:creator", "dc:author", "itunes:author", "media:credit");
  private static final Pattern EMAIL = Pattern.compile("\\S+@\\S+");
  private static final Pattern EMAIL_THEN_NAME = Pattern.compile("\\S+@\\S+\\s*\\((.+)\\)");
  private static final Pattern NAME_THEN_EMAIL = Pattern.compile("(.+?)\\s*[<(]\\S+@\\S+[>)]");

  /** Deep enough for any feed, and shallow enough for any stack. */
  private static final int MAX_DEPTH = 256;

  private XmlFeeds() {}

  static Feed read(String xml, @Nullable URI address) throws UnreadableFeed {
    Document document = Jsoup.parse(xml, "", Parser.xmlParser().setMaxDepth(MAX_DEPTH));
    List<Element> entries = new ArrayList<>();
    Element root = root(document);
    if (Sitemaps.isSitemap(root)) {
      return Sitemaps.read(root, address);
    }
    collect(root, entries);
    Element channel = channel(root);
    List<String> feedAuthors =
        XmlNames.of(root).endsWith("feed") ? authors(channel, List.of()) : List.of();
    URI base = base(channel, base(root, address));
    List<FeedEntry> read = new ArrayList<>(entries.size());
    for (Element entry : entries) {
      read.add(entry(entry, base(entry, base), feedAuthors));
    }
    return new Feed(
        format(root),
        plain(first(channel, "title")),
        first(channel, "language", "dc:language").map(XmlFeeds::value).orElse(null),
        ttl(channel),
        link(channel, "hub", base),
        link(channel, "self", base),
        read,
        Optional.ofNullable(link(channel, "next", base)).stream().toList(),
        quiet(channel));
  }

  private static Element root(Document document) throws UnreadableFeed {
    for (Element child : document.children()) {
      String name = XmlNames.of(child);
      switch (name) {
        case "rss", "rdf:rdf", "rdf", "feed", "atom:feed", "channel", "urlset", "sitemapindex" -> {
          return child;
        }
        case "entry", "atom:entry", "item" -> {
          return document;
        }
        default -> {
          // Something before the feed, or around it.
        }
      }
    }
    for (Element element : document.getAllElements()) {
      if (Set.of("rss", "rdf:rdf", "feed", "atom:feed", "channel").contains(XmlNames.of(element))) {
        return element;
      }
    }
    Element first = document.firstElementChild();
    throw new UnreadableFeed(
        first == null
            ? "expected a feed, but there is no element in it"
            : "expected a feed, but its root element is <" + first.tagName() + ">");
  }

  private static String format(Element root) {
    String name = XmlNames.of(root);
    return name.endsWith("feed") ? "atom" : name.startsWith("rdf") ? "rdf" : "rss";
  }

  private static Element channel(Element root) {
    return first(root, "channel").orElse(root);
  }

  /** Entries wherever they stand; one that stands inside another by mistake is one of its own. */
  private static void collect(Element element, List<Element> entries) {
    for (Element child : element.children()) {
      String name = XmlNames.of(child);
      if (ENTRY.contains(name)) {
        entries.add(child);
        collect(child, entries);
      } else if (name.equals("channel")
          || name.equals("items")
          || name.equals("rdf:rdf")
          || name.equals("rss")
          || name.equals("feed")) {
        collect(child, entries);
      }
    }
  }

  private static FeedEntry entry(Element entry, @Nullable URI base, List<String> feedAuthors) {
    Optional<Element> id = first(entry, "guid", "id", "atom:id", "dc:identifier");
    Instant published =
        date(
            entry,
            "pubdate",
            "published",
            "atom:published",
            "issued",
            "dcterms:issued",
            "dcterms:available",
            "dcterms:created",
            "created",
            "dc:date");
    Instant updated =
        date(entry, "updated", "atom:updated", "modified", "dcterms:modified", "dc:date");
    Element source = first(entry, "source").orElse(null);
    List<String> authors = authors(entry, List.of());
    if (authors.isEmpty()) {
      authors = source == null ? feedAuthors : authors(source, feedAuthors);
    }
    return new FeedEntry(
        id.map(XmlFeeds::value).orElse(null),
        url(entry, id, base),
        plain(first(entry, "title", "atom:title", "dc:title", "media:title")),
        published,
        updated,
        authors,
        plain(
            first(
                entry,
                "description",
                "summary",
                "atom:summary",
                "dc:description",
                "itunes:summary",
                "media:description")),
        first(entry, "content:encoded", "content", "atom:content", "xhtml:body", "fullitem")
            .map(XmlFeeds::markup)
            .orElse(null),
        first(entry, "dc:language", "language")
            .map(XmlFeeds::value)
            .or(() -> attribute(entry, "xml:lang"))
            .orElse(null),
        source == null ? null : plain(first(source, "title").or(() -> Optional.of(source))));
  }

  // Links

  private static @Nullable String url(Element entry, Optional<Element> id, @Nullable URI base) {
    List<Element> links = new ArrayList<>(XmlNames.children(entry, "link"));
    links.addAll(XmlNames.children(entry, "atom:link"));
    String best = null;
    int bestRank = 0;
    for (Element link : links) {
      String address = attribute(link, "href").orElseGet(() -> value(link));
      int rank = rank(link);
      // Of several equal Atom links the first counts, of several in RSS the last.
      boolean atom = link.hasAttr("rel") || link.hasAttr("type");
      boolean better = atom ? rank > bestRank : rank >= bestRank;
      if (!address.isBlank() && rank > 0 && better) {
        best = resolve(base(link, base), address);
        bestRank = rank;
      }
    }
    if (bestRank >= 2) {
      return best;
    }
    Optional<String> permalink =
        id.filter(e -> !attribute(e, "ispermalink").orElse("").equalsIgnoreCase("false"))
            .map(XmlFeeds::value)
            .filter(v -> v.matches("(?i)https?://\\S+"));
    return permalink.isPresent() ? permalink.get() : best;
  }

  /** How likely a link is the article's page: 0 is not at all. */
  private static int rank(Element link) {
    if (!link.hasAttr("href")) {
      return link.text().isBlank() ? 0 : 4;
    }
    String rel = attribute(link, "rel").orElse("alternate").toLowerCase(Locale.ROOT);
    String type = attribute(link, "type").orElse("text/html").toLowerCase(Locale.ROOT);
    return switch (rel) {
      case "alternate" -> type.contains("html") ? 4 : 3;
      case "self", "related", "via" -> 1;
      default -> 0;
    };
  }

  private static @Nullable URI link(Element channel, String rel, @Nullable URI base) {
    for (Element child : channel.children()) {
      if (XmlNames.of(child).endsWith("link")
          && attribute(child, "rel").orElse("").equalsIgnoreCase(rel)) {
        String address = resolve(base, attribute(child, "href").orElse(""));
        try {
          return address.isEmpty() ? null : new URI(address);
        } catch (URISyntaxException e) {
          return null;
        }
      }
    }
    return null;
  }

  private static @Nullable URI base(Element element, @Nullable URI outer) {
    String base = attribute(element, "xml:base").orElse("");
    if (base.isBlank()) {
      return outer;
    }
    try {
      URI inner = new URI(base.strip());
      return outer == null ? inner : outer.resolve(inner);
    } catch (URISyntaxException e) {
      return outer;
    }
  }

  static String resolve(@Nullable URI base, String address) {
    String stripped = address.strip();
    if (base == null || !base.isAbsolute() || stripped.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return stripped;
    }
    try {
      return base.resolve(new URI(stripped.replace(" ", "%20"))).toString();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return stripped;
    }
  }

  // People

  /** Names from the first kind of element that has any; e-mail addresses only where none has. */
  private static List<String> authors(Element parent, List<String> otherwise) {
    List<String> addresses = List.of();
    for (String name : PERSON) {
      List<String> authors = new ArrayList<>();
      for (Element person : XmlNames.children(parent, name)) {
        String author = person(person);
        if (!author.isBlank() && !authors.contains(author)) {
          authors.add(author);
        }
      }
      if (authors.stream().anyMatch(a -> !EMAIL.matcher(a).matches())) {
        return authors;
      }
      addresses = addresses.isEmpty() ? authors : addresses;
    }
    return addresses.isEmpty() ? otherwise : addresses;
  }

  private static String person(Element person) {
    for (String part : List.of("name", "atom:name", "email", "atom:email")) {
      Optional<String> value = first(person, part).map(XmlFeeds::value).filter(v -> !v.isBlank());
      if (value.isPresent()) {
        return value.get();
      }
    }
    if (person.childrenSize() > 0 && (first(person, "uri", "url", "homepage").isPresent())) {
      return "";
    }
    String text = Objects.requireNonNullElse(plain(Optional.of(person)), "");
    Matcher name = EMAIL_THEN_NAME.matcher(text);
    if (!name.matches()) {
      name = NAME_THEN_EMAIL.matcher(text);
    }
    return name.matches() ? name.group(1).strip() : text;
  }

  // Values

  private static @Nullable Instant date(Element entry, String... names) {
    for (String name : names) {
      // Where an element is repeated, the last one counts.
      for (Element element : XmlNames.children(entry, name).reversed()) {
        Optional<Instant> date = FeedDates.parse(value(element));
        if (date.isPresent()) {
          return date.get();
        }
      }
    }
    return null;
  }

  private static @Nullable Duration ttl(Element channel) {
    Optional<String> minutes = first(channel, "ttl").map(XmlFeeds::value);
    if (minutes.isPresent() && minutes.get().matches("\\d{1,6}")) {
      return Duration.ofMinutes(Long.parseLong(minutes.get()));
    }
    Optional<String> period = first(channel, "sy:updateperiod").map(XmlFeeds::value);
    if (period.isEmpty()) {
      return null;
    }
    long often =
        first(channel, "sy:updatefrequency")
            .map(XmlFeeds::value)
            .filter(v -> v.matches("[1-9]\\d{0,3}"))
            .map(Long::parseLong)
            .orElse(1L);
    return switch (period.get().toLowerCase(Locale.ROOT)) {
      case "hourly" -> Duration.ofHours(1).dividedBy(often);
      case "daily" -> Duration.ofDays(1).dividedBy(often);
      case "weekly" -> Duration.ofDays(7).dividedBy(often);
      default -> null;
    };
  }

  private static QuietTimes quiet(Element channel) {
    Set<Integer> hours = new HashSet<>();
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (Element skip : XmlNames.children(channel, "skiphours")) {
      for (Element hour : XmlNames.children(skip, "hour")) {
        if (value(hour).matches("\\d{1,2}")) {
          // Some count from 1 to 24.
          hours.add(Integer.parseInt(value(hour)) % 24);
        }
      }
    }
    for (Element skip : XmlNames.children(channel, "skipdays")) {
      for (Element day : XmlNames.children(skip, "day")) {
        String name = value(day).toUpperCase(Locale.ROOT);
        Arrays.stream(DayOfWeek.values()).filter(d -> d.name().equals(name)).forEach(days::add);
      }
    }
    return new QuietTimes(hours, days);
  }

  /** The first child that has one of the names and says something; earlier names are better. */
  private static Optional<Element> first(Element parent, String... names) {
    for (String name : names) {
      for (Element child : XmlNames.children(parent, name)) {
        if (!child.wholeText().isBlank()) {
          return Optional.of(child);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> attribute(Element element, String name) {
    return Optional.of(element.attributes().getIgnoreCase(name)).filter(v -> !v.isBlank());
  }

  private static String value(Element element) {
    return element.wholeText().strip();
  }

  /** What an element holds as mark-up: escaped, in a CDATA section, naked, or in base64. */
  private static String markup(Element element) {
    String type = attribute(element, "type").orElse("").toLowerCase(Locale.ROOT);
    boolean naked = element.childrenSize() > 0;
    if (naked && !type.equals("text")) {
      return element.html();
    }
    String text = element.wholeText();
    return isBinary(element, type) ? decoded(text) : text;
  }

  /**
   * Atom 0.3 has a mode for it; in Atom 1.0 it is what any type means that is no text and no XML.
   */
  private static boolean isBinary(Element element, String type) {
    return attribute(element, "mode").orElse("").equalsIgnoreCase("base64")
        || (type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml"));
  }

  private static String decoded(String base64) {
    try {
      String text =
          new String(Base64.getMimeDecoder().decode(base64.strip()), StandardCharsets.UTF_8);
      return text.contains("\uFFFD") ? base64 : text;
    } catch (IllegalArgumentException e) {
      return base64;
    }
  }

  private static @Nullable String plain(Optional<Element> element) {
    if (element.isEmpty()) {
      return null;
    }
    String text = PlainText.of(markup(element.get()));
    return text.isEmpty() ? null : text;
  }
}
