package io.faultline.ingest.market.lockups;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody is bound not to sell: a word that binds, then one that denies, then one for selling, not
 * far from each other. Found by one pass for each kind of word, so that a sentence of a page takes
 * no longer than it is long.
 */
final class Promise {
  private static final int TO_DENIAL = 600;
  private static final int TO_SALE = 400;

  private static final Pattern BINDS =
      Wording.pattern(
          "\\b(?:agree[ds]?|agreements?|agreeing|undertak(?:e|es|en|ings?)|undertook|covenant(?:s|ed)?|promise[ds]?|pledged|commit(?:s|ted)?"
              + "|contractual(?:ly)?|will|shall|may|must|can|could|would|restrict(?:ed|ions?|s)|prohibit(?:ed|s)|prevent(?:ed|s)?"
              + "|preclude[ds]?|refrain(?:ed|s)?|bar|barred|bars)\\b");

  private static final Pattern DENIES =
      Wording.pattern(
          "\\b(?:not|neither|no|none|nor)\\b"
              + "|\\b(?:restrict|prohibit|prevent|preclude|refrain|bar)\\w*[^.;]{0,80}?\\bfrom\\b");

  private static final Pattern SELLS =
      Wording.pattern(
          "\\b(?:sell|selling|sale|sold|resell|resold|transfer(?:red|ring|s)?|dispos(?:e|al|ed|ing|ition)|pledg(?:e|ed|ing)|assign(?:ed)?|encumber(?:ed)?|hedg(?:e|ing)|issue|allot|offer(?!"
              + " price| to purchase))\\b");

  private static final Pattern OUTRIGHT =
      Wording.pattern(
          "\\bcannot be (?:sold|transferred)|restrictions? on (?:the"
              + " )?(?:sale|transfer|resale|disposal)|prohibited from (?:selling|transferring)");

  private Promise() {}

  /** Whether some words hold one. */
  static boolean in(String words) {
    if (OUTRIGHT.matcher(words).find()) {
      return true;
    }
    Matcher denies = DENIES.matcher(words);
    while (denies.find()) {
      if (within(SELLS, words, denies.end(), denies.end() + TO_SALE)
          && within(BINDS, words, denies.start() - TO_DENIAL, denies.end())) {
        return true;
      }
    }
    return false;
  }

  private static boolean within(Pattern pattern, String words, int from, int to) {
    Matcher matcher = pattern.matcher(words);
    matcher.region(Math.max(0, from), Math.min(words.length(), to));
    matcher.useTransparentBounds(true);
    return matcher.find();
  }
}
