package io.faultline.streams.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of two names laid side by side.
 *
 * @param matched weight of the words that have a counterpart
 * @param agreed the same, each times its likeness
 * @param onlyOne words of the first name without a counterpart
 * @param onlyOther words of the second name without a counterpart
 * @param near pairs of words that are alike and not the same, as written
 * @param guessed whether a pair is alike by an initial, or is so short that a letter makes another
 */
record Alignment(
    double matched,
    double agreed,
    List<Word> onlyOne,
    List<Word> onlyOther,
    List<String> near,
    boolean guessed) {

  /** In abbreviations and other words up to this length no letter is a slip. */
  private static final int SHORT = 5;

  /** So many letters at one end or the other stay as they are in spite of a slip. */
  private static final int END = 2;

  /** A word or two neighbours of one name against a word or two neighbours of the other. */
  private record Pair(int i, int iSpan, int j, int jSpan, double likeness, double weight) {}

  static Alignment of(List<Word> one, List<Word> other) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        add(pairs, i, 1, j, 1, Likeness.of(one.get(i), other.get(j)), one, other);
        if (i + 1 < one.size()) {
          add(pairs, i, 2, j, 1, joined(one, i, other.get(j)), one, other);
        }
        if (j + 1 < other.size()) {
          add(pairs, i, 1, j, 2, joined(other, j, one.get(i)), one, other);
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.likeness() * pair.weight())
            .thenComparing(pair -> Math.abs(pair.i() - pair.j())));
    boolean[] usedOne = new boolean[one.size()];
    boolean[] usedOther = new boolean[other.size()];
    double matched = 0;
    double agreed = 0;
    List<String> near = new ArrayList<>();
    boolean guessed = false;
    for (Pair pair : pairs) {
      if (free(usedOne, pair.i(), pair.iSpan()) && free(usedOther, pair.j(), pair.jSpan())) {
        use(usedOne, pair.i(), pair.iSpan());
        use(usedOther, pair.j(), pair.jSpan());
        matched += pair.weight();
        agreed += pair.weight() * pair.likeness();
        if (pair.likeness() < 1) {
          guessed |= one.get(pair.i()).text().length() <= SHORT;
          guessed |= other.get(pair.j()).text().length() <= SHORT;
          near.add(text(one, pair.i(), pair.iSpan()) + "/" + text(other, pair.j(), pair.jSpan()));
        }
      }
    }
    return new Alignment(
        matched, agreed, left(one, usedOne), left(other, usedOther), near, guessed);
  }

  private static void add(
      List<Pair> pairs,
      int i,
      int iSpan,
      int j,
      int jSpan,
      double likeness,
      List<Word> one,
      List<Word> other) {
    if (likeness >= Likeness.SAME_WORD) {
      double weight = (weight(one, i, iSpan) + weight(other, j, jSpan)) / 2;
      pairs.add(new Pair(i, iSpan, j, jSpan, likeness, weight));
    }
  }

  private static double weight(List<Word> words, int begin, int span) {
    double weight = 0;
    for (Word word : words.subList(begin, begin + span)) {
      weight = Math.max(weight, word.weight());
    }
    return weight;
  }

  /** Two words against one that is written together; short ones only if they are exactly it. */
  private static double joined(List<Word> words, int begin, Word single) {
    String text = words.get(begin).text() + words.get(begin + 1).text();
    if (single.text().length() < 4 || single.text().equals(words.get(begin).text())) {
      return 0;
    }
    if (text.equals(single.text())) {
      return 1;
    }
    return text.length() >= 7 && Likeness.distance(text, single.text()) == 1 ? 0.88 : 0;
  }

  /** Whether two words can stand for each other without being a guess. */
  static boolean mayPair(Word one, Word other) {
    return one.text().equals(other.text())
        || (one.text().length() > SHORT
            && other.text().length() > SHORT
            && Likeness.mayBeAlike(one, other));
  }

  /** Whether two neighbours can be the one word: of a slip, one of the ends is free. */
  static boolean mayJoin(@Nullable Word first, @Nullable Word second, Word single) {
    if (first == null || second == null) {
      return false;
    }
    String text = single.text();
    int longer = first.text().length() + second.text().length() - text.length();
    return Math.abs(longer) <= 1
        && (text.startsWith(first.text().substring(0, Math.min(END, first.text().length())))
            || text.endsWith(second.text().substring(Math.max(0, second.text().length() - END))));
  }

  private static boolean free(boolean[] used, int begin, int span) {
    return !used[begin] && !(span == 2 && used[begin + 1]);
  }

  private static void use(boolean[] used, int begin, int span) {
    for (int i = begin; i < begin + span; i++) {
      used[i] = true;
    }
  }

  private static List<Word> left(List<Word> words, boolean[] used) {
    List<Word> left = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        left.add(words.get(i));
      }
    }
    return left;
  }

  private static String text(List<Word> words, int begin, int span) {
    return words.subList(begin, begin + span).stream()
        .map(Word::text)
        .collect(Collectors.joining(" "));
  }

  /** The words without a counterpart that tell a legal entity from its sisters. */
  List<Word> telling() {
    return Stream.concat(onlyOne.stream(), onlyOther.stream())
        .filter(word -> word.kind().isTelling())
        .toList();
  }

  /** What the alignment says, in words. */
  List<String> sentences(NameForm one, NameForm other) {
    List<String> sentences = new ArrayList<>();
    if (onlyOne.isEmpty() && onlyOther.isEmpty()) {
      sentences.add("every word of one name has its counterpart in the other");
    }
    if (!near.isEmpty()) {
      sentences.add("alike but not the same: " + String.join(", ", near));
    }
    only(onlyOne, one, sentences);
    only(onlyOther, other, sentences);
    return sentences;
  }

  private static void only(List<Word> words, NameForm name, List<String> sentences) {
    if (!words.isEmpty()) {
      sentences.add(
          "only in \"%s\": %s"
              .formatted(
                  name.name(), words.stream().map(Word::text).collect(Collectors.joining(" "))));
    }
  }
}
