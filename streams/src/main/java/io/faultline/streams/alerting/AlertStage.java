package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import io.faultline.events.FactLevel;
import io.faultline.events.Json;
import io.faultline.events.Portfolio.Thresholds;
import io.faultline.events.RiskFamily;
import io.faultline.events.Severity;
import io.faultline.streams.alerting.HoldingAlerts.Case;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.timeline.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Concludes alerts for one holding. A conclusion is a function of the exposures that are known; a
 * revision is written only where it differs from the last one. Thread-safe.
 */
public final class AlertStage {
  /** What concluded it: changes with every change of a figure or a rule. */
  private static final Alert.Rules RULES = new Alert.Rules("2026-11", "faultline 0.1.0");

  private static final int MOST_RISKS = 12;
  private static final Duration KEPT = Duration.ofDays(60);
  private static final Duration WINDOW = Duration.ofDays(14);
  private static final Duration KEPT_LISTING = Duration.ofDays(400);

  /**
   * @param state the new state
   * @param revisions of alerts whose conclusion is new or different
   * @param decisions what did not become an alert
   */
  public record Concluded(HoldingAlerts state, List<Alert> revisions, List<Decision> decisions) {}

  /**
   * @param state the alerts of the holding so far; null for the first exposure
   * @param exposure of the holding
   */
  public Concluded conclude(@Nullable HoldingAlerts state, Exposure exposure) {
    HoldingAlerts before = state == null ? HoldingAlerts.of(exposure.holding()) : state;
    String id = alertId(exposure.holding(), exposure.episode().episodeId());
    Map<String, Case> cases = new TreeMap<>();
    before.cases().forEach(c -> cases.put(c.alertId(), c));
    Case known = cases.get(id);
    if (known == null && (exposure.gone() || exposure.episode().signals().isEmpty())) {
      return new Concluded(before, List.of(), List.of());
    }
    cases.put(id, new Case(id, exposure, known == null ? null : known.last()));

    List<Alert> revisions = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    TreeSet<String> decided = new TreeSet<>(before.decided());
    for (String each : order(cases, id, known)) {
      Case of = Objects.requireNonNull(cases.get(each));
      List<Exposure> beside =
          cases.values().stream()
              .filter(c -> !c.alertId().equals(each))
              .map(Case::exposure)
              .filter(e -> !e.gone())
              .toList();
      Alert next = revise(of, beside, decisions, decided);
      if (next != null) {
        revisions.add(next);
        cases.put(each, new Case(each, of.exposure(), next));
      }
    }
    Instant now =
        cases.values().stream()
            .map(c -> c.exposure().knownAt())
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    List<Exposure> open =
        cases.values().stream().map(Case::exposure).filter(AlertStage::isOpen).toList();
    cases
        .values()
        .removeIf(
            c -> forgettable(c, now) && open.stream().noneMatch(o -> mayMatter(c.exposure(), o)));
    return new Concluded(
        new HoldingAlerts(
            before.holding(), List.copyOf(cases.values()), List.copyOf(last(decided, 400))),
        List.copyOf(revisions),
        List.copyOf(decisions));
  }

  /** The id of the alert that an episode may become for a holding. */
  public static String alertId(String holding, String episodeId) {
    return Json.fingerprintOf("alert", holding, episodeId);
  }

  /**
   * The case that changed, then those that it may matter to, as it is or as it was.
   *
   * @param before the case before it changed; null for a new one
   */
  private static List<String> order(
      Map<String, Case> cases, String changed, @Nullable Case before) {
    List<String> order = new ArrayList<>();
    order.add(changed);
    Exposure now = Objects.requireNonNull(cases.get(changed)).exposure();
    Exposure then = before == null ? now : before.exposure();
    for (Case each : cases.values()) {
      if (!each.alertId().equals(changed)
          && isOpen(each.exposure())
          && (mayMatter(now, each.exposure()) || mayMatter(then, each.exposure()))) {
        order.add(each.alertId());
      }
    }
    return order;
  }

  /** Whether one exposure is among what the other's score or its telling asks for. */
  private static boolean mayMatter(Exposure one, Exposure other) {
    RiskFamily family = one.episode().family();
    RiskFamily otherFamily = other.episode().family();
    boolean own = one.holding().equals(one.episode().companyId());
    boolean country = isCountry(one) && isCountry(other) && family == otherFamily;
    boolean fell =
        own && family == RiskFamily.MARKET && Scoring.mayReact(other.episode(), one.episode());
    boolean tells =
        family.mayCause(otherFamily)
                && one.episode().companyId().equals(other.episode().companyId())
            || own && isCountry(other) && family == otherFamily;
    return country || fell || tells;
  }

