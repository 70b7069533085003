package io.faultline.ingest.market.lockups;

import io.faultline.ingest.market.lockups.EarlyRelease.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sentences by which shares become free before the term is over, by which the term
 * becomes longer, and what is allowed meanwhile. Only where a lock-up is spoken of: in the
 * sentence, in those around it, or in the heading above.
 */
final class ReleaseFinder {
  private static final int MOST_OF_A_KIND = 3;
  private static final int MOST_EXTENSIONS = 2;

  /** No prospectus speaks of it at such length; what does is no prospectus. */
  private static final int MOST_SENTENCES = 20_000;

  private static final Pattern EARNINGS =
      Wording.pattern(
          "earnings|(?:our|financial|quarterly|annual|operating|interim) results|results of"
              + " operations for|(?:quarterly|annual|interim) (?:financial statements|report)|form"
              + " 10-[qk]");

  private static final Pattern PRICE =
      Wording.pattern(
          "(?:closing|last reported|last|sales?|sale|trading|market|average|volume[- ]weighted(?:"
              + " average)?|vwap)[^.;]{0,40}\\bprice|\\bvwap\\b|price"
              + " (?:of|per)[^;]{0,60}(?:equals|exceeds)");

  private static final Pattern LEVEL =
      Wording.pattern(
          "at least|exceed(?:s|ed|ing)?|greater than|above|equals?|higher than|not less than|in"
              + " excess of|more than");

  private static final Pattern LEVEL_OF =
      Wording.pattern(
          "(?:offering|offer|ipo|issue|public) price|\\d+(?:\\.\\d+)?\\s*(?:%|percent|per"
              + " ?cent)|(?:us)?\\$ ?\\d+(?:\\.\\d+)?");

  private static final Pattern TRADING_DAYS =
      Wording.pattern("(?:trading|business)[- ]days?|consecutive|trading period");

  private static final Pattern BLACKOUT =
      Wording.pattern(
          "black-?\\s?out|closed (?:trading )?window|(?:trading|open) window|prohibited from"
              + " trading under our insider");

  private static final Pattern WAIVER =
      Wording.pattern(
          "\\b(?:may|might|could|can|(?:has|have|reserves?) the right to|(?:are|is) entitled"
              + " to)\\b[^.]{0,160}?\\b(?:release|releasing|waive|permit|shorten|lift)\\b|\\b(?:release|waive)[ds]?\\b[^.]{0,200}(?:sole|absolute|own)"
              + " discretion|(?:sole|absolute|own)"
              + " discretion[^.]{0,160}\\b(?:release|waive|permit)|unless"
              + " (?:earlier|otherwise|sooner) (?:released|waived)|(?:earlier|early)"
              + " (?:release|waiver) by");

  private static final Pattern WAIVED =
      Wording.pattern(
          "lock-?\\s?ups?|locked|restricted period|restrictions?|securities subject|shares"
              + " subject|these agreements|any of them|any of the"
              + " (?:securities|shares|agreements)|undertakings?|prior to the expiration");

  private static final Pattern OPENING =
      Wording.pattern(
          "(?:first|initial|opening)(?: \\w+)? ?(?:\\(\\d+\\) )?(?:full |consecutive )?trading"
              + " (?:days?|session|window)|(?:beginning|starting|commencing|from|on) (?:at |on"
              + " |with )?(?:the )?(?:commencement|opening|first day|start|date) of"
              + " (?:trading|public trading)|first \\w+ (?:consecutive )?(?:trading )?days? (?:of"
              + " trading|on which)|on the first (?:day|date) (?:of trading|on which)|day trading"
              + " (?:begins|commences|starts)|(?:seven|five|ten|7|5|10)[- ]trading[- ]day");

  private static final Pattern CONTROL =
      Wording.pattern(
          "change (?:of|in) control|liquidation, merger|merger, (?:capital )?stock exchange|tender"
              + " offer|right to exchange their|take-?over offer|winding[- ]up");

