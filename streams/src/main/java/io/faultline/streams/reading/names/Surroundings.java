package io.faultline.streams.reading.names;

import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;

/** What the words beside a name say of it: a company, a person, a place, or an everyday word. */
final class Surroundings {
  private static final WordLists WORDS = WordLists.beside(Surroundings.class, "surroundings.txt");
  private static final WordList OF_IN = WORDS.list("of-in");
  private static final WordList IN_NEAR = WORDS.list("in-near");
  private static final WordList FIRST_NAMES =
      WordList.beside(Surroundings.class, "first-names.txt");
  private static final WordList LONGER = WordList.beside(Surroundings.class, "longer-names.txt");
  private static final WordList PLACES = WORDS.list("places");
  private static final WordList ARTICLES = WORDS.list("articles");
  private static final WordList SPEAKS = WORDS.list("speaks");
  private static final WordList ACTS = WORDS.list("acts");
  private static final WordList OWNED = WORDS.list("owned");
  private static final WordList JOINS = WORDS.list("joins");
  private static final WordList DEMONYMS_AND_DAYS = WORDS.list("demonyms-and-days");

  private final Words words;

  Surroundings(Words words) {
    this.words = words;
  }

  /** Whether the name is a part of a longer one that isn't the company's. */
  boolean inLongerName(int begin, int end) {
    return end < words.size()
        && words.gap(end) == Gap.NONE
        && words.capitalised(end)
        && LONGER.has(words, end);
  }

  /** Whether a given name, a title or another capitalised word in front makes it a person's. */
  boolean person(int begin) {
    if (begin == 0 || words.gap(begin) != Gap.NONE || words.possessive(begin - 1)) {
      return false;
    }
    int before = begin - 1;
    if (!words.capitalised(before)) {
      return false;
    }
    return FIRST_NAMES.has(words, before);
  }

  /** Whether another capitalised word follows. */
  boolean runsOn(int end) {
    return end < words.size() && words.gap(end) == Gap.NONE && words.capitalised(end);
  }

  /** Whether a capitalised word follows in a sentence that isn't capitalised throughout. */
  boolean runsOnInName(int end) {
    return runsOn(end) && !words.allCapitals(end) && !manyCapitals(end);
  }

  /** Whether the word itself is a given name or a title. */
  boolean givenName(int word) {
    return FIRST_NAMES.has(words, word);
  }

  /** Whether an unknown capitalised word in the middle of a sentence is joined to its front. */
  boolean joinedToCapital(int begin) {
    if (begin == 0 || words.gap(begin) != Gap.NONE || words.possessive(begin - 1)) {
      return false;
    }
    int before = begin - 1;
    return words.capitalised(before)
        && !words.first(before)
        && !words.quoted(before)
        && !DEMONYMS_AND_DAYS.has(words, before);
  }

  /**
   * Whether a name ends at one word and the next begins at another, with "and" or a comma between.
   */
  boolean joined(int end, int begin) {
    if (begin >= words.size()) {
      return false;
    }
    return begin == end
        ? words.gap(begin) == Gap.COMMA
        : begin == end + 1 && JOINS.has(words, end) && words.gap(begin) == Gap.NONE;
  }

  /** Points for, or against, an everyday word standing for a company here. */
  double pointsFor(int begin, int end) {
    double points = 0;
    boolean capitalMeansSomething =
        !words.first(begin) && !words.quoted(begin) && !manyCapitals(begin);
    if (capitalMeansSomething) {
      points += 1.5;
    }
    if (end < words.size() && words.possessive(end)) {
      points += capitalMeansSomething ? 1 : 0.5;
    } else if (end < words.size() && words.gap(end) == Gap.NONE) {
      if (words.hyphenated(end) && !words.capitalised(end)) {
        points -= 2;
      } else if (SPEAKS.has(words, end)) {
        points += 1.5;
      } else if (ACTS.has(words, end)) {
        points += 1;
      }
    }
    if (begin > 0 && words.gap(begin) == Gap.NONE) {
      int before = begin - 1;
      if (ARTICLES.has(words, before)) {
        points -= 2;
      } else if (OWNED.has(words, before)
          || (before > 0 && OF_IN.has(words, before) && OWNED.has(words, before - 1))) {
        points += 1.5;
      } else if (PLACES.has(words, before) || (before > 0 && PLACES.has(words, before - 1))) {
        points -= 3;
      }
    }
    return points - placePoints(begin, end);
  }

  /** "in Delta, Colorado" and "in Orange, a town" are places. */
  private double placePoints(int begin, int end) {
    boolean in = begin > 0 && IN_NEAR.has(words, begin - 1);
    if (!in || end >= words.size()) {
      return 0;
    }
    if (words.gap(end) == Gap.COMMA) {
      boolean place =
          words.capitalised(end) || (ARTICLES.has(words, end) && PLACES.has(words, end + 1));
      return place ? 3 : 0.5;
    }
    return 0.5;
  }

  /** Whether most of the longer words of this sentence are capitalised, as in many headlines. */
  private boolean manyCapitals(int word) {
    int begin = word;
    while (begin > 0 && !words.first(begin)) {
      begin--;
    }
    int end = words.sentenceEnd(word);
    int capitals = 0;
    int all = 0;
    for (int i = begin + 1; i < end; i++) {
      if (words.end(i) - words.begin(i) > 3) {
        all++;
        capitals += words.capitalised(i) ? 1 : 0;
      }
    }
    return all >= 3 && capitals * 10 >= all * 7;
  }
}