  private static boolean isCountry(Exposure exposure) {
    return exposure.episode().companyId().startsWith("country:");
  }

  private static boolean isOpen(Exposure exposure) {
    return exposure.episode().state() == Episode.State.OPEN && !exposure.gone();
  }

  private static List<String> last(TreeSet<String> ids, int most) {
    return ids.stream().limit(most).toList();
  }

  private static boolean forgettable(Case of, Instant now) {
    Episode episode = of.exposure().episode();
    boolean listed =
        episode.signals().stream()
            .anyMatch(io.faultline.streams.timeline.Signal.Listing.class::isInstance);
    return !isOpen(of.exposure())
        && episode.lastEventAt().isBefore(now.minus(listed ? KEPT_LISTING : KEPT));
  }

  // One alert

  private static @Nullable Alert revise(
      Case of, List<Exposure> beside, List<Decision> decisions, TreeSet<String> decided) {
    Exposure exposure = of.exposure();
    Alert last = of.last();
    Episode.State state = exposure.episode().state();
    if (exposure.gone() || exposure.episode().signals().isEmpty()) {
      return last == null || isOver(last)
          ? null
          : end(
              last,
              AlertStatus.RETRACTED,
              state == Episode.State.MERGED && exposure.episode().supersededBy() != null
                  ? alertId(exposure.holding(), exposure.episode().supersededBy())
                  : null,
              state == Episode.State.MERGED
                  ? "It turned out to be one story with another one."
                  : exposure.episode().signals().isEmpty()
                      ? "What it rested on was withdrawn."
                      : "Nothing leads to the holding any more.",
              exposure.knownAt());
    }
    Scoring scoring = Scoring.of(exposure, beside);
    Severity severity = Scoring.severity(scoring.score(), Thresholds.DEFAULT);
    List<Alert.InPortfolio> portfolios = portfolios(exposure, scoring.score());
    if (portfolios.isEmpty()) {
      if (last != null && !isOver(last)) {
        return end(
            last,
            scoring.hit().easing() ? AlertStatus.RESOLVED : AlertStatus.RETRACTED,
            null,
            "What is left of it scores %s, below what is told.".formatted(scoring.score()),
            scoring.knownAt());
      }
      if (last == null) {
        below(of, scoring, decisions, decided);
      }
      return null;
    }
    if (state == Episode.State.CLOSED) {
      return last == null || isOver(last)
          ? null
          : end(
              last,
              AlertStatus.RESOLVED,
              null,
              "Nothing new came within %d days.".formatted(WINDOW.toDays()),
              exposure.knownAt());
    }
    Exposure teller = teller(exposure, scoring, beside);
    if (teller != null) {
      String id = alertId(exposure.holding(), teller.episode().episodeId());
      if (last != null && !isOver(last)) {
        return end(
            last,
            AlertStatus.RETRACTED,
            id,
            "The warning about %s tells it.".formatted(Wording.about(teller)),
            scoring.knownAt());
      }
      if (last == null) {
        told(of, teller, scoring, decisions, decided);
      }
      return null;
    }
    Alert next = conclusion(of, scoring, severity == null ? Severity.INFO : severity, portfolios);
    if (last == null) {
      return next;
    }
    List<String> changes = changes(last, next);
    if (changes.isEmpty() && !isOver(last)) {
      return null;
    }
    return with(next, last.revision() + 1, status(last, next, scoring), changes, last);
  }

  /**
   * The exposure whose warning tells this one already, if one is at least as severe: the one about
   * the reason, where the price or the supply of somebody on the way fell for a reason that reaches
   * the holding as well; the one about the holding, where a country is hit and the holding itself
   * by the same.
   */
  private static @Nullable Exposure teller(
      Exposure exposure, Scoring scoring, List<Exposure> beside) {
    if (exposure.paths().isEmpty()) {
      return null;
    }
    Episode episode = exposure.episode();
    boolean country = exposure.origin().companyId().startsWith("country:");
    for (Exposure other : beside) {
      Episode told = other.episode();
      boolean reason =
          told.family().mayCause(episode.family()) && told.companyId().equals(episode.companyId());
      boolean nearer = country && other.paths().isEmpty() && told.family() == episode.family();
      if ((reason || nearer) && tells(told, episode) && asSevere(other, scoring)) {
        return other;
      }
    }
    return null;
  }

