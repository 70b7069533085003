package io.faultline.streams.reading.text;

import java.util.Set;

/** Full stops that end no sentence. */
final class Abbreviations {
  /** After these a sentence may end; it does if the next word opens one. */
  static final Set<String> LEGAL_FORMS =
      Set.of("inc", "corp", "co", "ltd", "llc", "plc", "bros", "etc", "cos", "s", "jr", "sr");

  static final Set<String> ALWAYS =
      Set.of(
          "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "lt", "col", "capt",
          "no", "vs", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct",
          "nov", "dec", "approx", "est", "al", "ft", "mt");

  private static final Set<String> OPENERS =
      Set.of(
          "the", "a", "an", "it", "its", "he", "she", "they", "we", "in", "on", "at", "this",
          "that", "these", "those", "but", "and", "for", "as", "after", "before", "no", "some",
          "his", "her", "their", "there", "if", "when", "while", "more", "both", "one", "two");

  private Abbreviations() {}

  /** Whether the word here commonly opens a sentence. */
  static boolean opensSentence(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return OPENERS.contains(Fold.fold(text.substring(at, end)));
  }
}
