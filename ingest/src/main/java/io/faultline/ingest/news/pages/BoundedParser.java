package io.faultline.ingest.news.pages;

import java.util.Iterator;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/**
 * Parses HTML without letting a page decide how much memory that takes. Few bytes can make many
 * elements: each {@code <p>} reopens all formatting elements that were left open before it. So a
 * page with more tags than any honest one is parsed piece by piece, and cut where it has made
 * enough elements.
 */
final class BoundedParser {
  /** Pages nest some 20 to 60 deep; beyond this, elements become siblings. */
  private static final int DEEPEST = 256;

  /** A long article with a thousand comments has some 30,000. */
  private static final int MANY_TAGS = 100_000;

  private static final int SHORTEST_TAG = 3;
  private static final int MOST_ELEMENTS = 200_000;

  private BoundedParser() {}

  static Document parse(String html, String url) {
    Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    boolean fewTags = html.length() < SHORTEST_TAG * MANY_TAGS || tags(html) < MANY_TAGS;
    return fewTags ? parser.parseInput(html, url) : parsePart(html, url, parser);
  }

  private static int tags(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0 && tags < MANY_TAGS; at = html.indexOf('<', at + 1)) {
      tags++;
    }
    return tags;
  }

  private static Document parsePart(String html, String url, Parser parser) {
    try (StreamParser pieces = new StreamParser(parser).parse(html, url)) {
      Iterator<Element> elements = pieces.iterator();
      for (int made = 0; made < MOST_ELEMENTS && elements.hasNext(); made++) {
        elements.next();
      }
      pieces.stop();
      return pieces.document();
    }
  }
}
