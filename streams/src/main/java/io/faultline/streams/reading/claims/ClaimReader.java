package io.faultline.streams.reading.claims;

import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of a text: goes over its sentences, tries the rules whose words stand in them,
 * and weighs each fit by its circumstances.
 */
public final class ClaimReader {
  /** What a state can lift, so that words such as "lifted" turn it round. */
  private static final Set<RiskType> EASABLE =
      EnumSet.of(
          RiskType.EXPORT_CONTROL,
          RiskType.SANCTIONS_LISTING,
          RiskType.INVESTMENT_BAN,
          RiskType.PROCUREMENT_BAN,
          RiskType.TARIFF,
          RiskType.DELISTING_THREAT);

  private static final Set<RiskType> LISTED =
      EnumSet.of(
          RiskType.EXPORT_CONTROL,
          RiskType.SANCTIONS_LISTING,
          RiskType.INVESTMENT_BAN,
          RiskType.PROCUREMENT_BAN,
          RiskType.FORCED_LABOUR);

  /** What no state does as such: who acts is said by the pattern, or not at all. */
  private static final Set<RiskType> OF_NO_STATE =
      EnumSet.of(RiskType.SUPPLY_DISRUPTION, RiskType.PRICE_SHOCK, RiskType.LOCKUP_EXPIRY);

  private static final String UNNAMED = "name:";

  /** A country that is named on the way: "to China". */
  private static final int LEAST_RANK = 6;

  private final NameIndex names;
  private final RuleBook rules;

  public ClaimReader(NameIndex names, RuleBook rules) {
    this.names = names;
    this.rules = rules;
  }

  /**
   * The claims in the order of the text.
   *
   * @param words of the text
   * @param mentions the companies that it names
   * @param publishedAt tells history from news; null if that isn't known
   */
  public List<Claim> read(Words words, List<Mention> mentions, @Nullable Instant publishedAt) {
    return read(words, mentions, publishedAt, /* reasons= */ null);
  }

  /** The same claims with every reason, for those who ask why. */
  public Reasons explain(Words words, List<Mention> mentions, @Nullable Instant publishedAt) {
    Reasons reasons = new Reasons(words);
    read(words, mentions, publishedAt, reasons).forEach(reasons::kept);
    return reasons;
  }

