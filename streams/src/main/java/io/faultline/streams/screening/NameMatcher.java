package io.faultline.streams.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Compares two names of companies or persons, in any scripts. Pure and thread-safe.
 *
 * <p>The words of both names are laid side by side, each with its best counterpart, in any order. A
 * counterpart may be misspelt a little, more so the longer it is, or be two words of the other name
 * written in one. What is left over speaks against: little if it stands on one side only, since
 * names are shortened; much if both sides have a word that the other lacks, since then the names
 * part company there ({@code Bowne of Boston}, {@code Bowne of Chicago}). Words weigh by how much
 * they tell ({@link Word.Kind}); legal forms hardly count.
 */
public final class NameMatcher {
  /** What a word counts that only one side has. */
  private static final double EXTRA = 0.27;

  /** What a place counts that only one side has: that is how subsidiaries are named. */
  private static final double EXTRA_PLACE = 1;

  /** What a number counts that only one side has: a second fund is not the first. */
  private static final double EXTRA_NUMBER = 1.3;

  /** What a word counts, on each side, where both sides have one that the other lacks. */
  private static final double CONFLICT = 1.3;

  private static final double OTHER_FORM = 0.02;

  /** Many names have the same first letters. */
  private static final double ABBREVIATED = 0.75;

  private NameMatcher() {}

  /** How likely both names mean one bearer. */
  public static NameScore compare(String one, String other) {
    return compare(NameForm.of(one), NameForm.of(other));
  }

  static NameScore compare(NameForm one, NameForm other) {
    if (!one.ownScript().isEmpty() && !other.ownScript().isEmpty()) {
      NameScore inOwnScript = inOwnScript(one, other);
      if (inOwnScript != null) {
        return inOwnScript;
      }
    }
    List<String> because = new ArrayList<>();
    if (one.joined().equals(other.joined()) && !one.joined().isEmpty()) {
      because.add(
          "both are \"%s\" when spaces and legal forms are left aside".formatted(one.joined()));
      return new NameScore(1 - formPenalty(one, other, because), because, true, true);
    }
    if (abbreviates(one, other) || abbreviates(other, one)) {
      because.add("one is made of the first letters of the other");
      return new NameScore(ABBREVIATED, because, false, false);
    }
    Alignment alignment = Alignment.of(one.words(), other.words());
    double left = unmatched(alignment.onlyOne());
    double right = unmatched(alignment.onlyOther());
    double conflict = Math.min(left, right);
    double extra = extra(alignment.onlyOne()) + extra(alignment.onlyOther());
    double against =
        conflict > 0 ? 2 * CONFLICT * conflict + EXTRA * Math.abs(left - right) : extra;
    double total = alignment.matched() + against;
    double score = total == 0 ? 0 : alignment.agreed() / total;
    because.addAll(alignment.sentences(one, other));
    score = Math.max(0, score - formPenalty(one, other, because));
    boolean same = alignment.telling().isEmpty() && !alignment.guessed();
    return new NameScore(score, because, false, same);
  }

  /**
   * Whether {@link #compare} could call both one bearer. Far quicker, and never wrong when it says
   * no: then a word that tells has nothing on the other side that could be its counterpart.
   */
  static boolean mayBeOneBearer(NameForm one, NameForm other) {
    if (one.joined().equals(other.joined())
        || (!one.ownScript().isEmpty() && one.ownScript().equals(other.ownScript()))) {
      return true;
    }
    return hasCounterparts(one.words(), other.words())
        && hasCounterparts(other.words(), one.words());
  }

  private static boolean hasCounterparts(List<Word> words, List<Word> others) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).kind().isTelling() && !hasCounterpart(words, i, others)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasCounterpart(List<Word> words, int at, List<Word> others) {
    Word word = words.get(at);
    Word before = at == 0 ? null : words.get(at - 1);
    Word after = at + 1 == words.size() ? null : words.get(at + 1);
    for (int j = 0; j < others.size(); j++) {
      Word other = others.get(j);
      Word next = j + 1 == others.size() ? null : others.get(j + 1);
      if (Alignment.mayPair(word, other)
          || Alignment.mayJoin(word, after, other)
          || Alignment.mayJoin(before, word, other)
          || Alignment.mayJoin(other, next, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean abbreviates(NameForm one, NameForm other) {
    return one.words().size() == 1 && one.joined().equals(other.initials());
  }

  private static double unmatched(List<Word> words) {
    return words.stream().mapToDouble(Word::weight).sum();
  }

  private static double extra(List<Word> words) {
    return words.stream()
        .mapToDouble(
            w ->
                switch (w.kind()) {
                  case PLACE -> w.weight() * EXTRA_PLACE;
                  case NUMBER -> EXTRA_NUMBER;
                  default -> w.weight() * EXTRA;
                })
        .sum();
  }

  private static double formPenalty(NameForm one, NameForm other, List<String> because) {
    if (one.forms().isEmpty() || other.forms().isEmpty() || one.forms().equals(other.forms())) {
      return 0;
    }
    because.add("the legal forms differ");
    return OTHER_FORM;
  }

  /**
   * Names in one script without spaces are compared there: a character is a syllable or a word, so
   * that one that differs makes another name. Null where the scripts differ.
   */
  private static @Nullable NameScore inOwnScript(NameForm one, NameForm other) {
    int[] a = one.ownScript().codePoints().toArray();
    int[] b = other.ownScript().codePoints().toArray();
    if (Character.UnicodeScript.of(a[0]) != Character.UnicodeScript.of(b[0])) {
      return null;
    }
    int distance = Likeness.distance(one.ownScript(), other.ownScript());
    int longest = Math.max(a.length, b.length);
    boolean contained =
        one.ownScript().contains(other.ownScript()) || other.ownScript().contains(one.ownScript());
    double score =
        distance == 0
            ? 1
            : contained && Math.min(a.length, b.length) >= 2
                ? 1 - EXTRA * distance / longest
                : Math.max(0, 1 - 1.6 * distance / longest);
    return new NameScore(
        score,
        List.of(
            String.format(
                Locale.ROOT,
                "in their own script %d of %d characters differ: %s, %s",
                distance,
                longest,
                one.ownScript(),
                other.ownScript())),
        distance == 0,
        distance == 0);
  }
}
