package io.faultline.ingest.news.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Who wrote the article. */
final class Bylines {
  private static final int MOST = 20;
  private static final int LONGEST_NAME = 80;

  private static final Pattern BY =
      Pattern.compile(
          "^(?:written by|posted by|published"
              + " by|by|von|par|por|da|di|door|av|af|przez|автор|text|autor|author)\\b[\\s:]*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\s*[;|&\\n•·]\\s*|\\s*,\\s+|\\s+(?:and|und|et|y|e|en|och|og|i|ja|with|mit)\\s+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_NAME =
      Pattern.compile(
          "https?:|www\\.|@|\\d|^(?:admin|administrator|unknown|null|none|undefined)$",
          Pattern.CASE_INSENSITIVE);

  private Bylines() {}

  static List<String> of(Outline outline, LinkedData data) {
    Set<String> names = new LinkedHashSet<>();
    for (String author : data.authors()) {
      addNames(author, names);
    }
    if (names.isEmpty()) {
      for (String meta :
          new String[] {
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "parsely-author",
            "sailthru.author"
          }) {
        for (String value : outline.metas(meta)) {
          addNames(value, names);
        }
        if (!names.isEmpty()) {
          break;
        }
      }
    }
    if (names.isEmpty()) {
      for (Element element : outline.bylines) {
        String text = ElementText.of(element, LONGEST_NAME);
        if (!text.isEmpty() && text.length() <= LONGEST_NAME) {
          addNames(text, names);
          if (!names.isEmpty()) {
            break;
          }
        }
      }
    }
    return new ArrayList<>(names);
  }

  private static void addNames(String text, Set<String> names) {
    String plain = BY.matcher(text.strip()).replaceFirst("");
    for (String part : BETWEEN.split(plain)) {
      String name = BY.matcher(part.strip()).replaceFirst("").strip();
      if (name.length() > 1
          && name.length() <= LONGEST_NAME
          && names.size() < MOST
          && !NO_NAME.matcher(name).find()) {
        names.add(name);
      }
    }
  }
}