  private static final Pattern EARLIER =
      Wording.pattern(
          "\\bearli(?:er|est) (?:of|to occur)|whichever (?:is|occurs|comes) (?:the"
              + " )?(?:earlier|earliest|first|sooner)|sooner of|if earlier|or,? if"
              + " (?:earlier|sooner)|early release|released early|earlier if|prior to the end of"
              + " the|before the end of the (?:lock|restricted)|early expir");

  private static final Pattern SELLS =
      Wording.pattern("may sell|\\bsold\\b|\\bfree\\b|\\bend(?:s|ed|ing)?\\b");

  private static final Pattern AFTER_PUBLICATION =
      Wording.pattern(
          "(?:after|following|upon|once)[^.;]{0,80}(?:release|announce|publish|publication|file|filing|furnish|report)\\w*");

  private static final Pattern ENDS =
      Wording.pattern("lock-?up|restricted period|restriction|releas|expir|terminat|\\bend");

  private static final Pattern MAY_SELL =
      Wording.pattern(
          "(?:(?:may|will be|can|could)(?! not)|able to|permitted"
              + " to|eligible|allow\\w*)[^.;]{0,80}(?:sell|sold|sale|releas|free|transfer)|releas");

  private static final Pattern EITHER =
      Wording.pattern(
          "\\bearli(?:er|est) (?:of|to occur)|whichever (?:is|occurs|comes) (?:the"
              + " )?(?:earlier|earliest|first|sooner)|or,? if (?:earlier|sooner)");

  private static final Pattern MAY_BE_SOLD = Wording.pattern("may sell|\\bsold\\b");

  private static final Pattern PART_FREED =
      Wording.pattern(
          "(?:up to|first|an additional|another|initial)? ?(?:[\\d.]+"
              + " ?(?:%|percent)|one[-"
              + " ](?:third|half|quarter)|half)[^.;]{0,120}(?:releas|eligible|may be"
              + " sold|free|unlock|may"
              + " sell)|(?:releas|sell|unlock|eligible|free)[^.;]{0,80}(?:[\\d.]+"
              + " ?(?:%|percent)|one[- ](?:third|half|quarter)|half)");

  private static final Pattern IN_TIME =
      Wording.pattern(
          "earl(?:y|ier)|before|prior to|remain|rest\\b|after|follow|thereafter|balance");

  private static final Pattern PART_HELD =
      Wording.pattern(
          "(?:holders|owners) of (?:approximately |more than |at least )?[\\d.]+"
              + " ?(?:%|percent)|[\\d.]+ ?(?:%|percent) of (?:our |the )?(?:total"
              + " |outstanding |issued |voting )");

  private static final Pattern TRANCHES =
      Wording.pattern("tranche|in (?:equal )?stages|instal|staggered");

  private static final Pattern OF_PRICE =
      Wording.pattern(
          "^\\W*(?:greater|higher|above|more than|over|in excess|of the"
              + " (?:initial|ipo|offer|public))");

  private static final Pattern CLAUSES =
      Wording.pattern(";|\\bprovided,? |\\([ivx]{1,4}\\)|\\([a-e]\\)");

  private static final Pattern EXCEPTION_WORDS =
      Wording.pattern(
          "bona fide gift|exceptions?|do(?:es)? not apply|shall not apply|not applicable|will not"
              + " apply|exempt|carve-?outs?|other than|permitted (?:to )?transfer|provided that");

  private static final Map<String, Pattern> EXCEPTIONS =
      new java.util.TreeMap<>(
          Map.of(
              "gifts", Wording.pattern("\\bgifts?\\b|charitable"),
              "family and estate",
                  Wording.pattern(
                      "\\bestate\\b|family member|\\bintestacy|\\bby will\\b|\\btrusts? for"),
              "affiliates and partners",
                  Wording.pattern(
                      "to (?:its |their |any |an"
                          + " )?(?:affiliates?|members|partners|shareholders|equity"
                          + " ?holders)|distribut\\w+ (?:to|of)"),
              "exercise of options",
                  Wording.pattern(
                      "(?:exercise|settlement) of[^;]{0,60}(?:options?|warrants?|restricted"
                          + " stock|rsus?|equity awards?)|cashless exercise"),
              "taxes on awards",
                  Wording.pattern(
                      "tax(?:es)?[- ](?:withholding|obligations?|and"
                          + " remittance)|withhold\\w*[^;]{0,40}tax|sell-to-cover"),
              "shares bought in or after the offering",
                  Wording.pattern(
                      "acquired in (?:this|the) offering|open[- ]market"
                          + " (?:transactions|purchases)"),
              "takeover offers",
                  Wording.pattern("tender offer|change (?:of|in) control|take-?over"),
              "trading plans", Wording.pattern("10b5-1"),
              "court orders", Wording.pattern("court|operation of law|divorce|domestic order"),
              "conversion", Wording.pattern("conversion of|reclassification")));

