package io.faultline.ingest.news;

import io.faultline.ingest.news.fetching.LenientUri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/** Lists of feeds in OPML 2.0, as feed readers exchange them. */
public final class Opml {
  private static final int MOST = 10_000;

  private Opml() {}

  /** The feeds of a list, each once, without what has no http or https address. */
  public static List<Source> read(byte[] opml) {
    // Tolerant on purpose: most exports in the wild have a bare ampersand somewhere.
    Element document =
        Jsoup.parse(new String(opml, StandardCharsets.UTF_8), "", Parser.xmlParser());
    Map<String, Source> sources = new LinkedHashMap<>();
    for (Element outline : document.getElementsByTag("outline")) {
      String address = outline.attributes().getIgnoreCase("xmlUrl");
      if (sources.size() < MOST && address.matches("(?i)https?://.+")) {
        LenientUri.parse(address)
            .filter(uri -> uri.getHost() != null)
            .map(uri -> Source.of(uri, name(outline)))
            .ifPresent(source -> sources.putIfAbsent(source.id(), source));
      }
    }
    return List.copyOf(sources.values());
  }

  private static String name(Element outline) {
    String title = outline.attributes().getIgnoreCase("title");
    return title.isBlank() ? outline.attributes().getIgnoreCase("text") : title;
  }

  /** A list of the sources that any reader of OPML understands. */
  public static String write(List<Source> sources) {
    List<String> lines = new ArrayList<>();
    lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    lines.add("<opml version=\"2.0\">");
    lines.add("  <head><title>Sources of Faultline</title></head>");
    lines.add("  <body>");
    for (Source source : sources) {
      String name = source.name() == null ? source.id() : source.name();
      lines.add(
          String.format(
              Locale.ROOT,
              "    <outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>",
              Entities.escape(name),
              Entities.escape(source.url().toString())));
    }
    lines.add("  </body>");
    lines.add("</opml>");
    return String.join("\n", lines) + "\n";
  }
}
