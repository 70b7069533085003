package io.faultline.alerts.audience;

import io.faultline.events.Alert;
import io.faultline.events.Alert.Factor;
import io.faultline.events.Alert.Holding;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who looks: everybody's keeper, or the holders of some portfolios. It decides which alerts they
 * see and what of them: a portfolio that is not theirs is not named, and neither is its weight.
 *
 * @param all whether every portfolio is visible; then {@code portfolios} is empty
 * @param portfolios the visible ones
 */
public record Audience(boolean all, Set<String> portfolios) {
  /** Sees every portfolio. */
  public static final Audience EVERYONE = new Audience(true, Set.of());

  public Audience {
    portfolios = Set.copyOf(portfolios);
    if (all && !portfolios.isEmpty()) {
      throw new IllegalArgumentException("an audience sees all portfolios or some, not both");
    }
  }

  /** Sees these portfolios and no other. */
  public static Audience of(Set<String> portfolios) {
    return new Audience(false, portfolios);
  }

  /** Whether it may know of a portfolio. */
  public boolean sees(String portfolio) {
    return all || portfolios.contains(portfolio);
  }

  /** The part of this audience that also belongs to another. */
  public Audience within(Audience other) {
    if (all) {
      return other;
    }
    if (other.all) {
      return this;
    }
    Set<String> both = new TreeSet<>(portfolios);
    both.retainAll(other.portfolios);
    return of(both);
  }

  /**
   * What it may see of an alert; empty if the alert concerns none of its portfolios. The severity
   * becomes the highest among the portfolios that remain, for each may have thresholds of its own.
   * Sentences that name a hidden portfolio are left out.
   */
  public Optional<Alert> view(Alert alert) {
    if (all) {
      return Optional.of(alert);
    }
    List<InPortfolio> seen = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (InPortfolio in : alert.holding().portfolios()) {
      if (sees(in.id())) {
        seen.add(in);
      } else {
        hidden.add(in.id());
      }
    }
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Severity severity =
        seen.stream()
            .map(InPortfolio::severity)
            .max(Comparator.naturalOrder())
            .orElse(alert.severity());
    if (hidden.isEmpty()) {
      return Optional.of(with(alert, severity, seen, alert.scoring(), alert.changes()));
    }
    Pattern names = named(hidden);
    List<Factor> scoring =
        alert.scoring().stream().filter(f -> !names.matcher(f.because()).find()).toList();
    List<String> changes = alert.changes().stream().filter(c -> !names.matcher(c).find()).toList();
    return Optional.of(with(alert, severity, seen, scoring, changes));
  }

  private static Pattern named(List<String> portfolios) {
    List<String> quoted = portfolios.stream().map(Pattern::quote).toList();
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])(" + String.join("|", quoted) + ")(?![\\p{L}\\p{N}])");
  }

  private static Alert with(
      Alert a,
      Severity severity,
      List<InPortfolio> portfolios,
      List<Factor> scoring,
      List<String> changes) {
    Holding holding =
        new Holding(a.holding().companyId(), a.holding().name(), a.holding().symbols(), portfolios);
    return new Alert(
        a.alertId(),
        a.revision(),
        a.status(),
        a.supersededBy(),
        severity,
        a.score(),
        scoring,
        a.title(),
        a.summary(),
        holding,
        a.origin(),
        a.risk(),
        a.risks(),
        a.paths(),
        a.evidence(),
        a.market(),
        a.times(),
        a.rules(),
        changes);
  }
}