  private static final Pattern CONSENT =
      Wording.pattern(
          "(?:prior )?(?:written )?consent of (?:each of |both |either of )?(?:the"
              + " )?([A-Za-z][^;:()]{2,160}?)(?=,?"
              + " (?:for|during|until|offer|sell|directly|not|subject|they|it|we|in each|which|on"
              + " behalf|and (?:subject|with|to))\\b|[,;:()]|\\.?$)");

  private final List<EarlyRelease> releases = new ArrayList<>();
  private final List<String> extensions = new ArrayList<>();
  private final Set<String> exceptions = new LinkedHashSet<>();
  private final Set<String> consents = new LinkedHashSet<>();

  private int taken;

  private ReleaseFinder() {}

  static ReleaseFinder in(List<String> blocks) {
    ReleaseFinder finder = new ReleaseFinder();
    int near = 0;
    for (String block : blocks) {
      boolean named = Wording.LOCK_UP.matcher(block).find();
      boolean promised = Promise.in(block) && !LengthPhrase.in(block).isEmpty();
      near = named ? 6 : promised ? 4 : near - 1;
      if (near > 0) {
        List<String> sentences =
            block.contains(ProspectusText.CELLS) ? List.of(block) : Sentences.of(block);
        sentences.forEach(finder::take);
      }
    }
    return finder;
  }

  List<EarlyRelease> releases() {
    return releases;
  }

  List<String> extensions() {
    return extensions;
  }

  List<String> exceptions() {
    return List.copyOf(exceptions);
  }

  List<String> consentOf() {
    return List.copyOf(consents);
  }

  private void take(String sentence) {
    if (taken++ > MOST_SENTENCES) {
      return;
    }
    if (Wording.EXTENSION.matcher(sentence).find()) {
      if (extensions.size() < MOST_EXTENSIONS) {
        extensions.add(sentence);
      }
      return;
    }
    consent(sentence);
    if (EXCEPTION_WORDS.matcher(sentence).find()) {
      EXCEPTIONS.forEach(
          (name, words) -> {
            if (words.matcher(sentence).find()) {
              exceptions.add(name);
            }
          });
    }
    if (Wording.DEALERS.matcher(sentence).find()
        || Wording.UNDERWRITERS_PAY.matcher(sentence).find()) {
      return;
    }
    kinds(sentence).forEach(kind -> add(kind, sentence));
  }

  private static List<Kind> kinds(String sentence) {
    List<Kind> kinds = new ArrayList<>();
    boolean frees =
        Wording.RELEASE.matcher(sentence).find()
            || EARLIER.matcher(sentence).find()
            || SELLS.matcher(sentence).find();
    boolean law = Wording.HOLDING_RULE.matcher(sentence).find();
    boolean days = TRADING_DAYS.matcher(sentence).find();
    if (EARNINGS.matcher(sentence).find()
        && frees
        && (days || EARLIER.matcher(sentence).find() || AFTER_PUBLICATION.matcher(sentence).find())
        && !law) {
      kinds.add(Kind.EARNINGS);
    }
    if (PRICE.matcher(sentence).find()
        && LEVEL.matcher(sentence).find()
        && LEVEL_OF.matcher(sentence).find()
        && days) {
      kinds.add(Kind.PRICE);
    }
    if (BLACKOUT.matcher(sentence).find() && ENDS.matcher(sentence).find()) {
      kinds.add(Kind.BLACKOUT);
    }
    if (isWaiver(sentence) && !law) {
      kinds.add(Kind.WAIVER);
    }
    if (!law && CLAUSES.splitAsStream(sentence).anyMatch(ReleaseFinder::isOpeningSale)) {
      kinds.add(Kind.OPENING_SALES);
    }
    if (isStaged(sentence)) {
      kinds.add(Kind.STAGED);
    }
    if (CONTROL.matcher(sentence).find() && EARLIER.matcher(sentence).find()) {
      kinds.add(Kind.CHANGE_OF_CONTROL);
    }
    if (kinds.isEmpty()
        && EITHER.matcher(sentence).find()
        && Wording.LOCK_UP.matcher(sentence).find() | Promise.in(sentence)) {
      kinds.add(Kind.OTHER);
    }
    return kinds;
  }

