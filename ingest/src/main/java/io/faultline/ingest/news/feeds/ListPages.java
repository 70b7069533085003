package io.faultline.ingest.news.feeds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A page of a site in place of a feed: the feeds that it announces, and its links to what look like
 * articles. A link looks like one by its own text and address alone: a headline has several words,
 * and the address of an article a date, a number or a long name in it.
 */
public final class ListPages {
  private static final int MOST_LINKS = 200;
  private static final int WORDS_OF_A_HEADLINE = 4;
  private static final int MAX_DEPTH = 512;

  private static final Pattern FEED_TYPE =
      Pattern.compile("application/(?:rss\\+xml|atom\\+xml|feed\\+json|rdf\\+xml)");

  private static final Pattern ARTICLE_PATH =
      Pattern.compile("/(?:19|20)\\d{2}[/-]|\\d{5,}|[^/-]+(?:-[^/-]+){3,}");

  private static final Pattern NO_PAGE =
      Pattern.compile("(?i)\\.(?:jpe?g|png|gif|svg|webp|mp[34]|zip|css|js|ics|docx?|xlsx?)$");

  private static final String CHROME =
      "nav, header nav, footer, aside, form, [role=navigation], [role=contentinfo]";

  private ListPages() {}

  /** Whether a document looks like HTML. */
  public static boolean isHtml(byte[] body) {
    String start =
        new String(body, 0, Math.min(body.length, 1_024), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return start.contains("<html") || start.contains("<!doctype html");
  }

  /**
   * The page as a feed: its links as entries, without dates, and as parts the feeds that it
   * announces.
   */
  public static Feed read(byte[] body, @Nullable String contentType, URI address) {
    Document page =
        Jsoup.parse(
            XmlText.decode(body, contentType),
            address.toString(),
            Parser.htmlParser().setMaxDepth(MAX_DEPTH));
    List<URI> feeds = new ArrayList<>();
    for (Element link : page.select("link[rel~=(?i)alternate][href]")) {
      if (FEED_TYPE.matcher(link.attr("type").toLowerCase(Locale.ROOT)).matches()) {
        uri(link.absUrl("href")).ifPresent(feeds::add);
      }
    }
    String language = page.select("html[lang]").attr("lang");
    return new Feed(
        "page",
        page.title().isBlank() ? null : page.title(),
        language.isBlank() ? null : language,
        null,
        null,
        null,
        links(page, address),
        feeds,
        QuietTimes.NONE);
  }

  private static List<FeedEntry> links(Document page, URI address) {
    page.select(CHROME).remove();
    Map<String, FeedEntry> entries = new LinkedHashMap<>();
    for (Element link : page.select("a[href]")) {
      String target = link.absUrl("href");
      if (entries.size() < MOST_LINKS && looksLikeArticle(target, link.text(), address)) {
        entries.merge(target, entry(target, link.text()), ListPages::withLongerTitle);
      }
    }
    return List.copyOf(entries.values());
  }

  private static boolean looksLikeArticle(String target, String text, URI page) {
    URI uri = uri(target).orElse(null);
    if (uri == null || uri.getHost() == null || uri.getPath() == null || page.getHost() == null) {
      return false;
    }
    boolean here = bare(uri.getHost()).equals(bare(page.getHost()));
    String path = uri.getPath();
    return here
        && !path.equals(page.getPath())
        && !NO_PAGE.matcher(path).find()
        && ARTICLE_PATH.matcher(path).find()
        && text.split("\\s+").length + text.codePoints().filter(c -> c > 0x2E7F).count() / 2
            >= WORDS_OF_A_HEADLINE;
  }

  private static FeedEntry entry(String url, String title) {
    return new FeedEntry(null, url, title.strip(), null, null, List.of(), null, null, null, null);
  }

  private static FeedEntry withLongerTitle(FeedEntry first, FeedEntry second) {
    String one = first.title() == null ? "" : first.title();
    String other = second.title() == null ? "" : second.title();
    return other.length() > one.length() ? second : first;
  }

  private static String bare(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst("^(?:www|m)\\.", "");
  }

  private static Optional<URI> uri(String address) {
    try {
      return address.matches("(?i)https?://.+")
          ? Optional.of(URI.create(address.replace(" ", "%20")))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
