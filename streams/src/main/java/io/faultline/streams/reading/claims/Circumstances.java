package io.faultline.streams.reading.claims;

import io.faultline.events.FactLevel;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;
import io.faultline.streams.reading.text.Words.Gap;
import java.time.Instant;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a sentence puts what it tells: as fact, plan, fear, accusation or denial, as news or as
 * history, as a measure that comes or one that goes.
 */
final class Circumstances {
  private static final WordLists WORDS = WordLists.beside(Circumstances.class, "circumstances.txt");
  private static final WordList ONLY = WORDS.list("only");
  private static final WordList AUXILIARIES = WORDS.list("auxiliaries");
  private static final WordList HEARSAY = WORDS.list("hearsay");
  private static final WordList WILL = WORDS.list("will");
  private static final WordList UNDECIDED = WORDS.list("undecided");
  private static final WordList UNTIL = WORDS.list("until");
  private static final WordList UNTIL_FROM_BY = WORDS.list("until-from-by");
  private static final WordList AGO_LAST = WORDS.list("ago-last");
  private static final WordList LONG_SPANS = WORDS.list("long-spans");
  private static final WordList LONG_AGO = WORDS.list("long-ago");
  private static final WordList JUST_NOW = WORDS.list("just-now");
  private static final WordList COUNTED = WORDS.list("counted");
  private static final WordList NOT = WORDS.list("not");
  private static final WordList NOBODY = WORDS.list("nobody");
  private static final WordList UNREAL = WORDS.list("unreal");
  private static final WordList WERE_TO = WORDS.list("were-to");
  private static final WordList RECALLS = WORDS.list("recalls");
  private static final WordList IF = WORDS.list("if");
  private static final WordList PLANS = WORDS.list("plans");
  private static final WordList PLANNED_AFTER = WORDS.list("planned-after");
  private static final WordList ALLEGED = WORDS.list("alleged");
  private static final WordList FEARS = WORDS.list("fears");
  private static final WordList ALLEGES = WORDS.list("alleges");
  private static final WordList DENIES = WORDS.list("denies");
  private static final WordList NO_DENIALS = WORDS.list("no-denials");
  private static final WordList TALES = WORDS.list("tales");

  /** A war that these words stand in front of is none. */
  private static final WordList FIGURES = WORDS.list("figures");

  /** What is denied after these is the charge, not the measure that follows from it. */
  private static final WordList CHARGES = WORDS.list("charges");

  private static final WordList OFFICIAL_SELF = WORDS.list("official-self");
  private static final WordList SAYS = WORDS.list("says");
  private static final WordList EASES = WORDS.list("eases");
  private static final WordList MONTHS = WORDS.list("months");
  private static final WordList IN_OR_SINCE = WORDS.list("in-or-since");

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

  /** Whether it is negated by somebody who says so, rather than by there being nobody and none. */
  boolean negatedBySomebody(Pattern.Match match) {
    int negation = negation(match);
    return negation >= 0
        && !NOBODY.has(words, negation)
        && (speaker() != null || saidByBody() || quoted(match));
  }

  /** The word by which what this match tells is said not to be so; -1 if none does. */
  int negation(Pattern.Match match) {
    for (int i = match.first(); i < match.end(); i++) {
      if (NOT.has(words, i) && !ONLY.has(words, i + 1) && !match.pattern().has(words.hash(i))) {
        return i;
      }
    }
    for (int i = match.first() - 1; i >= Math.max(begin, match.first() - 4); i--) {
      if (NOT.has(words, i)) {
        return ONLY.has(words, i + 1) ? -1 : i;
      }
      if (words.gap(i + 1).compareTo(Gap.COMMA) >= 0) {
        return -1;
      }
    }
    return -1;
  }

  private boolean quoted(Pattern.Match match) {
    for (int i = begin; i <= match.first(); i++) {
      if (words.quoted(i)) {
        return true;
      }
    }
    return false;
  }

