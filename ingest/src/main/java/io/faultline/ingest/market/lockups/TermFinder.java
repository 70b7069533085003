package io.faultline.ingest.market.lockups;

import io.faultline.ingest.market.lockups.LockUpTerm.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places that say how long a lock-up lasts. A length counts where its sentence speaks of
 * a lock-up or of a promise not to sell, and where nothing next to it says that it is another kind
 * of period: an option, a holding period of Rule 144, the time in which dealers deliver
 * prospectuses, vesting, the pay of underwriters.
 */
final class TermFinder {
  private static final double PROMISED = 6;
  private static final double NAMED = 4;
  private static final double NAMED_ONLY = 2;
  private static final double IN_CONTEXT = 1.5;
  private static final double ROW = 1;

  /** Shorter ones are notices and windows, unless they are called a lock-up. */
  private static final int LEAST_DAYS = 25;

  private static final int BEFORE = 260;
  private static final int BEHIND = 240;

  private static final Pattern TOWARDS_START =
      Wording.pattern(
          "^[\"')\\s,]*(?:period |periods )?(?:(?:immediately"
              + " )?(?:after|from|following|of|since|post)|(?:commencing|beginning|starting|running|counted|measured|calculated)\\b[^;|]{0,20}?(?:on|from|with|at|upon|after)?|subsequent"
              + " to|as (?:of|from))\\b");

  private static final Pattern THEREAFTER =
      Wording.pattern(
          "^[\"')\\s,]*(?:thereafter|after (?:such|that) (?:date|day)|later|from (?:such|that)"
              + " (?:date|day)|after it\\b)");

  /** What stands between the day from which it runs and the length. */
  private static final Pattern RUNS_FROM =
      Wording.pattern(
          "(?:beginning|commencing|starting|from|as"
              + " of|on)\\b[^;|]{0,160}?(?:continuing|ending|until|through|for|to)\\b[^;|]{0,60}$");

  private static final Pattern UNTIL =
      Wording.pattern(
          "(?:until|through|ends? on|expires? on|will (?:end|expire|lapse) on|ending on|up to and"
              + " including|expiring on|last day[^;|]{0,40}(?:is|:)|i\\.e\\.,?)\\s+(?:and including"
              + " )?$");

  private static final Pattern CLAUSE =
      Wording.pattern(
          ";|\\bprovided,? (?:however,? )?that\\b|\\bexcept that\\b|, (?:and|but|while|whereas)"
              + " (?=(?:the|an|our|all|each|any|up|certain|in)\\b)|\\. ");

  private static final Pattern TABLE_HEADING =
      Wording.pattern(
          "lock-?up|restricted|available for (?:public )?(?:re)?sale|eligible for (?:future"
              + " )?sale|first (?:be )?available|date (?:of )?release");

  private static final Pattern BIG_NUMBER =
      Pattern.compile("(?<![\\w$.])(\\d{1,3}(?:,\\d{3})+|\\d{5,12})(?![\\w%.])");

  private static final Pattern NTH_AND_LATER =
      Wording.pattern(
          "(?:beginning|commencing|starting|from|at any time)(?: (?:on|at))?(?: the (?:date|day)(?:"
              + " that is| which is)?)?(?: the)?\\s*$");

  private static final Pattern BINDING_VERB =
      Wording.pattern(
          "\\b(?:agree|undertak|undertook|covenant|will not|may not|shall not|are subject|is"
              + " subject|have entered|has entered)");

  private static final Pattern OTHER_DAYS_BEFORE =
      Wording.pattern("\\b(?:trading|business|banking|working)[\\s-]+$");

  private static final Pattern OTHER_DAYS_BEHIND = Wording.pattern("^[\\s-]*(?:trading|business)");

  private static final Pattern WITHIN = Wording.pattern("\\bwithin (?:the )?(?:next |first )?$");

  private static final Pattern AGO =
      Wording.pattern("^\\W*(?:before|prior to|preceding|ago|earlier)\\b");

  private static final Pattern PAST =
      Wording.pattern("(?:preceding|previous|past|prior|last|at least|every|any|than)\\s*$");

  private static final Pattern PERIOD_BEFORE =
      Wording.pattern("^[\\s-]*period (?:prior|before|preceding)");

  private static final Pattern PROMISE_BEFORE_LIST = Wording.pattern(":|\\u2022|\\([1ia]\\)");

  private static final int ROWS_OF_TABLE = 30;

  /** No prospectus says it so often; what does is no prospectus. */
  private static final int MOST_MENTIONS = 5_000;

  private final List<Mention> mentions = new ArrayList<>();

  private TermFinder() {}