  /** Whether all that happened in one episode fell into the window of another. */
  private static boolean tells(Episode teller, Episode told) {
    return switch (teller.state()) {
      case OPEN -> Scoring.overlap(teller, told);
      case CLOSED ->
          Scoring.overlap(teller, told)
              && !told.lastEventAt().isAfter(teller.lastEventAt().plus(WINDOW));
      case WITHDRAWN, MERGED -> false;
    };
  }

  private static boolean asSevere(Exposure other, Scoring scoring) {
    Severity there = Scoring.severity(Scoring.of(other, List.of()).score(), Thresholds.DEFAULT);
    Severity here = Scoring.severity(scoring.score(), Thresholds.DEFAULT);
    return there != null && (here == null || there.compareTo(here) >= 0);
  }

  private static boolean isOver(Alert alert) {
    return alert.status() == AlertStatus.RETRACTED || alert.status() == AlertStatus.RESOLVED;
  }

  private static Alert conclusion(
      Case of, Scoring scoring, Severity severity, List<Alert.InPortfolio> portfolios) {
    Exposure exposure = of.exposure();
    return new Alert(
        of.alertId(),
        1,
        AlertStatus.OPENED,
        null,
        severity,
        scoring.score(),
        scoring.factors(),
        Wording.title(exposure, scoring),
        Wording.summary(exposure, scoring),
        new Alert.Holding(
            exposure.holding(), exposure.holdingName(), exposure.symbols(), portfolios),
        new Alert.Origin(
            exposure.origin().companyId(), exposure.origin().name(), exposure.listedEntity()),
        scoring.hit().risks().getFirst(),
        java.util.stream.Stream.concat(
                scoring.hit().risks().stream(), Hit.standing(exposure.episode()).stream())
            .distinct()
            .limit(MOST_RISKS)
            .toList(),
        exposure.paths(),
        Proof.evidence(exposure),
        Proof.market(exposure, scoring),
        Proof.times(exposure, scoring.knownAt()),
        RULES,
        List.of());
  }

  /** The portfolios that hear of it, each by its own thresholds; what is below them stays out. */
  private static List<Alert.InPortfolio> portfolios(Exposure exposure, double score) {
    List<Alert.InPortfolio> hear = new ArrayList<>();
    for (Exposure.Held held : exposure.positions()) {
      Severity own = Scoring.severity(score, thresholds(held));
      if (own != null) {
        hear.add(new Alert.InPortfolio(held.portfolioId(), held.weight(), own));
      }
    }
    return List.copyOf(hear);
  }

  private static Thresholds thresholds(Exposure.Held held) {
    return held.thresholds() == null ? Thresholds.DEFAULT : held.thresholds();
  }

  /** The least score that any of the holders hears of. */
  private static double least(Exposure exposure) {
    return exposure.positions().stream()
        .mapToDouble(held -> thresholds(held).info())
        .min()
        .orElse(Thresholds.DEFAULT.info());
  }

  private static AlertStatus status(Alert last, Alert next, Scoring scoring) {
    if (isOver(last)) {
      return scoring.hit().easing() ? AlertStatus.EASED : AlertStatus.UPDATED;
    }
    boolean easesNow =
        scoring.hit().easing() && next.score() < last.score()
            || denials(next) > denials(last) && next.score() < last.score();
    if (easesNow) {
      return AlertStatus.EASED;
    }
    boolean confirmed =
        next.risk().factLevel() == FactLevel.CONFIRMED
            && last.risk().factLevel() != FactLevel.CONFIRMED;
    if (next.severity().compareTo(last.severity()) > 0
        || confirmed
        || next.score() >= last.score() + 5) {
      return AlertStatus.ESCALATED;
    }
    return next.severity().compareTo(last.severity()) < 0 ? AlertStatus.EASED : AlertStatus.UPDATED;
  }

  private static long denials(Alert alert) {
    return alert.evidence().stream()
        .filter(e -> e.stance() == io.faultline.events.Stance.DENIES)
        .count();
  }