  /** The word by which it hangs on a condition; -1 if it hangs on none. */
  int condition(Pattern.Match match) {
    int word = find(clauseBegin(match), match.first(), IF);
    if (word < 0) {
      word = find(match.first(), match.end(), WERE_TO);
    }
    return word < 0 && UNREAL.has(words, begin) ? begin : word;
  }

  /** The word by which the sentence tells of the end of a measure; -1 if it tells of its coming. */
  int easing(Pattern.Match match) {
    int word = find(Math.max(clauseBegin(match), match.first() - 5), match.end(), EASES);
    if (word >= 0) {
      return word;
    }
    for (int i = match.end(); i < Math.min(end, match.end() + 5); i++) {
      if (words.gap(i).compareTo(Gap.COMMA) >= 0) {
        return -1;
      }
      if (EASES.has(words, i) && (words.unspaced(i) || AUXILIARIES.has(words, i - 1))) {
        return i;
      }
    }
    return -1;
  }

  /** The company that the sentence quotes, if it quotes one. */
  @Nullable String speaker() {
    Entity speaking = speaking();
    return speaking == null ? null : speaking.targets().getFirst();
  }

  private @Nullable Entity speaking() {
    for (Entity entity : scene.entities()) {
      if (entity.first() >= begin && entity.end() <= end && entity.company()) {
        for (int i = entity.end(); i < Math.min(end, entity.end() + 4); i++) {
          if (words.gap(i).compareTo(Gap.COMMA) >= 0 || scene.beginsClause(i)) {
            break;
          }
          if (SAYS.has(words, i) || DENIES.has(words, i)) {
            return entity;
          }
        }
      }
    }
    return null;
  }

