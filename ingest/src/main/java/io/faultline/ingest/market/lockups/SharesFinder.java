package io.faultline.ingest.market.lockups;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds how many shares are bound: those that a sentence lets become free when the lock-up ends.
 */
final class SharesFinder {
  private static final Pattern NUMBER =
      Wording.pattern(
          "(?<![\\w$.,])(\\d{1,3}(?:,\\d{3})+|\\d{4,12}|\\d{1,5}(?:\\.\\d+)?(?= (?:m|b)illion))(?:"
              + " (million|billion))?(?: (?:additional|of our|of the|of|other|such|such"
              + " other|outstanding|remaining|issued|restricted))* (?:(?:class"
              + " [a-c]|ordinary|common|h|existing|issued|pre-ipo|locked-up|restricted|outstanding|domestic|unlisted)"
              + " )*(?:shares?|adss?|offer shares|units|stock)");

  private static final Pattern ENDS =
      Wording.pattern(
          "(?:upon|after|following|when|once|until|on)[^.]{0,60}(?:expir|end|terminat|laps|releas)\\w*[^.]{0,60}(?:lock-?\\s?up|restricted"
              + " period|restriction|180|period)|lock-?\\s?up[^.]{0,60}(?:expire|end|terminate|lapse)|(?:eligible|available)"
              + " for (?:\\w+"
              + " )?(?:re)?sale[^.]{0,160}(?:days|months)|(?:days|months)[^.]{0,160}(?:eligible|available)"
              + " for (?:\\w+ )?(?:re)?sale");

  private static final Pattern BOUND =
      Wording.pattern(
          "(?:are|is|will be|were|remain) (?:also )?(?:subject to|bound by|covered"
              + " by|restricted|locked)[^.]{0,120}(?:lock-?\\s?up|restrict|undertaking)|subject to"
              + " (?:the |these |such |this |a )?(?:\\d+-day )?(?:lock-?\\s?up|contractual"
              + " restriction|undertaking)|locked[- ]up");

  /**
   * Shares that are sold in the offering, or held back for plans, are not those that were bound.
   */
  private static final Pattern OTHERS =
      Wording.pattern(
          "^[^.;]{0,90}(?:we are (?:selling|offering)|in this offering|sold in (?:this|the)"
              + " offering|stock options?|reserved for|underlying|outstanding"
              + " options|issuable|offered hereby|to be sold|volume limitations)");

  private SharesFinder() {}

  /** The number that most speaks for itself; null where no sentence says one. */
  static @Nullable Long in(List<String> blocks) {
    Map<Long, Double> votes = new LinkedHashMap<>();
    for (String block : blocks) {
      for (String sentence : Sentences.of(block)) {
        boolean ends = ENDS.matcher(sentence).find();
        boolean bound = BOUND.matcher(sentence).find();
        boolean named = Wording.LOCK_UP.matcher(sentence).find();
        if ((ends && (named || bound)) || (bound && named)) {
          vote(sentence, ends ? 2 : 1, votes);
        }
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.<Long, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** Of a sentence with several numbers the first one counts most: the others are parts of it. */
  private static void vote(String sentence, double weight, Map<Long, Double> votes) {
    double left = weight;
    Matcher matcher = NUMBER.matcher(sentence);
    while (matcher.find()) {
      String behind =
          sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + 120));
      if (!OTHERS.matcher(behind).find()) {
        votes.merge(number(matcher), left, Double::sum);
        left /= 2;
      }
    }
  }

  private static long number(Matcher matcher) {
    BigDecimal number = new BigDecimal(matcher.group(1).replace(",", ""));
    String scale = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
    return switch (scale) {
      case "million" -> number.movePointRight(6).longValue();
      case "billion" -> number.movePointRight(9).longValue();
      default -> number.longValue();
    };
  }
}
