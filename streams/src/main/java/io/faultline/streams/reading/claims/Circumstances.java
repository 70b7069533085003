package io.faultline.streams.reading.claims;

import io.faultline.events.FactLevel;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sentence puts what it tells: as fact, plan, fear, accusation or denial, as news or as
 * history, as a measure that comes or one that goes.
 */
final class Circumstances {
  private static final WordList ONLY = WordList.of("only");
  private static final WordList AUXILIARIES =
      WordList.of("is", "was", "are", "were", "be", "been", "has", "have", "will");
  private static final WordList HEARSAY =
      WordList.of("allegedly", "reportedly", "familiar", "sources", "rumours");
  private static final WordList WILL = WordList.of("will", "would");
  private static final WordList UNDECIDED =
      WordList.of("plans", "plan", "consider", "considering", "may", "might", "could");
  private static final WordList UNTIL = WordList.of("until", "through");
  private static final WordList UNTIL_FROM_BY = WordList.of("until", "from", "by");
  private static final WordList AGO_LAST = WordList.of("ago", "last");
  private static final WordList LONG_SPANS =
      WordList.of("year", "years", "decade", "decades", "century");
  private static final WordList LONG_AGO = WordList.of("years", "decades", "months");
  private static final WordList JUST_NOW = WordList.of("yesterday", "today", "now");
  private static final WordList COUNTED =
      WordList.of("shares", "people", "staff", "workers", "jobs", "tonnes");
  private static final WordList NOT =
      WordList.of(
          "not", "no", "never", "neither", "nor", "cannot", "nobody", "none", "nothing", "without",
          "didn", "wasn", "isn", "hasn", "haven", "won", "wouldn", "doesn", "don", "aren", "weren",
          "couldn", "hadn", "shouldn");
  private static final WordList IF = WordList.of("if", "unless", "whether", "should", "suppose");
  private static final WordList PLANS =
      WordList.of(
          "will",
          "would",
          "may",
          "might",
          "could",
          "plans",
          "plan",
          "planned",
          "planning",
          "considers",
          "considering",
          "considered",
          "proposes",
          "proposed",
          "propose",
          "proposal",
          "draft",
          "drafts",
          "drafting",
          "threatens",
          "threatened",
          "threaten",
          "threat",
          "weighs",
          "weighing",
          "mulls",
          "mulling",
          "seeks",
          "seeking",
          "urges",
          "urged",
          "calls",
          "demands",
          "demanded",
          "expected",
          "prepares",
          "preparing",
          "wants",
          "intends",
          "set",
          "poised",
          "bill",
          "looming",
          "promised",
          "promises",
          "vowed",
          "vows",
          "studying",
          "examining",
          "mooted",
          "discussed",
          "discusses",
          "pushing",
          "pushes",
          "soon",
          "potential",
          "possible",
          "likely",
          "warned",
          "warns",
          "risk",
          "risks");
  private static final WordList FEARS =
      WordList.of(
          "fear",
          "fears",
          "feared",
          "worry",
          "worries",
          "rumour",
          "rumours",
          "rumor",
          "rumors",
          "speculation",
          "hopes",
          "hoped",
          "imagine",
          "imagines");
  private static final WordList ALLEGES =
      WordList.of(
          "alleged",
          "allegedly",
          "alleges",
          "alleging",
          "accused",
          "accuses",
          "accusing",
          "accusation",
          "accusations",
          "reportedly",
          "sources",
          "source",
          "familiar",
          "allegation",
          "allegations",
          "suspected",
          "claims",
          "claimed",
          "unconfirmed",
          "leaked");
  private static final WordList DENIES =
      WordList.of(
          "denied",
          "denies",
          "denying",
          "deny",
          "rejected",
          "rejects",
          "rejecting",
          "dismissed",
          "dismisses",
          "refuted",
          "refutes",
          "disputed",
          "disputes",
          "untrue",
          "false",
          "baseless",
          "unfounded",
          "lie");
  private static final WordList TALES =
      WordList.of(
          "novel",
          "novels",
          "film",
          "films",
          "movie",
          "series",
          "thriller",
          "satire",
          "play",
          "opera",
          "fiction",
          "documentary",
          "game",
          "episode");

  /** A war that these words stand in front of is none. */
  private static final WordList FIGURES =
      WordList.of(
          "price",
          "trade",
          "tariff",
          "bidding",
          "talent",
          "culture",
          "turf",
          "streaming",
          "console",
          "currency",
          "browser",
          "drug",
          "cola",
          "burger",
          "star",
          "class",
          "gang",
          "patent",
          "chip",
          "format",
          "marketing",
          "advertising",
          "coffee",
          "fare",
          "rate",
          "subsidy",
          "online");

  /** What is denied after these is the charge, not the measure that follows from it. */
  private static final WordList CHARGES =
      WordList.of("accusation", "accusations", "allegation", "allegations", "charge", "charges");