  /** The word by which somebody in the sentence says that this is not so; -1 if nobody does. */
  int denial(Pattern.Match match) {
    for (int i = begin; i < end; i++) {
      if (i >= match.end() && CHARGES.has(words, i)) {
        return -1;
      }
      if (denies(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a word denies; "Denied Persons List" doesn't. */
  private boolean denies(int word) {
    return DENIES.has(words, word) && !NO_DENIALS.has(words, word);
  }

  /**
   * How sure a sentence is.
   *
   * @param word that decides it; -1 where it is as sure as any report that nobody vouches for
   */
  record Sureness(FactLevel level, int word) {}

  /** How sure the sentence is. */
  Sureness sureness(Pattern.Match match, @Nullable String target) {
    int from = Math.max(levelBegin(match), match.first() - 9);
    // in Chinese and Japanese, and where German ends a sentence, what tells a plan stands last
    int to = words.unspaced(end - 1) ? end : match.end();
    int alleged = first(find(begin, end, HEARSAY), find(from, to, FEARS), find(from, to, ALLEGES));
    alleged = alleged < 0 ? allegedAfter(match) : alleged;
    if (alleged >= 0) {
      return new Sureness(FactLevel.ALLEGED, alleged);
    }
    int official = official(match, target);
    int planned = first(find(from, to, PLANS), plannedAfter(match));
    if (planned >= 0) {
      boolean decided = official >= 0 && find(from, to, WILL) >= 0 && find(from, to, UNDECIDED) < 0;
      return decided
          ? new Sureness(FactLevel.CONFIRMED, official)
          : new Sureness(FactLevel.PROPOSED, planned);
    }
    return new Sureness(official >= 0 ? FactLevel.CONFIRMED : FactLevel.REPORTED, official);
  }

  /** The word that names who vouches for it: an official body, or the target itself. */
  private int official(Pattern.Match match, @Nullable String target) {
    Entity authority = authoritySays(match);
    if (authority != null) {
      return authority.first();
    }
    Entity speaker = speaking();
    if (speaker != null && speaker.targets().getFirst().equals(target)) {
      return speaker.first();
    }
    return find(begin, end, OFFICIAL_SELF);
  }

  private static int first(int... found) {
    for (int word : found) {
      if (word >= 0) {
        return word;
      }
    }
    return -1;
  }

  /** "..., a former engineer alleged". */
  private int allegedAfter(Pattern.Match match) {
    for (int i = match.end(); i < end; i++) {
      if (ALLEGED.has(words, i) && i + 2 >= end) {
        return i;
      }
    }
    return -1;
  }

  /** "... is being considered", "... under a plan of the White House". */
  private int plannedAfter(Pattern.Match match) {
    for (int i = match.end(); i < Math.min(end, match.end() + 6); i++) {
      if (words.gap(i).compareTo(Gap.COMMA) >= 0) {
        return -1;
      }
      if (PLANNED_AFTER.has(words, i)) {
        return i;
      }
    }
    return -1;
  }

  /** A body that says in this sentence what the match tells, or that has a name and does it. */
  private @Nullable Entity authoritySays(Pattern.Match match) {
    for (Entity entity : scene.entities()) {
      if (entity.first() < begin || entity.end() > end || !entity.body()) {
        continue;
      }
      boolean named = entity.kind() == Entity.Kind.BODY;
      if (named && (entity.equals(match.actor()) || actsIn(entity, match))) {
        return entity;
      }
      if (speaks(entity, match)) {
        return entity;
      }
    }
    return null;
  }

  /** "Told to stop" is no speech but the deed itself, where the pattern has the word. */
  private boolean speaks(Entity entity, Pattern.@Nullable Match match) {
    for (int i = entity.end(); i < Math.min(end, entity.end() + 4); i++) {
      if (words.gap(i).compareTo(Gap.COMMA) >= 0) {
        break;
      }
      boolean deed = match != null && i < match.end() && match.pattern().has(words.hash(i));
      if (SAYS.has(words, i) && !deed) {
        return true;
      }
    }
    return entity.first() > begin + 1 && SAYS.has(words, entity.first() - 1);
  }

  private boolean saidByBody() {
    for (Entity entity : scene.entities()) {
      boolean here = entity.first() >= begin && entity.end() <= end;
      if (here && entity.body() && speaks(entity, null)) {
        return true;
      }
    }
    return false;
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
    boolean old = hasAny(begin, end, RECALLS);
    boolean recent = false;
    for (int i = from; i < to; i++) {
      if (year(i) > 0) {
        boolean effective = i > 0 && UNTIL.has(words, i - 1);
        old |= year(i) < published.getYear() && !effective;
        recent |= year(i) >= published.getYear();
      } else if (MONTHS.has(words, i) && words.capitalised(i) && IN_OR_SINCE.has(words, i - 1)) {
        int months = monthsBefore(words.surface(i), published);
        // "will ... in June" is ahead; "listed in December", said in July, is behind
        boolean ahead = UNTIL_FROM_BY.has(words, i - 1) || hasAny(begin, end, WILL);
        old |= months >= 2 && !ahead;
        recent |= months < 2;
      } else if (AGO_LAST.has(words, i)) {
        old |= LONG_SPANS.has(words, i + 1) || LONG_AGO.has(words, i - 1);
      } else if (JUST_NOW.has(words, i)) {
        recent = true;
      }
    }
    return old && !recent;
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
    return find(from, to, list) >= 0;
  }

  private int find(int from, int to, WordList list) {
    for (int i = from; i < to; i++) {
      if (list.has(words, i)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * As {@link #clauseBegin}; the last comma in front of the match begins a clause too, if somebody
   * is named behind it.
   */
  private int levelBegin(Pattern.Match match) {
    int clause = clauseBegin(match);
    for (int i = match.first(); i > clause; i--) {
      if (words.gap(i) == Gap.COMMA) {
        boolean named = false;
        for (int j = i; j < Math.min(match.first() + 1, i + 4); j++) {
          named |= scene.covering(j) != null;
        }
        return named ? i : clause;
      }
    }
    return clause;
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
