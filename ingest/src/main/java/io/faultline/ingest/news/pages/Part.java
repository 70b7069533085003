package io.faultline.ingest.news.pages;

import java.util.Map;

/** What an element is for, by its tag or its ARIA role. */
enum Part {
  PARAGRAPH,
  DIVISION,
  ARTICLE,
  MAIN,
  SECTION,
  ASIDE,
  NAVIGATION,
  HEADER,
  FOOTER,
  FIGURE,
  CAPTION,
  HEADING_1,
  HEADING_2,
  HEADING,
  LIST,
  ITEM,
  TABLE,
  CELL,
  QUOTE,
  PREFORMATTED,
  FORM,
  DIALOG,
  ADDRESS,
  DETAILS,
  CUSTOM;

  private static final Map<String, Part> BY_TAG =
      Map.ofEntries(
          Map.entry("p", PARAGRAPH),
          Map.entry("div", DIVISION),
          Map.entry("body", DIVISION),
          Map.entry("center", DIVISION),
          Map.entry("article", ARTICLE),
          Map.entry("main", MAIN),
          Map.entry("section", SECTION),
          Map.entry("aside", ASIDE),
          Map.entry("nav", NAVIGATION),
          Map.entry("menu", NAVIGATION),
          Map.entry("header", HEADER),
          Map.entry("hgroup", HEADER),
          Map.entry("footer", FOOTER),
          Map.entry("figure", FIGURE),
          Map.entry("picture", FIGURE),
          Map.entry("figcaption", CAPTION),
          Map.entry("caption", CAPTION),
          Map.entry("h1", HEADING_1),
          Map.entry("h2", HEADING_2),
          Map.entry("h3", HEADING),
          Map.entry("h4", HEADING),
          Map.entry("h5", HEADING),
          Map.entry("h6", HEADING),
          Map.entry("ul", LIST),
          Map.entry("ol", LIST),
          Map.entry("dl", LIST),
          Map.entry("li", ITEM),
          Map.entry("dt", ITEM),
          Map.entry("dd", ITEM),
          Map.entry("table", TABLE),
          Map.entry("tbody", TABLE),
          Map.entry("thead", TABLE),
          Map.entry("tfoot", TABLE),
          Map.entry("tr", TABLE),
          Map.entry("td", CELL),
          Map.entry("th", CELL),
          Map.entry("blockquote", QUOTE),
          Map.entry("pre", PREFORMATTED),
          Map.entry("form", FORM),
          Map.entry("fieldset", FORM),
          Map.entry("dialog", DIALOG),
          Map.entry("address", ADDRESS),
          Map.entry("details", DETAILS),
          Map.entry("summary", DETAILS));

  private static final Map<String, Part> BY_ROLE =
      Map.of(
          "main", MAIN,
          "article", ARTICLE,
          "complementary", ASIDE,
          "navigation", NAVIGATION,
          "menu", NAVIGATION,
          "banner", HEADER,
          "contentinfo", FOOTER,
          "dialog", DIALOG,
          "alertdialog", DIALOG,
          "search", FORM);

  /** Null for an element that stands in a line of text. */
  static @org.jspecify.annotations.Nullable Part of(String tag, String role) {
    Part byRole = role.isEmpty() ? null : BY_ROLE.get(role);
    Part byTag = BY_TAG.get(tag);
    if (byRole != null && byTag != null) {
      return byRole;
    }
    return byTag == null && tag.indexOf('-') > 0 ? CUSTOM : byTag;
  }
}
