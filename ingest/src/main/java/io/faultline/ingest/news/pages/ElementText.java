package io.faultline.ingest.news.pages;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The text of one element, of which no more is read than is asked for. */
final class ElementText implements NodeFilter {
  private final StringBuilder text = new StringBuilder();
  private final int longest;

  private ElementText(int longest) {
    this.longest = longest;
  }

  /**
   * The text in one line. Where it is longer than {@code longest}, the result is so too, though not
   * whole.
   */
  static String of(Element element, int longest) {
    ElementText reader = new ElementText(longest);
    element.filter(reader);
    return reader.text.toString().strip();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
      return text.length() > longest ? FilterResult.STOP : FilterResult.CONTINUE;
    }
    if (node instanceof Element element) {
      if (element.nameIs("script") || element.nameIs("style") || element.nameIs("svg")) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (element.nameIs("br") || element.isBlock()) {
        space();
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      space();
    }
    return FilterResult.CONTINUE;
  }

  private void append(String words) {
    for (int i = 0; i < words.length() && text.length() <= longest; i++) {
      char c = words.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        space();
      } else {
        text.append(c);
      }
    }
  }

  private void space() {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }
}
