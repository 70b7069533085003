package io.faultline.ingest.market.lockups;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who is bound, in the words of the sentence that binds them. */
final class Holders {
  private static final String SHARES =
      "(?:(?:our|the"
          + " company's|its)\\s+)?(?:(?:outstanding|issued|existing|equity|ordinary|common|capital|class"
          + " [a-c]|pre-ipo|preferred|voting)\\s+)*(?:shares?|stock|securities|capital|units|adss?|interests)(?:"
          + " and [a-z ]{0,30}options)?";

  private static final Pattern GROUPS =
      Wording.pattern(
          "(?:(?:holders|owners) of (?:substantially all|all|approximately [\\d.]+%|more than"
              + " [\\d.]+%|at least [\\d.]+%|nearly all|virtually all|certain|[\\d.]+% or more)(?:"
              + " of)? "
              + SHARES
              + "|(?:substantially )?all (?:of )?(?:our |the |other )?(?:existing |other |current"
              + " )?(?:stock|share|security|equity|option)holders|(?:our |the |each )?(?:executive"
              + " officers|officers|senior management|management team)|(?:our |the |each"
              + " )?(?:non-executive |independent )?directors(?: nominees)?|cornerstone"
              + " investors?|controlling (?:share|stock)holders?|(?:our"
              + " )?(?:co-)?founders?\\b|(?:certain|former|current|eligible|non-executive|our)"
              + " employees|(?:our )?sponsors?\\b|initial"
              + " (?:share|stock)holders|(?:principal|major|significant|existing|selling|certain|other|remaining|pre-ipo|pre-listing|early)"
              + " (?:of our )?(?:stock|share|security|unit)holders|pre-ipo"
              + " investors?|(?:strategic|anchor|private placement) investors?|option"
              + " ?holders|warrant ?holders|affiliates of ours|insiders|(?:other |certain"
              + " |remaining |our )(?:holders|investors|stockholders|shareholders)|lock-?up"
              + " parties|(?:five|5)(?: per ?cent|%) (?:or (?:more|greater)"
              + " )?(?:stock|share)holders)");

  private static final Pattern COMPANY =
      Wording.pattern(
          "^(?:[\"'(]|in addition, |further(?:more)?, |moreover, )*(?:we|the company|our"
              + " company|the issuer|the registrant)\\b");

  private static final int MOST = 8;
  private static final int LONGEST_NAME = 60;

  private Holders() {}

  /** The groups that some words name, each once, in their order. */
  static List<String> in(String words) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = GROUPS.matcher(words);
    while (matcher.find() && found.size() < MOST) {
      String group = matcher.group().replaceFirst("(?i)^(?:our|the|each) ", "").strip();
      found.add(group.toLowerCase(Locale.ROOT).replace(" adss", " ADSs"));
    }
    List<String> distinct = new ArrayList<>(found);
    distinct.removeIf(g -> found.stream().anyMatch(o -> !o.equals(g) && o.endsWith(" " + g)));
    return distinct;
  }

  /** Whether only the company is bound: what it may not issue is nobody's shares yet. */
  static boolean companyOnly(String subject) {
    return subject.length() <= LONGEST_NAME
        && COMPANY.matcher(subject).find()
        && in(subject).isEmpty();
  }
}