  /** What a reader would notice, in sentences; empty if nothing. */
  private static List<String> changes(Alert last, Alert next) {
    List<String> changes = new ArrayList<>();
    if (next.severity() != last.severity()) {
      changes.add(
          "Severity went from %s to %s.".formatted(last.severity().code(), next.severity().code()));
    }
    if (next.score() != last.score()) {
      changes.add("The score went from %s to %s.".formatted(last.score(), next.score()));
    }
    next.evidence().stream()
        .filter(e -> !last.evidence().contains(e))
        .limit(5)
        .forEach(
            e ->
                changes.add(
                    "%s: %s (%s)."
                        .formatted(
                            e.stance() == io.faultline.events.Stance.DENIES
                                ? "Denied"
                                : "New evidence",
                            e.title(),
                            e.source())));
    if (last.evidence().stream().anyMatch(e -> !next.evidence().contains(e)) && changes.isEmpty()) {
      changes.add("Some evidence was withdrawn.");
    }
    if (next.paths().size() != last.paths().size()) {
      changes.add("Paths: %d before, %d now.".formatted(last.paths().size(), next.paths().size()));
    } else if (disputed(next) != disputed(last)) {
      changes.add("Disputed paths: %d before, %d now.".formatted(disputed(last), disputed(next)));
    } else if (!next.paths().equals(last.paths())) {
      changes.add("What is known of the paths changed.");
    }
    if (!next.risks().equals(last.risks())) {
      changes.add("The claims changed.");
    }
    if (!next.market().equals(last.market()) && changes.isEmpty()) {
      changes.add("The market moved.");
    }
    if (!next.holding().portfolios().equals(last.holding().portfolios())) {
      changes.add("The portfolios that hold it changed.");
    } else if (!next.holding().equals(last.holding())) {
      changes.add("The holding is named differently.");
    }
    if (!Objects.equals(next.origin(), last.origin())) {
      changes.add("The origin is named differently.");
    }
    return changes;
  }

  private static long disputed(Alert alert) {
    return alert.paths().stream()
        .filter(p -> p.steps().stream().anyMatch(s -> !s.disputedBy().isEmpty()))
        .count();
  }

  private static Alert with(
      Alert next, int revision, AlertStatus status, List<String> changes, Alert last) {
    Alert.Times times = next.times();
    Instant raised =
        times.raisedAt().isBefore(last.times().raisedAt())
            ? last.times().raisedAt()
            : times.raisedAt();
    return new Alert(
        next.alertId(),
        revision,
        status,
        null,
        next.severity(),
        next.score(),
        next.scoring(),
        next.title(),
        next.summary(),
        next.holding(),
        next.origin(),
        next.risk(),
        next.risks(),
        next.paths(),
        next.evidence(),
        next.market(),
        new Alert.Times(times.eventAt(), times.publishedAt(), raised, raised),
        next.rules(),
        changes);
  }

  private static Alert end(
      Alert last,
      AlertStatus status,
      @Nullable String supersededBy,
      String because,
      Instant knownAt) {
    Instant raised = knownAt.isBefore(last.times().raisedAt()) ? last.times().raisedAt() : knownAt;
    return new Alert(
        last.alertId(),
        last.revision() + 1,
        status,
        supersededBy,
        last.severity(),
        last.score(),
        last.scoring(),
        last.title(),
        last.summary(),
        last.holding(),
        last.origin(),
        last.risk(),
        last.risks(),
        last.paths(),
        last.evidence(),
        last.market(),
        new Alert.Times(last.times().eventAt(), last.times().publishedAt(), raised, raised),
        last.rules(),
        List.of(because));
  }

  private static void told(
      Case of,
      Exposure teller,
      Scoring scoring,
      List<Decision> decisions,
      TreeSet<String> decided) {
    Exposure exposure = of.exposure();
    String id = Json.fingerprintOf(of.alertId(), DecisionReason.DUPLICATE.code());
    if (decided.add(id)) {
      decisions.add(
          new Decision(
              id,
              exposure.episode().signals().getFirst().signalId(),
              exposure.origin().companyId(),
              exposure.holding(),
              scoring.hit().risks().getFirst().type(),
              DecisionReason.DUPLICATE,
              "The warning about %s tells it.".formatted(Wording.about(teller)),
              exposure.episode().eventAt(),
              scoring.knownAt()));
    }
  }

  private static void below(
      Case of, Scoring scoring, List<Decision> decisions, TreeSet<String> decided) {
    Exposure exposure = of.exposure();
    String id = Json.fingerprintOf(of.alertId(), DecisionReason.BELOW_THRESHOLD.code());
    if (scoring.hit().risks().isEmpty() || !decided.add(id)) {
      return;
    }
    decisions.add(
        new Decision(
            id,
            exposure.episode().signals().getFirst().signalId(),
            exposure.origin().companyId(),
            exposure.holding(),
            scoring.hit().risks().getFirst().type(),
            DecisionReason.BELOW_THRESHOLD,
            "It scores %s for %s, below %s: %s"
                .formatted(
                    scoring.score(),
                    exposure.holdingName(),
                    least(exposure),
                    scoring.factors().isEmpty() ? "" : scoring.factors().getLast().because()),
            exposure.episode().eventAt(),
            scoring.knownAt()));
  }
}
