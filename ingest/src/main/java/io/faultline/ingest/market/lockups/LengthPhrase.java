package io.faultline.ingest.market.lockups;

import com.ibm.icu.text.RuleBasedNumberFormat;
import io.faultline.ingest.market.lockups.TermLength.Unit;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time in a sentence, in figures, in words or in both: {@code 180 days}, {@code one
 * hundred eighty (180) days}, {@code six-month}, {@code the 180th day}.
 *
 * @param length what it says
 * @param begin where it begins in the sentence
 * @param end where it ends
 */
record LengthPhrase(TermLength length, int begin, int end) {
  private static final String WORD =
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
          + "|eighteen|nineteen|twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety|hundred)";

  private static final String WORDS = WORD + "(?:[\\s-]+(?:and\\s+)?" + WORD + "){0,5}";

  private static final Pattern PHRASE =
      Pattern.compile(
          "(?<![\\w$.,%])(?:(?<figure>\\d{1,4})(?<ordinal>st|nd|rd|th)?|(?<words>"
              + WORDS
              + ")|(?<article>an?))(?:\\s*\\(\\s*(?<bracket>\\d{1,4}|"
              + WORDS
              + ")\\s*\\))?[\\s-]*(?:consecutive |full"
              + " )?(?:calendar[\\s-]+)?(?<unit>day|week|month|year)s?(?![\\w])",
          Pattern.CASE_INSENSITIVE);

  private static final RuleBasedNumberFormat SPELLED =
      new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);

  private static final int MOST_YEARS = 10;

  /** All of a sentence, in its order. */
  static List<LengthPhrase> in(String sentence) {
    List<LengthPhrase> found = new ArrayList<>();
    Matcher matcher = PHRASE.matcher(sentence);
    while (matcher.find()) {
      int amount = amount(matcher);
      Unit unit = Unit.valueOf(matcher.group("unit").toUpperCase(Locale.ROOT) + "S");
      if (amount > 0 && new TermLength(amount, unit).days() <= MOST_YEARS * 365) {
        found.add(new LengthPhrase(new TermLength(amount, unit), matcher.start(), matcher.end()));
      }
    }
    return found;
  }

  private static int amount(Matcher matcher) {
    String bracket = matcher.group("bracket");
    if (bracket != null && Character.isDigit(bracket.charAt(0))) {
      return Integer.parseInt(bracket);
    }
    if (matcher.group("figure") != null) {
      return Integer.parseInt(matcher.group("figure"));
    }
    return matcher.group("words") != null ? spelled(matcher.group("words")) : 1;
  }

  private static int spelled(String words) {
    String plain =
        words
            .toLowerCase(Locale.ROOT)
            .replace("fourty", "forty")
            .replaceAll("\\band\\b", " ")
            .replaceAll("(?<!(?:twen|thir|for|fif|six|seven|eigh|nine)ty)-", " ")
            .replaceAll("((?:twen|thir|for|fif|six|seven|eigh|nine)ty)\\s+(?=[a-z])", "$1-")
            .replaceAll("\\s+", " ")
            .strip();
    ParsePosition position = new ParsePosition(0);
    Number number;
    synchronized (SPELLED) {
      number = SPELLED.parse(plain, position);
    }
    return number == null || position.getIndex() < plain.length() ? 0 : number.intValue();
  }
}
