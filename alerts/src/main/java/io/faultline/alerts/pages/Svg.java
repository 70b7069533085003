package io.faultline.alerts.pages;

import io.faultline.alerts.wording.Words;
import java.util.Locale;

/** Writes SVG. Every text and attribute is escaped; colours are classes of the style sheet. */
final class Svg {
  /** A drawing has little room; what says more is in the text beside it. */
  private static final int LONGEST_TEXT = 500;

  private final StringBuilder out = new StringBuilder();
  private boolean closed;

  /**
   * @param description what a screen reader says in place of the drawing
   */
  Svg(int width, int height, String css, String description) {
    out.append(
        "<svg class=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">"
            .formatted(css, width, height, width, height, escaped(description)));
  }

  Svg line(double x1, double y1, double x2, double y2, String css) {
    out.append(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>"
            .formatted(n(x1), n(y1), n(x2), n(y2), css));
    return this;
  }

  Svg rect(double x, double y, double width, double height, double radius, String css) {
    out.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\" class=\"%s\"/>"
            .formatted(n(x), n(y), n(Math.max(0, width)), n(Math.max(0, height)), n(radius), css));
    return this;
  }

  Svg circle(double x, double y, double radius, String css) {
    out.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"/>"
            .formatted(n(x), n(y), n(radius), css));
    return this;
  }

  Svg path(String d, String css) {
    out.append("<path d=\"%s\" class=\"%s\"/>".formatted(d, css));
    return this;
  }

  /** Text with its anchor: start, middle or end. */
  Svg text(double x, double y, String anchor, String css, String text) {
    out.append(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" class=\"%s\">%s</text>"
            .formatted(n(x), n(y), anchor, css, escaped(text)));
    return this;
  }

  /** Begins a group with a tooltip. */
  Svg group(String css, String title) {
    out.append("<g class=\"%s\"><title>%s</title>".formatted(css, escaped(title)));
    return this;
  }

  Svg end() {
    out.append("</g>");
    return this;
  }

  String done() {
    if (!closed) {
      out.append("</svg>");
      closed = true;
    }
    return out.toString();
  }

  static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String escaped(String text) {
    return Words.cut(Words.clean(text), LONGEST_TEXT)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