  static List<Mention> in(List<String> blocks) {
    TermFinder finder = new TermFinder();
    String before = "";
    int rowsBelowHeading = 0;
    for (String block : blocks) {
      if (block.contains(ProspectusText.CELLS)) {
        boolean heading =
            TABLE_HEADING.matcher(block).find() || TABLE_HEADING.matcher(before).find();
        rowsBelowHeading = heading ? ROWS_OF_TABLE : rowsBelowHeading - 1;
        if (rowsBelowHeading > 0) {
          finder.row(block);
        }
      } else {
        rowsBelowHeading = TABLE_HEADING.matcher(block).find() ? ROWS_OF_TABLE : 0;
        for (String sentence : Sentences.of(block)) {
          if (finder.mentions.size() < MOST_MENTIONS) {
            finder.sentence(sentence, before);
          }
          before = sentence;
        }
        before = block.length() < 200 || before.isEmpty() ? block : before;
      }
    }
    return finder.mentions;
  }

  private void sentence(String sentence, String before) {
    boolean named = Wording.LOCK_UP.matcher(sentence).find();
    boolean promised = Promise.in(sentence);
    boolean above = Wording.LOCK_UP.matcher(before).find();
    if (!named && !promised) {
      return;
    }
    Party party = party(sentence);
    for (LengthPhrase phrase : LengthPhrase.in(sentence)) {
      Place place = new Place(sentence, phrase);
      if (place.isTrap() || (!place.called() && phrase.length().days() < LEAST_DAYS)) {
        continue;
      }
      TermStart start = place.start();
      boolean binds = Promise.in(place.clause());
      double weight = weight(named || above, promised && binds, place.called(), start != null);
      if (weight > 0) {
        add(place, start, party, weight);
      }
    }
    dates(sentence, party, named, promised);
  }

  private void add(Place place, @Nullable TermStart start, Party party, double weight) {
    boolean staged = place.isStage();
    mentions.add(
        new Mention(
            place.length(),
            null,
            start,
            party,
            Holders.in(place.clauseTo()),
            null,
            staged ? weight / 4 : weight,
            staged,
            place.sentence));
  }

  private static double weight(boolean named, boolean promised, boolean called, boolean hasStart) {
    if (promised && hasStart) {
      return named ? PROMISED + 1 : PROMISED;
    }
    if (called) {
      return hasStart ? NAMED : NAMED_ONLY;
    }
    if (named && hasStart) {
      return IN_CONTEXT;
    }
    return promised && named ? IN_CONTEXT : 0;
  }

  /** A last day that is written out. */
  private void dates(String sentence, Party party, boolean named, boolean promised) {
    Matcher matcher = ProspectusDates.anyIn(sentence);
    while (matcher.find()) {
      LocalDate date = ProspectusDates.parsed(matcher.group("date"));
      String to = sentence.substring(Math.max(0, matcher.start() - 80), matcher.start());
      if (date != null && (named || promised) && UNTIL.matcher(to).find()) {
        mentions.add(
            new Mention(
                null,
                date,
                null,
                party,
                Holders.in(sentence),
                null,
                promised ? PROMISED : NAMED,
                /* staged= */ false,
                sentence));
      }
    }
  }

  private void row(String row) {
    for (LengthPhrase phrase : LengthPhrase.in(row)) {
      Place place = new Place(row, phrase);
      if (place.isTrap() || phrase.length().days() < LEAST_DAYS) {
        continue;
      }
      Matcher number = BIG_NUMBER.matcher(row);
      Long shares = number.find() ? Long.valueOf(number.group(1).replace(",", "")) : null;
      boolean staged = Wording.PART.matcher(row).find() && shares == null;
      mentions.add(
          new Mention(
              place.length(),
              null,
              place.start(),
              Party.HOLDERS,
              Holders.in(row),
              shares,
              place.start() == null && !place.called() ? ROW / 2 : ROW,
              staged,
              row));
    }
  }

  private static Party party(String sentence) {
    if (Wording.UNDERWRITERS_PAY.matcher(sentence).find()) {
      return Party.UNDERWRITERS;
    }
    Matcher verb = BINDING_VERB.matcher(sentence);
    String subject = verb.find() ? sentence.substring(0, verb.start()) : sentence;
    return Holders.companyOnly(subject) ? Party.COMPANY : Party.HOLDERS;
  }

  /** One length in its sentence. */
  private static final class Place {
    private final String sentence;
    private final LengthPhrase phrase;
    private final String before;
    private final String behind;

    Place(String sentence, LengthPhrase phrase) {
      this.sentence = sentence;
      this.phrase = phrase;
      this.before = sentence.substring(Math.max(0, phrase.begin() - BEFORE), phrase.begin());
      this.behind =
          sentence.substring(phrase.end(), Math.min(sentence.length(), phrase.end() + BEHIND));
    }

