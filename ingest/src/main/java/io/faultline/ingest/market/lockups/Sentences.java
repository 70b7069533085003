package io.faultline.ingest.market.lockups;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts legal prose into sentences: the dot of an abbreviation, a firm's name or a number ends none.
 */
final class Sentences {
  private static final Pattern END =
      Pattern.compile("[.!?][\"')\\]]*\\s+(?=[\"'(\\[]?[A-Z\\u2022])");

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "inc", "corp", "ltd", "co", "no", "nos", "vs", "mr", "mrs", "ms", "dr", "st", "sec",
          "art", "cf", "approx", "jr", "sr", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
          "sept", "oct", "nov", "dec", "e.g", "i.e", "u.s", "u.k", "p.r.c", "s.a", "n.v", "l.p",
          "p.m", "a.m", "llc");

  private Sentences() {}

  static List<String> of(String block) {
    List<String> sentences = new ArrayList<>();
    Matcher matcher = END.matcher(block);
    int from = 0;
    while (matcher.find()) {
      if (!isAbbreviation(block, from, matcher.start())) {
        sentences.add(block.substring(from, matcher.end()).strip());
        from = matcher.end();
      }
    }
    if (from < block.length()) {
      sentences.add(block.substring(from).strip());
    }
    return sentences;
  }

  private static boolean isAbbreviation(String block, int from, int dot) {
    if (block.charAt(dot) != '.') {
      return false;
    }
    int word = dot;
    while (word > from
        && (Character.isLetter(block.charAt(word - 1)) || block.charAt(word - 1) == '.')) {
      word--;
    }
    String before = block.substring(word, dot);
    boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
    boolean initials = before.length() >= 3 && before.charAt(before.length() - 2) == '.';
    return initial || initials || ABBREVIATIONS.contains(before.toLowerCase(java.util.Locale.ROOT));
  }
}
