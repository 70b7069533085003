package io.faultline.ingest.news.pages;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element of the page that can hold blocks, with the sums over all that is in it. */
final class Box {
  /** "Not within reach": what is farther up than this says nothing about a block. */
  static final byte FAR = 15;

  private static final Part[] PARTS = Part.values();
  private static final Mark[] MARKS = Mark.values();

  final @Nullable Box parent;
  final Element element;
  final Part part;

  /** Names the way from the root by tags and classes; boxes made by one template have the same. */
  final int signature;

  final int depth;

  /** How many steps up the nearest box of a part is; 0 for this one itself. */
  private final byte[] partDistance;

  /** How many steps up the nearest box with a mark is. */
  private final byte[] markDistance;

  // Sums over the blocks in it at any depth, final once the walk has left it.
  int blocks;
  int chars;
  int linkChars;
  int proseChars;

  /** Scratch of {@link BlockFeatures}: the prose in it and near above it. */
  double mainScore;

  /** Scratch of later steps: how far down the main box is; -1 if it isn't in this one. */
  int stepsToMain = -1;

  /** Scratch of {@link RegionFeatures}: the weight in it, and how much of it was judged text. */
  double judgedWeight;

  double judgedText;

  Box(@Nullable Box parent, Element element, Part part, int marks, int ownName) {
    this.parent = parent;
    this.element = element;
    this.part = part;
    depth = parent == null ? 0 : parent.depth + 1;
    signature = (parent == null ? 17 : parent.signature) * 31 + ownName;
    partDistance = new byte[PARTS.length];
    markDistance = new byte[MARKS.length];
    for (int i = 0; i < partDistance.length; i++) {
      partDistance[i] = farther(parent == null ? FAR : parent.partDistance[i]);
    }
    partDistance[part.ordinal()] = 0;
    for (int i = 0; i < markDistance.length; i++) {
      boolean own = (marks & 1 << i) != 0;
      markDistance[i] = own ? 0 : farther(parent == null ? FAR : parent.markDistance[i]);
    }
  }

  private static byte farther(byte distance) {
    return distance >= FAR ? FAR : (byte) (distance + 1);
  }

  int distanceTo(Part part) {
    return partDistance[part.ordinal()];
  }

  int distanceTo(Mark mark) {
    return markDistance[mark.ordinal()];
  }

  double linkDensity() {
    return chars == 0 ? 0 : (double) linkChars / chars;
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