  private static final WordList SAYS =
      WordList.of(
          "said",
          "says",
          "announced",
          "announces",
          "told",
          "stated",
          "confirmed",
          "confirms",
          "disclosed",
          "informed",
          "wrote",
          "published",
          "notified",
          "declared",
          "issued",
          "states",
          "today");
  private static final WordList EASES =
      WordList.of(
          "lift",
          "lifts",
          "lifted",
          "lifting",
          "ease",
          "eases",
          "eased",
          "easing",
          "relax",
          "relaxes",
          "relaxed",
          "relaxing",
          "remove",
          "removes",
          "removed",
          "removing",
          "terminate",
          "terminates",
          "terminated",
          "end",
          "ends",
          "ended",
          "ending",
          "revoke",
          "revokes",
          "revoked",
          "rescind",
          "rescinds",
          "rescinded",
          "overturn",
          "overturns",
          "overturned",
          "waive",
          "waives",
          "waived",
          "withdraw",
          "withdraws",
          "withdrawn",
          "withdrew",
          "drop",
          "drops",
          "dropped",
          "scrap",
          "scraps",
          "scrapped",
          "suspend",
          "suspends",
          "suspended",
          "loosen",
          "loosens",
          "loosened",
          "unwind",
          "reverse",
          "reversed",
          "reverses",
          "undo",
          "exempt",
          "exempts",
          "exempted",
          "spare",
          "spares",
          "spared",
          "blocks",
          "halts",
          "cancel",
          "cancels",
          "cancelled",
          "canceled",
          "repeal",
          "repeals",
          "repealed",
          "void",
          "voids",
          "voided",
          "annul",
          "annuls",
          "annulled",
          "roll",
          "rolls",
          "rolled",
          "delay",
          "delays",
          "delayed",
          "postpone",
          "postpones",
          "postponed",
          "pause",
          "pauses",
          "paused",
          "abolish",
          "abolishes",
          "abolished",
          "cuts",
          "lowers",
          "lowered",
          "expire",
          "expires",
          "expired",
          "unfreeze",
          "unfreezes",
          "unfroze",
          "relief",
          "reprieve");
  private static final WordList MONTHS =
      WordList.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final WordList IN_OR_SINCE =
      WordList.of("in", "since", "of", "from", "until", "during", "by", "early", "late", "mid");

  private final Words words;
  private final Scene scene;
  private final int begin;
  private final int end;
  private final @Nullable Instant publishedAt;

  /** Of the sentence between these words, of an article that was published then. */
  Circumstances(Words words, Scene scene, int begin, int end, @Nullable Instant publishedAt) {
    this.words = words;
    this.scene = scene;
    this.begin = begin;
    this.end = end;
    this.publishedAt = publishedAt;
  }

  /** Whether what this match tells is said not to be so. */
  boolean negated(Pattern.Match match) {
    for (int i = match.first(); i < match.end(); i++) {
      if (NOT.has(words, i)) {
        return true;
      }
    }
    for (int i = match.first() - 1; i >= Math.max(begin, match.first() - 4); i--) {
      if (NOT.has(words, i)) {
        return !ONLY.has(words, i + 1);
      }
      if (words.gap(i + 1).compareTo(Gap.COMMA) >= 0) {
        return false;
      }
    }
    return false;
  }