    /** From the 181st day on shares are free: the term has 180. */
    TermLength length() {
      TermLength length = phrase.length();
      boolean dayAfter =
          length.unit() == TermLength.Unit.DAYS
              && (length.amount() % 10 == 1 || length.amount() == 366)
              && length.amount() > 80
              && !Promise.in(clauseTo())
              && (sentence.contains(ProspectusText.CELLS)
                  || NTH_AND_LATER.matcher(before).find()
                  || Wording.RELEASE.matcher(sentence).find());
      return dayAfter ? new TermLength(length.amount() - 1, length.unit()) : length;
    }

    /**
     * Whether it is called a lock-up: {@code 180-day lock-up}, {@code lock-up period of 180 days}.
     */
    boolean called() {
      return Wording.NAMED_BEHIND.matcher(behind).find()
          || Wording.NAMED_BEFORE.matcher(before).find();
    }

    /** The clause that the length stands in, from its beginning to the length. */
    String clauseTo() {
      Matcher matcher = CLAUSE.matcher(before);
      int from = 0;
      while (matcher.find()) {
        from = matcher.end();
      }
      return from > 0 && PROMISE_BEFORE_LIST.matcher(before.substring(0, from)).find()
          ? sentence.substring(0, phrase.begin())
          : from > 0 || before.length() == BEFORE ? sentenceFrom(from) : before;
    }

    private String sentenceFrom(int from) {
      return from > 0 ? before.substring(from) : sentence.substring(0, phrase.begin());
    }

    private String clause() {
      Matcher end = CLAUSE.matcher(behind);
      return clauseTo()
          + sentence.substring(phrase.begin(), phrase.end())
          + behind.substring(0, end.find() ? end.start() : behind.length());
    }

    boolean isTrap() {
      String clause = clause();
      boolean called = called();
      String near = before.substring(Math.max(0, before.length() - 140));
      String next = behind.substring(0, Math.min(behind.length(), 80));
      if (OTHER_DAYS_BEFORE.matcher(before).find()
          || OTHER_DAYS_BEHIND.matcher(behind).find()
          || Wording.EXTENSION
              .matcher(
                  before.substring(Math.max(0, before.length() - 30))
                      + sentence.substring(phrase.begin(), phrase.end())
                      + next)
              .find()) {
        return true;
      }
      if (called) {
        return false;
      }
      boolean promise = Promise.in(clause);
      boolean option = Wording.OPTION.matcher(near + "#" + next).find() && !promise;
      boolean within = WITHIN.matcher(before).find() && !promise;
      boolean ago = AGO.matcher(behind).find() || PAST.matcher(before).find() && !promise;
      boolean period = PERIOD_BEFORE.matcher(behind).find();
      boolean combination = Wording.COMBINATION_DEADLINE.matcher(clause).find() && !promise;
      return option
          || within
          || ago
          || period
          || combination
          || Wording.DEALERS.matcher(clause).find()
          || Wording.EMPLOYMENT.matcher(clause).find()
          || other(clause, promise);
    }

    private static boolean other(String clause, boolean promise) {
      boolean named = Wording.LOCK_UP.matcher(clause).find();
      return !promise
          && (Wording.HOLDING.matcher(clause).find()
              || (Wording.HOLDING_RULE.matcher(clause).find() && !named)
              || Wording.VESTING.matcher(clause).find()
              || Wording.RESEARCH.matcher(clause).find()
              || Wording.REGISTRATION.matcher(clause).find());
    }

    /** From when it is counted; null where the sentence doesn't say. */
    @Nullable TermStart start() {
      Matcher towards = TOWARDS_START.matcher(behind);
      if (towards.find()) {
        String words =
            behind.substring(towards.end(), Math.min(behind.length(), towards.end() + 130));
        TermStart start = earliest(words);
        if (start != null) {
          return start;
        }
      }
      if (THEREAFTER.matcher(behind).find() || RUNS_FROM.matcher(before).find()) {
        return last(before);
      }
      return null;
    }

    /** The one that is named first; of two that begin at the same word, the more exact one. */
    private static @Nullable TermStart earliest(String words) {
      TermStart best = null;
      int at = Integer.MAX_VALUE;
      for (TermStart start : TermStart.values()) {
        Matcher matcher = start.words().matcher(words);
        if (matcher.find() && matcher.start() < at) {
          at = matcher.start();
          best = start;
        }
      }
      return best;
    }

    private static @Nullable TermStart last(String words) {
      TermStart best = null;
      int at = -1;
      for (TermStart start : TermStart.values()) {
        Matcher matcher = start.words().matcher(words);
        while (matcher.find()) {
          if (matcher.end() > at) {
            at = matcher.end();
            best = start;
          }
        }
      }
      return best;
    }

    /** Whether it says when a part becomes free. */
    boolean isStage() {
      String clause = clause();
      return Wording.PART.matcher(clause).find()
          && Wording.RELEASE.matcher(clause).find()
          && !Promise.in(clause);
    }
  }
}
