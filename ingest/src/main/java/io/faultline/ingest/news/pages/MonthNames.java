package io.faultline.ingest.news.pages;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of months in all languages that Java knows (CLDR). A name that means different months
 * in different languages ({@code listopad}) counts only on a page of one of them.
 */
final class MonthNames {
  private static final int AMBIGUOUS = 0;
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);

  private static final Map<String, Map<String, Integer>> BY_LANGUAGE = read();
  private static final Map<String, Integer> ANY = merged();

  private MonthNames() {}

  /** 1 to 12, or 0 for a word that is no month. */
  static int month(String word, @Nullable String language) {
    String name = key(word);
    Map<String, Integer> own = language == null ? null : BY_LANGUAGE.get(primary(language));
    Integer month = own == null ? null : own.get(name);
    if (month == null) {
      month = ANY.get(name);
    }
    return month == null ? 0 : month;
  }

  private static String primary(String language) {
    int end = 0;
    while (end < language.length() && Character.isLetter(language.charAt(end))) {
      end++;
    }
    return language.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static String key(String word) {
    String name = word.strip().toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Map<String, Map<String, Integer>> read() {
    Set<String> languages =
        Arrays.stream(Locale.getAvailableLocales())
            .map(Locale::getLanguage)
            .filter(language -> language.length() == 2)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Map<String, Integer>> byLanguage = new HashMap<>();
    for (String language : languages) {
      Map<String, Integer> names = new HashMap<>();
      Locale locale = Locale.of(language);
      for (Month month : Month.values()) {
        for (TextStyle style : STYLES) {
          String name = key(month.getDisplayName(style, locale));
          if (name.length() > 1 && Character.isLetter(name.charAt(0))) {
            names.putIfAbsent(name, month.getValue());
          }
        }
      }
      byLanguage.put(language, names);
    }
    byLanguage.getOrDefault("en", Map.of()).put("sept", 9);
    return byLanguage;
  }

  private static Map<String, Integer> merged() {
    Map<String, Integer> any = new HashMap<>();
    for (Map<String, Integer> names : BY_LANGUAGE.values()) {
      names.forEach((name, month) -> any.merge(name, month, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
    }
    any.putAll(BY_LANGUAGE.getOrDefault("en", Map.of()));
    return any;
  }
}
