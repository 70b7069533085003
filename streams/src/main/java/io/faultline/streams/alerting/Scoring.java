package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.Direction;
import io.faultline.events.MarketKind;
import io.faultline.events.Portfolio;
import io.faultline.events.RiskFamily;
import io.faultline.events.Severity;
import io.faultline.events.Stance;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a hit arrives at a holding: the score, each factor of it with a sentence.
 *
 * @param score 0 to 100
 * @param hit what it rests on
 * @param own what the holding's own share did at the time
 * @param knownAt the latest known time among all of that
 */
record Scoring(
    double score, List<Alert.Factor> factors, Hit hit, List<MarketMove> own, Instant knownAt) {
  /**
   * Strengths are multiplied along a path and get small quickly; warnings shouldn't. The cube root
   * of the strength counts: a fifth carries 58 %, a twentieth 37 %, a hundredth 22 % of the hit.
   */
  private static double curve(double strength) {
    return Math.cbrt(strength);
  }

  private static final double DENIED_PATH = 0.85;
  private static final double OTHERS_NAMED = 0.6;
  private static final double MOST_OWN = 20;

  /** A path of this strength lets the holding's own fall count fully. */
  private static final double TELLING_PATH = 0.05;

  private static final Duration REACTION = Duration.ofDays(4);

  /**
   * @param beside other exposures of the same holding
   */
  static Scoring of(Exposure exposure, List<Exposure> beside) {
    Episode episode = exposure.episode();
    Hit hit = Hit.of(episode, exposure.origin().name());
    List<Alert.Factor> factors = new ArrayList<>(hit.factors());
    double score = hit.value();
    Instant known = exposure.knownAt();
    List<MarketMove> own = List.of();
    if (!exposure.paths().isEmpty()) {
      double carried = exposure.carried();
      List<Exposure> together = together(exposure, beside);
      double spared = 1 - carried;
      for (Exposure other : together) {
        spared *= 1 - other.carried();
        known = other.knownAt().isAfter(known) ? other.knownAt() : known;
      }
      double by = curve(1 - spared);
      score *= by;
      factors.add(Hit.factor("path", by, pathBecause(exposure, together)));
      for (Exposure.Covered covered : exposure.covered()) {
        factors.add(
            Hit.factor(
                covered.ruleId(),
                covered.binding() ? 1 : 0,
                Wording.capital(Reaching.clause(covered)) + "."));
      }
      if (concernsOthers(exposure)) {
        score *= OTHERS_NAMED;
        factors.add(
            Hit.factor(
                "others_named",
                OTHERS_NAMED,
                "All reports name other companies as concerned, and nobody on the way."));
      }
      if (!exposure.denials().isEmpty()) {
        // A denial weakens a warning and is shown with it; it does not take it away.
        double least = Math.min(score, Portfolio.Thresholds.DEFAULT.info());
        score = Math.max(least, score * DENIED_PATH);
        factors.add(
            Hit.factor(
                "path_denied", DENIED_PATH, "A party on the way denies it: see the denials."));
      }
      own = ownMoves(episode, beside);
      if (episode.family() != RiskFamily.MARKET && !hit.easing()) {
        Optional<MarketMove> most =
            own.stream()
                .filter(m -> m.kind() == MarketKind.SHOCK && m.fall() > 0)
                .filter(m -> reacts(m, episode))
                .max(
                    java.util.Comparator.comparingDouble(MarketMove::fall)
                        .thenComparing(MarketMove::moveId));
        if (most.isPresent()) {
          MarketMove move = most.get();
          double adds =
              Math.min(MOST_OWN, 3 * Hit.multiple(move) + 40 * move.fall())
                  * Math.min(1, carried / TELLING_PATH);
          score += adds;
          known = move.knownAt().isAfter(known) ? move.knownAt() : known;
          factors.add(
              Hit.factor(
                  "holding_fell",
                  adds,
                  "%s itself fell %s on %s."
                      .formatted(move.symbol(), Hit.percent(-move.change()), move.date())));
        }
      }
    }
    double rounded = Math.round(Math.min(100, Math.max(0, score)) * 10) / 10.0;
    return new Scoring(rounded, List.copyOf(factors), hit, own, known);
  }

  /**
   * Whether every report of a hit to a country names companies, and none of them is on the way to
   * the holding: a seizure of aircraft meets lessors harder than whoever else does business there.
   */
  private static boolean concernsOthers(Exposure exposure) {
    if (!exposure.origin().companyId().startsWith("country:")) {
      return false;
    }
    Set<String> onTheWay = new HashSet<>(Set.of(exposure.holding()));
    for (Alert.Path path : exposure.paths()) {
      for (Alert.Step step : path.steps()) {
        onTheWay.add(step.from().companyId());
        onTheWay.add(step.to().companyId());
      }
    }
    boolean others = false;
    for (Signal signal : exposure.episode().signals()) {
      if (signal instanceof Signal.Story story
          && story.claims().stream()
              .anyMatch(c -> c.stance() == Stance.ASSERTS && c.direction() == Direction.IMPOSED)) {
        if (story.named().isEmpty() || story.named().stream().anyMatch(onTheWay::contains)) {
          return false;
        }
        others = true;
      }
    }
    return others;
  }

  /** Countries that are hit at the same time reach a company together. */
  private static List<Exposure> together(Exposure exposure, List<Exposure> beside) {
    if (!exposure.origin().companyId().startsWith("country:")) {
      return List.of();
    }
    Episode episode = exposure.episode();
    return beside.stream()
        .filter(
            e ->
                e.origin().companyId().startsWith("country:")
                    && !e.origin().equals(exposure.origin())
                    && e.episode().family() == episode.family()
                    && e.episode().state() == Episode.State.OPEN
                    && !e.gone()
                    && overlap(e.episode(), episode))
        .toList();
  }

  static boolean overlap(Episode a, Episode b) {
    Duration window = Duration.ofDays(14);
    return !a.eventAt().isAfter(b.lastEventAt().plus(window))
        && !b.eventAt().isAfter(a.lastEventAt().plus(window));
  }

  /** What the holding's own share did from the day before the episode on. */
  private static List<MarketMove> ownMoves(Episode episode, List<Exposure> beside) {
    Instant from = episode.eventAt().minus(Duration.ofDays(1));
    Instant to = episode.lastEventAt().plus(REACTION);
    List<MarketMove> moves = new ArrayList<>();
    for (Exposure other : beside) {
      if (other.holding().equals(other.episode().companyId())
          && other.episode().family() == RiskFamily.MARKET) {
        for (Signal signal : other.episode().signals()) {
          if (signal instanceof Signal.Move(MarketMove move)
              && !signal.eventAt().isBefore(from)
              && !signal.eventAt().isAfter(to)) {
            moves.add(move);
          }
        }
      }
    }
    moves.sort(java.util.Comparator.comparing(MarketMove::date).thenComparing(MarketMove::moveId));
    return moves;
  }

  /** Whether moves of a holding's own episode can lie near enough to another one to count there. */
  static boolean mayReact(Episode episode, Episode own) {
    return !own.lastEventAt().isBefore(episode.eventAt().minus(Duration.ofDays(1)))
        && !own.eventAt().isAfter(episode.lastEventAt().plus(REACTION));
  }

  /** Whether a fall came within days after something that was told. */
  private static boolean reacts(MarketMove move, Episode episode) {
    return episode.signals().stream()
        .anyMatch(
            s -> {
              Duration after = Duration.between(s.eventAt(), move.knownAt());
              return !after.isNegative() && after.compareTo(REACTION) <= 0;
            });
  }

  private static String pathBecause(Exposure exposure, List<Exposure> together) {
    StringBuilder because = new StringBuilder();
    because.append(
        exposure.paths().size() == 1
            ? "One path leads"
            : "%d paths lead".formatted(exposure.paths().size()));
    because
        .append(" from ")
        .append(exposure.origin().name())
        .append(" to ")
        .append(exposure.holdingName())
        .append("; together they carry ")
        .append(Hit.percent(exposure.carried()));
    for (Exposure other : together) {
      because
          .append(", and ")
          .append(Hit.percent(other.carried()))
          .append(" comes from ")
          .append(other.origin().name());
    }
    return because.append(".").toString();
  }

  /** The severity of a score; null below the lowest threshold. */
  static @org.jspecify.annotations.Nullable Severity severity(
      double score, Portfolio.Thresholds thresholds) {
    return score >= thresholds.critical()
        ? Severity.CRITICAL
        : score >= thresholds.warning()
            ? Severity.WARNING
            : score >= thresholds.watch()
                ? Severity.WATCH
                : score >= thresholds.info() ? Severity.INFO : null;
  }
}
