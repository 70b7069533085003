package io.faultline.streams.exposure;

import io.faultline.events.Alert;
import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import io.faultline.events.RuleState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who the companies are, who holds them, and which rules apply, as of any time. */
final class References {
  private static final String COUNTRY = "country:";

  private final Map<String, List<Company>> companies = new HashMap<>();
  private final SortedMap<String, List<Portfolio>> portfolios = new TreeMap<>();
  private final Map<String, Set<String>> holders = new HashMap<>();
  private final SortedMap<String, List<RuleState>> rules = new TreeMap<>();

  void add(Company company) {
    put(
        companies.computeIfAbsent(company.companyId(), c -> new ArrayList<>(1)),
        company,
        Comparator.comparing(Company::knownFrom).thenComparing(Company::key));
  }

  void add(Portfolio portfolio) {
    put(
        portfolios.computeIfAbsent(portfolio.portfolioId(), p -> new ArrayList<>(1)),
        portfolio,
        Comparator.comparing(Portfolio::knownFrom).thenComparing(Portfolio::key));
    for (Portfolio.Position position : portfolio.positions()) {
      holders
          .computeIfAbsent(position.companyId(), c -> new TreeSet<>())
          .add(portfolio.portfolioId());
    }
  }

  void add(RuleState rule) {
    put(
        rules.computeIfAbsent(rule.ruleId(), r -> new ArrayList<>(1)),
        rule,
        Comparator.comparing(RuleState::knownFrom).thenComparing(RuleState::key));
  }

  private static <T> void put(List<T> versions, T added, Comparator<T> order) {
    if (!versions.contains(added)) {
      versions.add(added);
      versions.sort(order);
    }
  }

  /** The company as it is known by a time; before it is known, as it was known first. */
  @Nullable Company company(String id, Instant known) {
    Company latest = null;
    for (Company version : companies.getOrDefault(id, List.of())) {
      if (latest == null || version.knownBy(known)) {
        latest = version;
      }
    }
    return latest;
  }

  /** A company or country with its name in words. */
  Alert.Party party(String id, Instant known) {
    if (id.startsWith(COUNTRY)) {
      String name = Locale.of("", id.substring(COUNTRY.length())).getDisplayCountry(Locale.ENGLISH);
      return new Alert.Party(id, name.isBlank() ? id : name);
    }
    Company company = company(id, known);
    return new Alert.Party(id, company == null ? id : company.name());
  }

  /** Whether any version of any portfolio holds a company. */
  boolean everHeld(String companyId) {
    return holders.containsKey(companyId);
  }

  Set<String> everHeld() {
    return holders.keySet();
  }

  /**
   * Who holds a company when something is concluded at {@code now}.
   *
   * @param newsAt when the news became known: a portfolio that came later gets a baseline, no alert
   */
  List<Holder> holders(String companyId, Instant newsAt, Instant now) {
    List<Holder> found = new ArrayList<>();
    for (String id : holders.getOrDefault(companyId, Set.of())) {
      List<Portfolio> versions = portfolios.getOrDefault(id, List.of());
      if (versions.isEmpty() || versions.getFirst().knownFrom().isAfter(newsAt)) {
        continue;
      }
      Portfolio current = null;
      for (Portfolio version : versions) {
        current = version.knownFrom().isAfter(now) ? current : version;
      }
      if (current != null) {
        for (Portfolio.Position position : current.positions()) {
          if (position.companyId().equals(companyId)
              && position.knownBy(now)
              && position.validAt(now)) {
            Instant known =
                position.knownFrom().isAfter(current.knownFrom())
                    ? position.knownFrom()
                    : current.knownFrom();
            found.add(
                new Holder(new Exposure.Held(id, position.weight(), current.thresholds()), known));
            break;
          }
        }
      }
    }
    return found;
  }

  /** A position, and since when it is known. */
  record Holder(Exposure.Held held, Instant knownFrom) {}

  /** What is known by {@code known} of whether a rule applied {@code at}; null if nothing is. */
  @Nullable RuleState rule(String ruleId, Instant at, Instant known) {
    RuleState latest = null;
    for (RuleState version : rules.getOrDefault(ruleId, List.of())) {
      if (version.knownBy(known) && version.validAt(at)) {
        latest = version;
      }
    }
    return latest;
  }
}
