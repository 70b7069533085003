package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.ChangeKind;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListedParty;
import io.faultline.events.LockUp;
import io.faultline.events.MarketKind;
import io.faultline.events.Measure;
import io.faultline.events.RiskFamily;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.CompanyReport.Salience;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How hard an episode hits the company that it happens to, 0 to 100, whoever holds it. A function
 * of the episode alone. The figures stand in docs/scoring.md.
 *
 * @param value the strength of the hit
 * @param factors what it is made of
 * @param risks all claims, the leading one first
 * @param easing whether the last word is that a measure goes
 */
record Hit(double value, List<Alert.Factor> factors, List<Alert.Risk> risks, boolean easing) {
  private static final double EACH_FURTHER_STORY = 4;
  private static final int MOST_FURTHER_STORIES = 3;
  private static final double CONSEQUENCE = 4;
  private static final double ALONE_AT_MOST = 54;
  private static final double REMOVED = 0.3;
  private static final double EASED = 0.75;
  private static final double EASED_ALONE = 0.35;
  private static final double DENIED = 0.9;
  private static final double UNKNOWN_FLOAT = 0.1;
  private static final double LARGE_FLOAT = 0.2;
  private static final double PLUNGE = 0.1;
  private static final Duration AFTER_EXPIRY = Duration.ofDays(7);

  /** A claim with how much it weighs. */
  private record Weighed(Alert.Risk risk, double weight, Instant at, String because) {}

  static Hit of(Episode episode, String name) {
    return episode.family() == RiskFamily.MARKET ? market(episode, name) : measure(episode, name);
  }

  // Everything but the market