  /** Whether it hangs on a condition. */
  boolean conditional(Pattern.Match match) {
    for (int i = clauseBegin(match); i < match.first(); i++) {
      if (IF.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the sentence tells of the end of a measure rather than of its coming. */
  boolean eased(Pattern.Match match) {
    int from = Math.max(clauseBegin(match), match.first() - 5);
    for (int i = from; i < match.end(); i++) {
      if (EASES.has(words, i)) {
        return true;
      }
    }
    for (int i = match.end(); i < Math.min(end, match.end() + 4); i++) {
      if (words.gap(i).compareTo(Gap.COMMA) >= 0) {
        return false;
      }
      if (EASES.has(words, i) && AUXILIARIES.has(words, i - 1)) {
        return true;
      }
    }
    return false;
  }

  /** The company that the sentence quotes, if it quotes one. */
  @Nullable String speaker() {
    for (Entity entity : scene.entities()) {
      if (entity.first() >= begin && entity.end() <= end && entity.company()) {
        for (int i = entity.end(); i < Math.min(end, entity.end() + 4); i++) {
          if (words.gap(i).compareTo(Gap.COMMA) >= 0 || scene.beginsClause(i)) {
            break;
          }
          if (SAYS.has(words, i) || DENIES.has(words, i)) {
            return entity.targets().getFirst();
          }
        }
      }
    }
    return null;
  }

  /** Whether somebody in the sentence says that what this match tells is not so. */
  boolean denied(Pattern.Match match) {
    for (int i = begin; i < match.first(); i++) {
      if (DENIES.has(words, i)) {
        return true;
      }
    }
    for (int i = match.end(); i < end; i++) {
      if (CHARGES.has(words, i)) {
        return false;
      }
      if (DENIES.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** How sure the sentence is. */
  FactLevel level(Pattern.Match match, @Nullable String target) {
    int from = Math.max(clauseBegin(match), match.first() - 7);
    boolean plan = false;
    for (int i = from; i < match.end(); i++) {
      if (FEARS.has(words, i) || ALLEGES.has(words, i)) {
        return FactLevel.ALLEGED;
      }
      plan |= PLANS.has(words, i);
    }
    for (int i = begin; i < end; i++) {
      if (HEARSAY.has(words, i)) {
        return FactLevel.ALLEGED;
      }
    }
    Entity authority = authoritySays(match);
    String speaker = speaker();
    if (plan) {
      boolean decided =
          authority != null
              && hasAny(from, match.end(), WILL)
              && !hasAny(from, match.end(), UNDECIDED);
      return decided ? FactLevel.CONFIRMED : FactLevel.PROPOSED;
    }
    if (authority != null || (speaker != null && speaker.equals(target))) {
      return FactLevel.CONFIRMED;
    }
    return FactLevel.REPORTED;
  }

  /** A body that says in this sentence what the match tells, or does it with its own words. */
  private @Nullable Entity authoritySays(Pattern.Match match) {
    for (Entity entity : scene.entities()) {
      if (entity.first() < begin || entity.end() > end || entity.kind() != Entity.Kind.BODY) {
        continue;
      }
      if (entity.country() != null && (entity.equals(match.actor()) || actsIn(entity, match))) {
        return entity;
      }
      for (int i = entity.end(); i < Math.min(end, entity.end() + 4); i++) {
        if (SAYS.has(words, i)) {
          return entity;
        }
      }
      if (entity.first() > begin + 1 && SAYS.has(words, entity.first() - 1)) {
        return entity;
      }
    }
    return null;
  }

  /** Whether a body stands directly in front of what the match tells, as who does it. */
  private boolean actsIn(Entity body, Pattern.Match match) {
    if (body.end() > match.first() || match.first() - body.end() > 3) {
      return false;
    }
    for (int i = body.end(); i < match.first(); i++) {
      if (words.gap(i).compareTo(Gap.COMMA) >= 0 || scene.covering(i) != null) {
        return false;
      }
    }
    return true;
  }

  /** Whether it stands in a tale that the sentence tells of, or is a figure of speech. */
  boolean imagined(Pattern.Match match) {
    for (int i = clauseBegin(match); i < match.first(); i++) {
      if (TALES.has(words, i)) {
        return true;
      }
    }
    return match.first() > begin && FIGURES.has(words, match.first() - 1);
  }

  /** Whether the sentence recalls something of long ago by naming a time. */
  boolean past(Pattern.Match match) {
    if (publishedAt == null) {
      return false;
    }
    ZonedDateTime published = publishedAt.atZone(ZoneOffset.UTC);
    int from = Math.max(begin, match.first() - 8);
    int to = Math.min(end, match.end() + 9);
    boolean old = false;
    boolean recent = false;
    for (int i = from; i < to; i++) {
      if (year(i) > 0) {
        boolean effective = i > 0 && UNTIL.has(words, i - 1);
        old |= year(i) < published.getYear() && !effective;
        recent |= year(i) >= published.getYear();
      } else if (MONTHS.has(words, i) && words.capitalised(i) && IN_OR_SINCE.has(words, i - 1)) {
        int months = monthsBefore(words.surface(i), published);
        boolean until = UNTIL_FROM_BY.has(words, i - 1);
        old |= months >= 2 && !until;
        recent |= months < 2;
      } else if (AGO_LAST.has(words, i)) {
        old |= LONG_SPANS.has(words, i + 1) || LONG_AGO.has(words, i - 1);
      } else if (JUST_NOW.has(words, i)) {
        recent = true;
      }
    }
    return old && !recent;
  }

  /** From when a measure holds, as far as the sentence says it with a full date. */
  List<Integer> years() {
    List<Integer> years = new ArrayList<>();
    for (int i = begin; i < end; i++) {
      if (year(i) > 0) {
        years.add(year(i));
      }
    }
    return years;
  }

  private int year(int word) {
    if (!words.number(word) || words.end(word) - words.begin(word) != 4) {
      return 0;
    }
    int year = 0;
    for (int i = words.begin(word); i < words.end(word); i++) {
      int digit = Character.digit(words.text().charAt(i), 10);
      if (digit < 0) {
        return 0;
      }
      year = year * 10 + digit;
    }
    boolean unit = word + 1 < end && COUNTED.has(words, word + 1);
    return year >= 1800 && year <= 2100 && !unit ? year : 0;
  }

  private static int monthsBefore(String month, ZonedDateTime published) {
    int named = Month.valueOf(month.toUpperCase(Locale.ROOT)).getValue();
    int months = published.getMonthValue() - named;
    return months < 0 ? months + 12 : months;
  }

  private boolean hasAny(int from, int to, WordList list) {
    for (int i = from; i < to; i++) {
      if (list.has(words, i)) {
        return true;
      }
    }
    return false;
  }

  /** Where the clause of the match begins. */
  private int clauseBegin(Pattern.Match match) {
    int at = match.first();
    while (at > begin && !scene.beginsClause(at)) {
      at--;
    }
    return at;
  }
}
