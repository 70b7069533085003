package io.faultline.streams.screening;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** The class of "company" alone, which goes with every other. */
  static final String ANY = "co";

  /** How many words the longest form has that begins with a word. */
  private static final Map<String, Integer> LONGEST = new HashMap<>();

  static {
    for (String[] line : Lists.read("legal-forms.txt")) {
      for (int i = 1; i < line.length; i++) {
        if (Words.isUnspaced(line[i])) {
          CLASS_BY_SUFFIX.put(Words.simplified(line[i]), line[0]);
        } else {
          List<String> words = Words.of(line[i]);
          CLASS_BY_WORDS.put(String.join(" ", words), line[0]);
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
      String form = CLASS_BY_WORDS.get(String.join(" ", words.subList(begin, begin + length)));
      if (form != null) {
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
