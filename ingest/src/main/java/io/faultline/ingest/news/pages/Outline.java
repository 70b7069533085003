package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** All of a page that later steps look at, gathered in one walk. */
final class Outline {
  private static final int LONGEST_TITLE = 500;
  private static final int MOST_METAS = 200;

  /**
   * An element that may hold a date.
   *
   * @param box what it stands in
   * @param block the number of blocks before it
   */
  record Dated(Element element, Box box, int block) {}

  final List<Block> blocks = new ArrayList<>();

  /** JSON-LD as written, in the order of the page. */
  final List<String> linkedData = new ArrayList<>();

  /** Elements with an {@code itemprop} outside of any {@code itemprop} container of comments. */
  final Map<String, List<Element>> properties = new HashMap<>();

  /** {@code time} elements, and those whose names say that they hold data such as a date. */
  final List<Dated> dated = new ArrayList<>();

  /** Elements whose names or {@code rel} say that they hold an author, in the order of the page. */
  final List<Element> bylines = new ArrayList<>();

  private final Map<String, List<String>> metas = new LinkedHashMap<>();

  @Nullable String language;
  @Nullable String documentTitle;
  @Nullable String canonical;

  /** The first heading of the first rank that says something and is no logo. */
  final List<Box> headings = new ArrayList<>();

  void addMeta(String name, String content) {
    String value = content.strip();
    if (!value.isEmpty()) {
      metas
          .computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), k -> new ArrayList<>(1))
          .add(value);
    }
  }

  /** The first content of any of these names, the first name first. Names in lower case. */
  @Nullable String meta(String... names) {
    for (String name : names) {
      List<String> values = metas.get(name);
      if (values != null) {
        return values.getFirst();
      }
    }
    return null;
  }

  /** All contents of a meta name, in the order of the page. */
  List<String> metas(String name) {
    return metas.getOrDefault(name, List.of());
  }

  /**
   * Where the headline is shown: the number of its block, or -1.
   *
   * @param sequences {@link WordHashes#sequence} of each block
   */
  int titleBlock(@Nullable String title, int[] sequences) {
    if (title == null) {
      return -1;
    }
    int wanted = WordHashes.of(title).sequence();
    int any = -1;
    for (int i = 0; i < sequences.length; i++) {
      if (sequences[i] == wanted) {
        Part part = blocks.get(i).box.part;
        if (part == Part.HEADING_1) {
          return i;
        }
        if (any < 0 || blocks.get(any).linkDensity() > 0.5) {
          any = i;
        }
      }
    }
    if (any < 0) {
      for (int i = 0; i < sequences.length; i++) {
        if (blocks.get(i).box.part == Part.HEADING_1 && blocks.get(i).shape.words() > 3) {
          return i;
        }
      }
    }
    return any;
  }

  /** As the other, where the words of the blocks have not been counted yet. */
  int titleBlock(@Nullable String title) {
    int[] sequences = new int[blocks.size()];
    for (int i = 0; i < sequences.length; i++) {
      Block block = blocks.get(i);
      sequences[i] = block.chars() > LONGEST_TITLE ? 0 : WordHashes.of(block.text).sequence();
    }
    return titleBlock(title, sequences);
  }
}
