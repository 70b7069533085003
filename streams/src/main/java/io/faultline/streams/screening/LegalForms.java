package io.faultline.streams.screening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words by which companies of the world say what they are before the law: {@code Co., Ltd.},
 * {@code Aktiengesellschaft}, {@code 股份有限公司}. They tell hardly anything of who a company is, so
 * they are taken out of its name and compared apart, by their class.
 */
final class LegalForms {
  /** Class to forms; each form as the words that {@link Words} makes of it. */
  private static final Map<String, String> CLASS_BY_WORDS = new HashMap<>();

  /** Forms in scripts without spaces, longest first. */
  private static final Map<String, String> CLASS_BY_SUFFIX = new HashMap<>();

  /** Forms that are none unless the name ends with them. */
  private static final Set<String> ONLY_AT_THE_END = new HashSet<>();

  /** The class of "company" alone, which goes with every other. */
  static final String ANY = "co";

  /** How many words the longest form has that begins with a word. */
  private static final Map<String, Integer> LONGEST = new HashMap<>();

  static {
    for (String[] line : Lists.read("legal-forms.txt")) {
      boolean end = line[0].endsWith("$");
      String kind = end ? line[0].substring(0, line[0].length() - 1) : line[0];
      for (int i = 1; i < line.length; i++) {
        if (Words.isUnspaced(line[i])) {
          CLASS_BY_SUFFIX.put(Words.simplified(line[i]), kind);
        } else {
          List<String> words = Words.of(line[i]);
          String form = String.join(" ", words);
          if (end && !CLASS_BY_WORDS.containsKey(form)) {
            ONLY_AT_THE_END.add(form);
          }
          CLASS_BY_WORDS.putIfAbsent(form, kind);
          LONGEST.merge(words.getFirst(), words.size(), Math::max);
        }
      }
    }
  }

  private LegalForms() {}

  /** The class of the form that begins at this word, with its length; null if none does. */
  static @Nullable Found at(List<String> words, int begin) {
    int most = Math.min(LONGEST.getOrDefault(words.get(begin), 0), words.size() - begin);
    for (int length = most; length > 0; length--) {
      String written = String.join(" ", words.subList(begin, begin + length));
      String form = CLASS_BY_WORDS.get(written);
      boolean inPlace = begin > 0 && begin + length == words.size();
      if (form != null && (inPlace || !ONLY_AT_THE_END.contains(written))) {
        return new Found(form, length);
      }
    }
    return null;
  }

  /** A name in a script without spaces, its form set apart by spaces. */
  static String spaced(String name) {
    String spaced = name;
    for (String suffix : CLASS_BY_SUFFIX.keySet().stream().sorted(Lists.LONGEST_FIRST).toList()) {
      if (spaced.contains(suffix)) {
        return spaced.replace(suffix, " " + CLASS_BY_SUFFIX.get(suffix) + " ");
      }
    }
    return spaced;
  }

  /**
   * @param form the class
   * @param length how many words it takes
   */
  record Found(String form, int length) {}
}
