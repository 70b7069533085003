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
  final List<Block> blocks = new ArrayList<>();

  /** JSON-LD as written, in the order of the page. */
  final List<String> linkedData = new ArrayList<>();

  /** Elements with an {@code itemprop} outside of any {@code itemprop} container of comments. */
  final Map<String, List<Element>> properties = new HashMap<>();

  final List<Element> timeElements = new ArrayList<>();

  /** Elements whose names or {@code rel} say that they hold an author, in the order of the page. */
  final List<Element> bylines = new ArrayList<>();

  /** Elements whose names say that they hold data such as a date. */
  final List<Element> dataElements = new ArrayList<>();

  private final Map<String, List<String>> metas = new LinkedHashMap<>();

  @Nullable String language;
  @Nullable String documentTitle;
  @Nullable String canonical;

  /** The first heading of the first rank that says something and is no logo. */
  final List<Box> headings = new ArrayList<>();

  int scriptChars;

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
}
