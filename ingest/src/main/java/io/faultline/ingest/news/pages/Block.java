package io.faultline.ingest.news.pages;

/** A run of text that a browser would set without a break: the unit of what is kept or dropped. */
final class Block {
  final Box box;
  final String text;
  final int linkChars;
  final int links;
  final int strongChars;
  final boolean hidden;

  /** {@link Mark} bits of the elements within the line. */
  final int inlineMarks;

  final TextShape shape;

  Block(
      Box box,
      String text,
      int linkChars,
      int links,
      int strongChars,
      boolean hidden,
      int inlineMarks) {
    this.box = box;
    this.text = text;
    this.linkChars = Math.min(linkChars, text.length());
    this.links = links;
    this.strongChars = Math.min(strongChars, text.length());
    this.hidden = hidden;
    this.inlineMarks = inlineMarks;
    shape = TextShape.of(text);
  }

  int chars() {
    return text.length();
  }

  double linkDensity() {
    return (double) linkChars / text.length();
  }

  /** Whether it reads like a paragraph: long, with an end of a sentence, and not made of links. */
  boolean isProse() {
    return shape.weight() >= TextShape.PARAGRAPH && shape.sentences() > 0 && linkDensity() < 0.4;
  }
}
