package io.faultline.app.replay;

import java.util.Locale;

/** Text of others inside a page of ours. */
final class Html {
  private Html() {}

  /** Text that can't become markup, in element content and in quoted attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A link if the address is one of the web, else the mere words. */
  static String link(String address, String words) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://")
        ? "<a rel=\"noreferrer\" href=\"%s\">%s</a>".formatted(escaped(address), escaped(words))
        : escaped(words);
  }

  /** Text of at most so many characters, with an ellipsis where it was longer. */
  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** A share of one as a percentage with one digit, with its sign. */
  static String change(double fraction) {
    return String.format(Locale.ROOT, "%+.1f %%", fraction * 100);
  }
}