  /** Some may sell as soon as there is trading, whatever comes of results and prices. */
  private static boolean isOpeningSale(String clause) {
    return OPENING.matcher(clause).find()
        && MAY_SELL.matcher(clause).find()
        && !EARNINGS.matcher(clause).find()
        && !PRICE.matcher(clause).find();
  }

  /**
   * That nothing is sold without consent is the promise itself; that it may be lifted has to be
   * said.
   */
  private static boolean isWaiver(String sentence) {
    return WAIVER.matcher(sentence).find() && WAIVED.matcher(sentence).find();
  }

  /** A part becomes free on a day of its own. */
  private static boolean isStaged(String sentence) {
    if (!Wording.RELEASE.matcher(sentence).find() && !MAY_BE_SOLD.matcher(sentence).find()) {
      return false;
    }
    long parts = Wording.PART.matcher(sentence).results().count();
    long lengths = LengthPhrase.in(sentence).stream().map(LengthPhrase::length).distinct().count();
    boolean held = PART_HELD.matcher(sentence).find();
    boolean law = Wording.HOLDING_RULE.matcher(sentence).find();
    if (law || parts == 0) {
      return false;
    }
    boolean tranche = TRANCHES.matcher(sentence).find();
    return tranche
        || (lengths >= 2 && parts >= (held ? 2 : 1))
        || (lengths >= 1
            && !held
            && PART_FREED.matcher(sentence).find()
            && IN_TIME.matcher(sentence).find());
  }

  private void add(Kind kind, String sentence) {
    long already = releases.stream().filter(r -> r.kind() == kind).count();
    boolean same = releases.stream().anyMatch(r -> r.kind() == kind && r.quote().equals(sentence));
    if (already < MOST_OF_A_KIND && !same) {
      releases.add(new EarlyRelease(kind, kind == Kind.WAIVER ? null : part(sentence), sentence));
    }
  }

  /** The first part that a sentence frees. */
  private static @Nullable Double part(String sentence) {
    Matcher matcher = Wording.PART.matcher(sentence);
    while (matcher.find()) {
      if (matcher.group(1) != null) {
        double percent = Double.parseDouble(matcher.group(1));
        String behind =
            sentence.substring(matcher.end(), Math.min(sentence.length(), matcher.end() + 24));
        boolean ofPrice = OF_PRICE.matcher(behind).find();
        if (percent > 0 && percent <= 100 && !ofPrice) {
          return percent / 100;
        }
      } else if (matcher.group(2) != null) {
        return switch (matcher.group(2).toLowerCase(Locale.ROOT).replace(' ', '-')) {
          case "one-half", "half" -> 0.5;
          case "one-third" -> 1 / 3.0;
          case "two-thirds" -> 2 / 3.0;
          case "one-quarter", "one-fourth" -> 0.25;
          case "three-quarters", "three-fourths" -> 0.75;
          default -> 0.2;
        };
      }
    }
    return null;
  }

  private void consent(String sentence) {
    if (!Promise.in(sentence)) {
      return;
    }
    Matcher matcher = CONSENT.matcher(sentence);
    if (matcher.find() && consents.size() < MOST_OF_A_KIND) {
      consents.add(matcher.group(1).strip());
    }
  }
}
