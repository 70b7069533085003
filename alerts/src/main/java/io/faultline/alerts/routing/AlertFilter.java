package io.faultline.alerts.routing;

import io.faultline.alerts.audience.Audience;
import io.faultline.events.Alert;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a route or a silence means. An empty set or null means any; all that is given must
 * hold.
 *
 * @param portfolios ids; a route with portfolios also shows no other
 * @param companies ids of the holding or of the origin
 * @param atLeast the lowest severity, as the portfolios of this filter see it
 * @param risks any of the alert's claims
 * @param jurisdictions of any of the alert's claims
 * @param weightAtLeast the least part of a portfolio, as a fraction; an unknown weight counts as
 *     enough, for silence is the worse mistake
 */
public record AlertFilter(
    Set<String> portfolios,
    Set<String> companies,
    @Nullable Severity atLeast,
    Set<RiskType> risks,
    Set<String> jurisdictions,
    @Nullable Double weightAtLeast) {
  /** Every alert. */
  public static final AlertFilter ANY =
      new AlertFilter(Set.of(), Set.of(), null, Set.of(), Set.of(), null);

  public AlertFilter {
    portfolios = copy(portfolios);
    companies = copy(companies);
    risks = copy(risks);
    jurisdictions = copy(jurisdictions);
    if (weightAtLeast != null && !(weightAtLeast >= 0 && weightAtLeast <= 1)) {
      throw new IllegalArgumentException(
          "weightAtLeast must be a fraction from 0 to 1, was " + weightAtLeast);
    }
  }

  private static <T> Set<T> copy(@Nullable Set<T> values) {
    return values == null ? Set.of() : Set.copyOf(values);
  }

  /** Who may see what this filter lets through. */
  public Audience audience() {
    return portfolios.isEmpty() ? Audience.EVERYONE : Audience.of(portfolios);
  }

  /**
   * @param fits whether all that is asked for holds
   * @param because what held, or the first thing that didn't, in words
   */
  public record Match(boolean fits, String because) {}

  /** Whether an alert fits, and why. */
  public Match match(Alert whole) {
    Alert alert = audience().view(whole).orElse(null);
    if (alert == null) {
      return no("it concerns none of the portfolios " + listed(portfolios));
    }
    List<String> held = new ArrayList<>();
    if (!portfolios.isEmpty()) {
      held.add(
          "held in "
              + String.join(
                  ", ", alert.holding().portfolios().stream().map(Alert.InPortfolio::id).toList()));
    }
    if (!companies.isEmpty()) {
      if (companies.contains(alert.holding().companyId())) {
        held.add(alert.holding().companyId() + " is the holding");
      } else if (companies.contains(alert.origin().companyId())) {
        held.add(alert.origin().companyId() + " is the origin");
      } else {
        return no("neither holding nor origin is one of " + listed(companies));
      }
    }
    if (atLeast != null) {
      if (alert.severity().compareTo(atLeast) < 0) {
        return no("severity is " + alert.severity().code() + ", below " + atLeast.code());
      }
      held.add("severity is " + alert.severity().code());
    }
    if (!risks.isEmpty()) {
      List<String> found =
          claims(alert).map(Alert.Risk::type).filter(risks::contains).map(RiskType::code).toList();
      if (found.isEmpty()) {
        return no(
            "none of its claims is one of " + listed(risks.stream().map(RiskType::code).toList()));
      }
      held.add("the risk is " + found.getFirst());
    }
    if (!jurisdictions.isEmpty()) {
      List<String> found =
          claims(alert)
              .map(Alert.Risk::jurisdiction)
              .filter(Objects::nonNull)
              .filter(jurisdictions::contains)
              .toList();
      if (found.isEmpty()) {
        return no("no claim is of " + listed(jurisdictions));
      }
      held.add("the jurisdiction is " + found.getFirst());
    }
    if (weightAtLeast != null) {
      boolean enough =
          alert.holding().portfolios().stream()
              .anyMatch(p -> p.weight() == null || p.weight() >= weightAtLeast);
      if (!enough) {
        return no("its weight is below " + weightAtLeast + " in every portfolio");
      }
      held.add("its weight is enough");
    }
    return new Match(true, held.isEmpty() ? "every alert fits" : String.join(", ", held));
  }

  private static java.util.stream.Stream<Alert.Risk> claims(Alert alert) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(alert.risk()), alert.risks().stream())
        .distinct();
  }

  private static Match no(String because) {
    return new Match(false, because);
  }

  private static String listed(java.util.Collection<String> values) {
    return String.join(", ", new TreeSet<>(values));
  }
}