  private List<Claim> read(
      Words words,
      List<Mention> mentions,
      @Nullable Instant publishedAt,
      @Nullable Reasons reasons) {
    List<Sentence> sentences = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      int end = words.sentenceEnd(at);
      Set<RuleBook.Use> uses = rules.candidates(words, at, end);
      if (!uses.isEmpty()) {
        sentences.add(new Sentence(at, end, uses));
      }
      at = end;
    }
    Genre genre = sentences.isEmpty() ? Genre.NEWS : Genre.of(words);
    if (reasons != null) {
      reasons.genre(genre);
    }
    if (sentences.isEmpty() || genre != Genre.NEWS) {
      return List.of();
    }
    Scene scene = new Scene(words, mentions, names, publishedAt);
    Text text = new Text(words, scene, publishedAt, reasons);
    for (Sentence sentence : sentences) {
      text.read(sentence.begin, sentence.end, sentence.uses);
    }
    return text.claims();
  }

  /** A sentence in which some patterns may fit. */
  private record Sentence(int begin, int end, Set<RuleBook.Use> uses) {}

  private record Key(RiskType type, String target) {}

  /** One text's reading. */
  private final class Text {
    private final Words words;
    private final Scene scene;
    private final @Nullable Instant publishedAt;
    private final @Nullable String state;
    private final List<Claim> claims = new ArrayList<>();
    private final @Nullable Reasons reasons;

    Text(Words words, Scene scene, @Nullable Instant publishedAt, @Nullable Reasons reasons) {
      this.words = words;
      this.reasons = reasons;
      this.scene = scene;
      this.publishedAt = publishedAt;
      this.state = firstState();
    }

    List<Claim> claims() {
      return List.copyOf(claims);
    }

    void read(int begin, int end, Set<RuleBook.Use> uses) {
      Circumstances circumstances = new Circumstances(words, scene, begin, end, publishedAt);
      Map<Key, Claim> found = new LinkedHashMap<>();
      for (RuleBook.Use use : uses) {
        if (use.rule().whom() != Rule.Whom.UNNAMED) {
          tryRule(use, scene, circumstances, begin, end, found);
        }
      }
      if (found.isEmpty()) {
        for (RuleBook.Use use : uses) {
          if (!keptForUnknown(use.rule())) {
            continue;
          }
          tryRule(use, scene.withUnknown(), circumstances, begin, end, found);
        }
      }
      claims.addAll(found.values());
    }

    /** What a list or a registry may one day say more of; the rest needs a company to matter. */
    private static boolean keptForUnknown(Rule rule) {
      return rule.whom() == Rule.Whom.UNNAMED
          || (rule.direction() == Direction.IMPOSED && LISTED.contains(rule.type()));
    }

    private void tryRule(
        RuleBook.Use use,
        Pattern.Places places,
        Circumstances circumstances,
        int begin,
        int end,
        Map<Key, Claim> found) {
      Rule rule = use.rule();
      boolean fits =
          (rule.beside() == null || hasAny(rule.beside(), begin, end))
              && (rule.without() == null || !hasAny(rule.without(), begin, end));
      if (!fits) {
        return;
      }
      for (int at = begin; at < end; at++) {
        Pattern.Match match = use.pattern().matchAt(words, at, end, places);
        if (match != null && placed(use.pattern(), match)) {
          for (Claim claim : claims(rule, match, circumstances, begin, end)) {
            found.merge(new Key(claim.type(), claim.target()), claim, Text::better);
          }
        }
      }
    }

    private boolean hasAny(WordList list, int begin, int end) {
      for (int i = begin; i < end; i++) {
        if (list.has(words, i)) {
          return true;
        }
      }
      return false;
    }

    private boolean placed(Pattern pattern, Pattern.Match match) {
      Entity target = match.target();
      return !pattern.targetIsSubject()
          || target == null
          || (scene.canBeSubject(target) && !scene.otherSubject(target, match.end()));
    }

    /** A denial or an easing says more than the measure that it names. */
    private static Claim better(Claim one, Claim other) {
      if (one.stance() != other.stance()) {
        return one.stance() == Stance.DENIES ? one : other;
      }
      if (one.direction() != other.direction()) {
        return one.direction() == Direction.EASED ? one : other;
      }
      return other.confidence() > one.confidence() ? other : one;
    }

    private List<Claim> claims(
        Rule rule, Pattern.Match match, Circumstances circumstances, int begin, int end) {
      if (rule.needsState() && state == null && !scene.political(begin, end)) {
        return List.of();
      }
      int condition = circumstances.condition(match);
      if (condition >= 0) {
        return refuse(rule, match, "hangs on a condition", condition);
      }
      if (circumstances.imagined(match)) {
        return refuse(rule, match, "stands in a tale or is a figure of speech", -1);
      }
      Stance stance = rule.stance();
      if (stance == Stance.ASSERTS) {
        int negation = circumstances.negation(match);
        if (circumstances.denial(match) >= 0 || circumstances.negatedBySomebody(match)) {
          stance = Stance.DENIES;
        } else if (negation >= 0) {
          return refuse(rule, match, "is said not to be so", negation);
        }
      }
      List<Claim> made = new ArrayList<>();
      for (String target : targets(rule, match)) {
        made.add(claim(rule, match, circumstances, target, stance, begin, end));
      }
      return made;
    }

    private List<Claim> refuse(Rule rule, Pattern.Match match, String why, int word) {
      if (reasons != null) {
        reasons.refused(rule, match, why, word);
      }
      return List.of();
    }

    private Claim claim(
        Rule rule,
        Pattern.Match match,
        Circumstances circumstances,
        String target,
        Stance stance,
        int begin,
        int end) {
      Circumstances.Sureness sureness = circumstances.sureness(match, target);
      FactLevel level = stance == Stance.DENIES ? FactLevel.DENIED : sureness.level();
      if (rule.level() != null && rule.level().compareTo(level) > 0) {
        level = rule.level();
      }
      boolean eased =
          rule.direction() == Direction.EASED
              || (!rule.directionFixed()
                  && EASABLE.contains(rule.type())
                  && circumstances.easing(match) >= 0);
      ListCode list =
          rule.list() != null ? rule.list() : ListNames.in(words, begin, end, rule.type());
      Claim claim =
          new Claim(
              rule.type(),
              eased ? Direction.EASED : Direction.IMPOSED,
              level,
              stance,
              jurisdiction(rule, match, list, target, begin, end),
              target,
              stance == Stance.DENIES ? circumstances.speaker() : null,
              others(target, begin, end),
              list,
              rule.measure() != null
                  ? rule.measure()
                  : MeasureNames.in(
                      words, begin, end, rule.type(), LISTED.contains(rule.type()) ? list : null),
              EffectiveDate.in(words, begin, end, publishedAt),
              rule.background() || circumstances.past(match),
              words.text().substring(words.begin(begin), quoteEnd(end)),
              words.begin(begin),
              quoteEnd(end),
              rule.confidence(),
              rule.name());
      if (reasons != null) {
        reasons.made(claim, rule, match, circumstances, sureness);
      }
      return claim;
    }

    private int quoteEnd(int end) {
      int at = words.end(end - 1);
      String text = words.text();
      while (at < text.length() && ".!?。！？\"”)」".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at;
    }

    private Set<String> targets(Rule rule, Pattern.Match match) {
      Set<String> targets = new LinkedHashSet<>();
      if (rule.whom() == Rule.Whom.LEAD && scene.lead() != null) {
        targets.add(scene.lead());
      }
      if (rule.whom() == Rule.Whom.UNNAMED) {
        targets.add(UNNAMED);
      }
      Entity target = match.target();
      if (target != null && rule.whom() != Rule.Whom.ACTOR) {
        for (Entity each : scene.inOneList(target)) {
          if (rule.standIns() || !each.company() || !scene.standsForAnother(each)) {
            targets.addAll(each.targets());
          }
        }
      }
      Entity actor = match.actor();
      if (actor != null
          && actor.country() != null
          && (rule.whom() == Rule.Whom.ACTOR || rule.whom() == Rule.Whom.BOTH)) {
        targets.add("country:" + actor.country());
      }
      return targets;
    }

    private List<String> others(String target, int begin, int end) {
      Set<String> others = new LinkedHashSet<>();
      for (Entity entity : scene.entities()) {
        if (entity.kind() == Entity.Kind.COMPANY
            && entity.first() >= begin
            && entity.end() <= end) {
          others.addAll(entity.targets());
        }
      }
      others.remove(target);
      return List.copyOf(others);
    }

    private @Nullable String jurisdiction(
        Rule rule,
        Pattern.Match match,
        @Nullable ListCode list,
        String target,
        int begin,
        int end) {
      if (rule.jurisdiction() != null) {
        return rule.jurisdiction();
      }
      Entity actor = match.actor();
      if (actor != null && actor.country() != null) {
        return actor.country();
      }
      if (OF_NO_STATE.contains(rule.type())) {
        return null;
      }
      if (list != null) {
        return list.code().substring(0, list.code().indexOf('-'));
      }
      boolean itsOwn = target.indexOf(':') < 0 && governmentWithoutCountry(begin, end);
      String home = itsOwn ? names.countryOf(target) : null;
      String inSentence =
          stateIn(begin, end, target, home == null ? Integer.MAX_VALUE : LEAST_RANK);
      if (inSentence != null) {
        return inSentence;
      }
      if (home != null) {
        return home;
      }
      return state != null && !target.equals("country:" + state) ? state : null;
    }

    /**
     * Who acts in this sentence, surest first: a body, the seat of a government, "American" in
     * front of a measure, a country as a subject, any country.
     */
    private @Nullable String stateIn(int begin, int end, String target, int worse) {
      String best = null;
      int bestRank = worse;
      for (Entity entity : scene.entities()) {
        boolean here = entity.first() >= begin && entity.end() <= end;
        if (!here || !entity.acts() || entity.country() == null) {
          continue;
        }
        int rank = rank(entity);
        if (rank < bestRank && !target.equals("country:" + entity.country())) {
          best = entity.country();
          bestRank = rank;
        }
      }
      return best;
    }

    /** "The government", without saying whose: as a rule that of the company's own country. */
    private boolean governmentWithoutCountry(int begin, int end) {
      for (Entity entity : scene.entities()) {
        boolean here = entity.first() >= begin && entity.end() <= end;
        if (here && entity.kind() == Entity.Kind.OFFICE && entity.country() == null) {
          return true;
        }
      }
      return false;
    }

    private int rank(Entity entity) {
      if (entity.body()) {
        return 0;
      }
      if (entity.targets().isEmpty()) {
        return 1;
      }
      if (scene.afterBy(entity)) {
        return 2;
      }
      if (entity.adjective()) {
        return scene.namesMeasure(entity) ? 3 : 5;
      }
      if (scene.possessive(entity)) {
        return scene.namesMeasure(entity) ? 3 : LEAST_RANK;
      }
      return scene.canBeSubject(entity) ? 4 : LEAST_RANK;
    }

    private @Nullable String firstState() {
      String country = null;
      for (Entity entity : scene.entities()) {
        if (entity.body() && entity.country() != null) {
          return entity.country();
        }
        if (country == null && entity.acts()) {
          country = entity.country();
        }
      }
      return country;
    }
  }
}
