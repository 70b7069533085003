package io.faultline.streams.screening;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as plain words: small Latin letters and digits, whatever the script it was written in.
 * Dotted initials are one word ({@code A.B.C.} is {@code abc}), {@code &} is {@code and}, marks
 * inside a word go ({@code Qa'ida} is {@code qaida}).
 */
final class Words {
  private static final Transliterator TO_LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; [^\\u0000-\\u007F] Remove");
  private static final Transliterator SIMPLIFIED =
      Transliterator.getInstance("Traditional-Simplified");
  private static final Pattern INITIALS =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}(?:[./]\\s?\\p{L}(?![\\p{L}\\p{N}]))+");
  private static final Pattern INSIDE_A_WORD = Pattern.compile("['’‘`ʼʻ´ʹʺ]");
  private static final Pattern POSSESSIVE = Pattern.compile("(?<=\\p{L})['’]s(?![\\p{L}\\p{N}])");

  /** {@code Forty-Four} is one number, and so one word: {@code forty four} is {@code 44}. */
  private static final Pattern TENS =
      Pattern.compile(
          "\\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[ -]"
              + "(one|two|three|four|five|six|seven|eight|nine)\\b");

  private static final List<String> UNITS =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> TEN_NAMES =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private Words() {}

  static List<String> of(String name) {
    String text = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    text = text.replace("&", " and ").replace("＋", " and ");
    text = POSSESSIVE.matcher(text).replaceAll("s");
    text = INSIDE_A_WORD.matcher(text).replaceAll("");
    if (text.contains("ty")) {
      text = TENS.matcher(text).replaceAll(Words::number);
    }
    text = joinInitials(text);
    List<String> words = new ArrayList<>();
    for (String part : GAP.split(latin(text))) {
      if (!part.isEmpty()) {
        words.add(part);
      }
    }
    return words;
  }

  private static String number(MatchResult found) {
    int tens = TEN_NAMES.indexOf(found.group(1)) + 2;
    return String.valueOf(10 * tens + UNITS.indexOf(found.group(2)) + 1);
  }

  private static String joinInitials(String text) {
    if (text.indexOf('.') < 0 && text.indexOf('/') < 0) {
      return text;
    }
    Matcher matcher = INITIALS.matcher(text);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(found.group().replaceAll("[./\\s]", "")));
  }

  private static String latin(String text) {
    boolean plain = true;
    boolean latin = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c < 0x80;
      latin &= c < 0x250 || !Character.isLetter(c);
    }
    if (plain) {
      return text;
    }
    if (latin) {
      return withoutMarks(text);
    }
    return INSIDE_A_WORD
        .matcher(TO_LATIN.transliterate(text).toLowerCase(Locale.ROOT))
        .replaceAll("");
  }

  /** The letters of western languages without their marks; far quicker than the general way. */
  private static String withoutMarks(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(
            switch (c) {
              case 'ß' -> "ss";
              case 'æ' -> "ae";
              case 'œ' -> "oe";
              case 'ø' -> "o";
              case 'đ', 'ð' -> "d";
              case 'ł' -> "l";
              case 'ı' -> "i";
              case 'þ' -> "th";
              default -> String.valueOf(c);
            });
      }
    }
    return plain.toString();
  }

  /** Whether the text has letters of a script that puts no spaces between words. */
  static boolean isUnspaced(String text) {
    return text.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(
            script ->
                switch (script) {
                  case HAN, HIRAGANA, KATAKANA, HANGUL, THAI -> true;
                  default -> false;
                });
  }

  /** Chinese in its simplified characters, so that both ways of writing are one. */
  static String simplified(String text) {
    return SIMPLIFIED.transliterate(text);
  }
}
