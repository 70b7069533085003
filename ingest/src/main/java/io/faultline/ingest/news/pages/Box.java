package io.faultline.ingest.news.pages;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element of the page that can hold blocks, with the sums over all that is in it. */
final class Box {
  final @Nullable Box parent;
  final Element element;
  final Part part;

  /** {@link Mark} bits of its own names. */
  final int marks;

  /** Names the way from the root by tags and classes; boxes made by one template have the same. */
  final int signature;

  final int depth;

  // Sums over the blocks in it at any depth, final once the walk has left it.
  int blocks;
  int chars;
  int linkChars;
  int proseChars;

  Box(@Nullable Box parent, Element element, Part part, int marks, int ownName) {
    this.parent = parent;
    this.element = element;
    this.part = part;
    this.marks = marks;
    depth = parent == null ? 0 : parent.depth + 1;
    signature = (parent == null ? 17 : parent.signature) * 31 + ownName;
  }

  void addUp() {
    if (parent != null) {
      parent.blocks += blocks;
      parent.chars += chars;
      parent.linkChars += linkChars;
      parent.proseChars += proseChars;
    }
  }
}