  private static Hit measure(Episode episode, String name) {
    List<Weighed> imposed = new ArrayList<>();
    List<Weighed> eased = new ArrayList<>();
    Set<String> tellers = new TreeSet<>();
    boolean denied = false;
    boolean removed = false;
    for (Signal signal : episode.signals()) {
      switch (signal) {
        case Signal.Story story -> {
          boolean asserts = false;
          for (Claim claim : story.claims()) {
            if (claim.stance() == Stance.DENIES) {
              denied = true;
            } else {
              Weighed weighed = weigh(story, claim);
              (claim.direction() == Direction.EASED ? eased : imposed).add(weighed);
              asserts |= claim.direction() == Direction.IMPOSED;
            }
          }
          if (asserts) {
            tellers.add(story.source());
          }
        }
        case Signal.Listing listing -> {
          Weighed weighed = weigh(listing);
          if (listing.change() == ChangeKind.REMOVED) {
            eased.add(weighed);
            removed = true;
          } else {
            imposed.add(weighed);
            removed = false;
          }
          tellers.add(listing.party().list().code());
        }
        case Signal.Move move -> {}
        case Signal.Expiry expiry -> {}
      }
    }
    // Units of the group that were listed in the same stroke.
    for (Signal signal : episode.context()) {
      if (episode.family() == RiskFamily.RESTRICTION
          && signal instanceof Signal.Listing listing
          && listing.news()
          && !listing.eventAt().isBefore(episode.eventAt())) {
        imposed.add(weigh(listing));
      }
    }
    List<Alert.Factor> factors = new ArrayList<>();
    Comparator<Weighed> heaviest =
        Comparator.comparingDouble(Weighed::weight)
            .reversed()
            .thenComparing(Weighed::at)
            .thenComparing(w -> w.risk().toString());
    imposed.sort(heaviest);
    eased.sort(Comparator.comparing(Weighed::at).reversed().thenComparing(heaviest));
    if (imposed.isEmpty() && eased.isEmpty()) {
      return new Hit(0, List.of(), List.of(), false);
    }
    double value;
    boolean easing;
    if (imposed.isEmpty()) {
      Weighed lead = eased.getFirst();
      value = lead.weight() * EASED_ALONE;
      easing = true;
      factors.add(factor("measure", value, lead.because() + " It eases, and weighs less."));
    } else {
      Weighed lead = imposed.getFirst();
      value = lead.weight();
      factors.add(factor("measure", value, lead.because()));
      int further = Math.min(MOST_FURTHER_STORIES, tellers.size() - 1);
      if (further > 0) {
        value += further * EACH_FURTHER_STORY;
        factors.add(
            factor(
                "corroboration",
                further * EACH_FURTHER_STORY,
                "%d independent sources tell it: %s."
                    .formatted(tellers.size(), String.join(", ", tellers))));
      }
      value += consequence(episode, name, factors);
      double market = confirmation(episode, name, factors);
      value += market;
      Instant lastImposed =
          imposed.stream().map(Weighed::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
      easing = !eased.isEmpty() && (removed || !eased.getFirst().at().isBefore(lastImposed));
      if (!eased.isEmpty()) {
        double by = removed ? REMOVED : EASED;
        value *= by;
        factors.add(factor("easing", by, eased.getFirst().because()));
      }
    }
    if (denied) {
      value *= DENIED;
      factors.add(factor("denial", DENIED, "It is denied."));
    }
    List<Weighed> order = new ArrayList<>();
    if (easing && (removed || imposed.isEmpty())) {
      order.addAll(eased);
      order.addAll(imposed);
    } else {
      order.addAll(imposed);
      order.addAll(eased);
    }
    return new Hit(
        Math.min(100, value),
        factors,
        order.stream().map(Weighed::risk).distinct().limit(12).toList(),
        easing);
  }

  private static Weighed weigh(Signal.Story story, Claim claim) {
    double weight =
        base(claim.type(), claim.measure())
            * certainty(claim.factLevel())
            * (story.salience() == Salience.SUBJECT || isCountry(claim.target()) ? 1 : 0.8)
            * (0.7 + 0.3 * claim.confidence());
    Alert.Risk risk =
        new Alert.Risk(
            claim.type(),
            claim.list(),
            claim.measure(),
            Law.binds(claim.list(), claim.measure()),
            claim.effectiveOn(),
            claim.direction(),
            claim.factLevel(),
            claim.jurisdiction());
    return new Weighed(
        risk,
        weight,
        story.publishedAt(),
        "%s: %s, %s by %s."
            .formatted(
                capital(Law.words(claim.type())),
                claim.measure() == null ? "no measure named" : Law.words(claim.measure()),
                claim.factLevel().code(),
                story.source()));
  }

  /** Few articles are about a country as they are about a company. */
  private static boolean isCountry(String target) {
    return target.startsWith("country:");
  }

  private static Weighed weigh(Signal.Listing listing) {
    ListedParty party = listing.party();
    boolean removed = listing.change() == ChangeKind.REMOVED;
    Alert.Risk risk =
        new Alert.Risk(
            Law.risk(party.list()),
            party.list(),
            party.measure(),
            Law.binds(party.list(), party.measure()),
            removed ? party.dates().delistedOn() : party.since(),
            removed ? Direction.EASED : Direction.IMPOSED,
            FactLevel.CONFIRMED,
            Law.jurisdiction(party.list()));
    double weight = base(risk.type(), party.measure()) * (0.5 + 0.5 * listing.match());
    if (listing.change() == ChangeKind.AMENDED) {
      weight *= 0.3;
    }
    return new Weighed(
        risk,
        weight,
        listing.eventAt(),
        "%s %s %s (%s)."
            .formatted(
                party.name(),
                removed
                    ? "was removed from"
                    : listing.change() == ChangeKind.AMENDED ? "was amended on" : "was named on",
                Law.name(party.list()),
                Law.words(party.measure())));
  }

  /**
   * What lists already said of the origin and its units: context, which adds nothing to a score.
   */
  static List<Alert.Risk> standing(Episode episode) {
    return episode.context().stream()
        .filter(s -> s instanceof Signal.Listing l && l.change() != ChangeKind.REMOVED)
        .map(s -> weigh((Signal.Listing) s).risk())
        .distinct()
        .toList();
  }

  private static double base(RiskType type, @org.jspecify.annotations.Nullable Measure measure) {
    double byType =
        switch (type) {
          case ARMED_CONFLICT -> 92;
          case SANCTIONS_LISTING -> 82;
          case EXPROPRIATION -> 92;
          case EXPORT_CONTROL -> 76;
          case REGULATORY_CRACKDOWN -> 70;
          case INVESTMENT_BAN, PROCUREMENT_BAN, RETALIATION -> 68;
          case DELISTING_THREAT, BOYCOTT, DATA_SECURITY, SUPPLY_DISRUPTION -> 62;
          case TARIFF, FORCED_LABOUR -> 55;
          case LOCKUP_EXPIRY -> 14;
          case PRICE_SHOCK -> 10;
        };
    if (measure == null) {
      return byType;
    }
    double byMeasure =
        switch (measure) {
          case ASSET_FREEZE -> 92;
          case EXPORT_DENIAL -> 86;
          case EXPORT_LICENCE -> 76;
          case SECURITIES_BAN, INVESTMENT_BAN -> 68;
          case DEBT_LIMIT, ACCOUNT_LIMIT -> 62;
          case TRANSACTION_BAN -> 80;
          case PROCUREMENT_BAN -> 68;
          case UNVERIFIED -> 45;
          case ENTRY_BAN -> 35;
        };
    return type.family() == RiskFamily.RESTRICTION ? byMeasure : Math.max(byType, byMeasure);
  }

  private static double certainty(FactLevel level) {
    return switch (level) {
      case CONFIRMED -> 1;
      case REPORTED -> 0.9;
      case PROPOSED -> 0.6;
      case ALLEGED -> 0.5;
      case DENIED -> 0.2;
    };
  }

  /** What it led to at the company itself, as its stories say. */
  private static double consequence(Episode episode, String name, List<Alert.Factor> factors) {
    for (Signal signal : episode.context()) {
      if (signal instanceof Signal.Story story
          && story.claims().stream()
              .anyMatch(
                  c ->
                      c.stance() == Stance.ASSERTS
                          && c.direction() == Direction.IMPOSED
                          && (c.factLevel() == FactLevel.CONFIRMED
                              || c.factLevel() == FactLevel.REPORTED))) {
        factors.add(
            factor(
                "consequence",
                CONSEQUENCE,
                "Supply of or to %s is disrupted: %s (%s)."
                    .formatted(name, story.title(), story.source())));
        return CONSEQUENCE;
      }
    }
    return 0;
  }

  /** What the market made of it, added to a hit of another family. */
  private static double confirmation(Episode episode, String name, List<Alert.Factor> factors) {
    double most = 0;
    String because = "";
    for (Signal signal : episode.context()) {
      if (signal instanceof Signal.Move(MarketMove move)) {
        double adds =
            move.kind() == MarketKind.HALT
                ? 6
                : move.fall() <= 0 ? 0 : Math.min(20, 2 * multiple(move) + 40 * move.fall());
        if (adds > most) {
          most = adds;
          because =
              move.kind() == MarketKind.HALT
                  ? "Trading of %s was halted from %s.".formatted(name, move.date())
                  : "%s fell %s on %s, %s times its usual daily move."
                      .formatted(
                          move.symbol(),
                          percent(-move.change()),
                          move.date(),
                          times(multiple(move)));
        }
      }
    }
    if (most > 0) {
      factors.add(factor("market", most, because));
    }
    return most;
  }

  // The market

  private static Hit market(Episode episode, String name) {
    List<Alert.Factor> factors = new ArrayList<>();
    Map<RiskType, Alert.Risk> risks = new LinkedHashMap<>();
    double lockUp = 0;
    double share = 0;
    Optional<Signal.Expiry> expiry = Optional.empty();
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Expiry each) {
        double weight = lockUp(each);
        if (weight > lockUp) {
          lockUp = weight;
          expiry = Optional.of(each);
        }
        Double freed = each.statement().shareOfOutstanding();
        share = Math.max(share, freed == null ? 0 : freed);
      }
    }
    double fall = 0;
    Optional<MarketMove> move = Optional.empty();
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Move(MarketMove each)) {
        double weight = fall(each);
        if (weight > fall) {
          fall = weight;
          move = Optional.of(each);
        }
      }
    }
    double told = 0;
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Story story) {
        for (Claim claim : story.claims()) {
          if (claim.stance() == Stance.ASSERTS && claim.direction() == Direction.IMPOSED) {
            double weight = base(claim.type(), null) * certainty(claim.factLevel());
            if (story.salience() != Salience.SUBJECT) {
              weight *= 0.5;
            }
            told = Math.max(told, weight);
            risks.putIfAbsent(claim.type(), risk(claim.type(), claim.factLevel()));
          }
        }
      }
    }
    Map<RiskType, Alert.Risk> leading = new LinkedHashMap<>();
    if (fall > 0) {
      leading.put(RiskType.PRICE_SHOCK, risk(RiskType.PRICE_SHOCK, FactLevel.CONFIRMED));
    }
    if (lockUp > 0) {
      leading.put(RiskType.LOCKUP_EXPIRY, risk(RiskType.LOCKUP_EXPIRY, FactLevel.CONFIRMED));
    }
    risks.forEach(leading::putIfAbsent);

    expiry.ifPresent(e -> factors.add(factor("lockup", lockUp(e), lockUpBecause(e))));
    move.ifPresent(m -> factors.add(factor("fall", fall(m), fallBecause(m))));
    boolean together =
        expiry.isPresent()
            && move.isPresent()
            && share >= LARGE_FLOAT
            && move.get().fall() >= PLUNGE
            && follows(move.get(), expiry.get());
    double value;
    if (together) {
      value = Math.min(95, lockUp + fall);
      factors.add(
          factor(
              "together",
              value,
              "The date, a float of %s and a plunge of %s came together."
                  .formatted(percent(share), percent(-move.get().change()))));
    } else {
      value = Math.min(ALONE_AT_MOST, Math.max(told, Math.max(lockUp, fall)));
      if (told > Math.max(lockUp, fall)) {
        factors.add(factor("report", told, "The press reports it of %s.".formatted(name)));
      }
    }
    boolean easing = false;
    if (expiry.isPresent() && move.isEmpty()) {
      Optional<MarketMove> rise = riseAfter(episode, expiry.get());
      if (rise.isPresent()) {
        value *= 0.5;
        easing = true;
        factors.add(
            factor(
                "easing",
                0.5,
                "The feared fall did not come: %s rose %s on %s."
                    .formatted(
                        rise.get().symbol(), percent(rise.get().change()), rise.get().date())));
      }
    }
    return new Hit(value, factors, List.copyOf(leading.values()), easing);
  }

  private static boolean follows(MarketMove move, Signal.Expiry expiry) {
    Duration after = Duration.between(expiry.eventAt(), new Signal.Move(move).eventAt());
    return !after.isNegative() && after.compareTo(AFTER_EXPIRY) <= 0;
  }

  private static Optional<MarketMove> riseAfter(Episode episode, Signal.Expiry expiry) {
    for (Signal signal : episode.context()) {
      if (signal instanceof Signal.Move(MarketMove move)
          && move.kind() == MarketKind.SHOCK
          && move.change() > 0
          && follows(move, expiry)) {
        return Optional.of(move);
      }
    }
    return Optional.empty();
  }

  private static double lockUp(Signal.Expiry expiry) {
    Double share = expiry.statement().shareOfOutstanding();
    double weight = 10 + 60 * (share == null ? UNKNOWN_FLOAT : share);
    return Math.min(
        ALONE_AT_MOST,
        weight
            * switch (expiry.notice()) {
              case 30 -> 0.6;
              case 7 -> 0.8;
              default -> 1;
            });
  }

  private static String lockUpBecause(Signal.Expiry expiry) {
    LockUp statement = expiry.statement();
    Double share = statement.shareOfOutstanding();
    return "The lock-up on %s ends on %s%s."
        .formatted(
            share == null ? "an unknown part of the shares" : percent(share) + " of the shares",
            statement.expiresOn(),
            expiry.notice() > 1 ? ", in %d days or less".formatted(expiry.notice()) : "");
  }

  private static double fall(MarketMove move) {
    if (move.kind() == MarketKind.HALT) {
      return 16;
    }
    double depth = Math.max(move.fall(), -move.lowChange() / 2);
    return Math.min(ALONE_AT_MOST, Math.max(0, 2 * Math.min(10, multiple(move)) + 100 * depth - 4));
  }

  private static String fallBecause(MarketMove move) {
    return move.kind() == MarketKind.HALT
        ? "%s was halted from %s.".formatted(move.symbol(), move.date())
        : "%s fell %s on %s, %s times its usual daily move%s."
            .formatted(
                move.symbol(),
                percent(-move.change()),
                move.date(),
                times(multiple(move)),
                move.volumeMultiple() == null
                    ? ""
                    : ", on %s times its usual volume".formatted(times(move.volumeMultiple())));
  }

  static double multiple(MarketMove move) {
    return move.volatilityMultiple() == null ? 0 : move.volatilityMultiple();
  }

  private static Alert.Risk risk(RiskType type, FactLevel level) {
    return new Alert.Risk(type, null, null, null, null, Direction.IMPOSED, level, null);
  }

  static Alert.Factor factor(String name, double value, String because) {
    return new Alert.Factor(name, Math.round(value * 100) / 100.0, because);
  }

  static String times(double multiple) {
    return String.format(Locale.ROOT, "%.1f", multiple);
  }

  /** {@code 46.8 %}, and {@code 70 %} where there is no tenth to speak of. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", fraction * 100).replace(".0 %", " %");
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
