package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.ExposureGraph;
import io.faultline.streams.exposure.ExposureGraph.Reach;
import io.faultline.streams.replay.Inputs;
import io.faultline.streams.screening.Screening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What portfolios are exposed to on a day before anything new happens: listings that stand, and
 * countries in which business is done.
 *
 * @param rows strongest first within a portfolio
 * @param totals weight times strength; a position without a weight adds nothing
 */
public record Baseline(List<Row> rows, List<Total> totals) {

  /**
   * @param what the list and measure, or that business is done there
   * @param strength how much of a hit would arrive, 0 to 1; 1 if the holding itself is listed
   * @param path the strongest way, in words; empty if the holding itself is listed
   */
  public record Row(
      String portfolio,
      String holding,
      @Nullable Double weight,
      String origin,
      String what,
      double strength,
      String path) {}

  /**
   * @param by {@code country}, {@code origin} or {@code measure}
   */
  public record Total(String portfolio, String by, String of, double total) {}

  /** A position on the day. */
  private record Held(String portfolio, @Nullable Double weight) {}

  /** Computes it from what was known at the end of the day. */
  public static Baseline of(Inputs inputs, LocalDate on) {
    Instant at = on.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant known = on.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    ExposureGraph graph = new ExposureGraph();
    List<Company> companies = inputs.companies().stream().filter(c -> c.knownBy(known)).toList();
    companies.forEach(graph::refer);
    inputs.relationships().forEach(graph::refer);
    SortedMap<String, List<Held>> held = held(inputs, at, known);

    List<Row> rows = new ArrayList<>();
    SortedMap<String, Double> totals = new TreeMap<>();
    Screening screening = new Screening(companies);
    for (ListedParty party : standing(inputs.listings(), known)) {
      screening
          .screen(party)
          .forEach(
              match ->
                  add(
                      graph,
                      match.companyId(),
                      party.list().code() + " " + party.measure().code(),
                      "measure",
                      party.measure().code(),
                      held,
                      at,
                      known,
                      rows,
                      totals));
    }
    Set<String> countries = new HashSet<>();
    for (Relationship relation : inputs.relationships()) {
      if (relation.type() == RelationType.OPERATES_IN) {
        countries.add(relation.to());
      }
    }
    for (String country : countries) {
      add(
          graph,
          country,
          "business there",
          "country",
          country.substring(country.indexOf(':') + 1),
          held,
          at,
          known,
          rows,
          totals);
    }
    rows.sort(
        Comparator.comparing(Row::portfolio)
            .thenComparing(Comparator.comparingDouble(Row::strength).reversed())
            .thenComparing(Row::holding)
            .thenComparing(Row::origin)
            .thenComparing(Row::what));
    return new Baseline(
        List.copyOf(rows),
        totals.entrySet().stream()
            .map(
                e -> {
                  String[] key = e.getKey().split("\t");
                  return new Total(key[0], key[1], key[2], e.getValue());
                })
            .toList());
  }

  private static void add(
      ExposureGraph graph,
      String origin,
      String what,
      String by,
      String of,
      SortedMap<String, List<Held>> held,
      Instant at,
      Instant known,
      List<Row> rows,
      SortedMap<String, Double> totals) {
    SortedMap<String, Reach> reach =
        graph.reach(origin, RiskFamily.RESTRICTION, at, known, held::containsKey);
    if (held.containsKey(origin)) {
      reach.put(origin, new Reach(1, List.of()));
    }
    reach.forEach(
        (holding, each) -> {
          for (Held position : held.getOrDefault(holding, List.of())) {
            rows.add(
                new Row(
                    position.portfolio(),
                    graph.name(holding, known),
                    position.weight(),
                    graph.name(origin, known),
                    what,
                    each.carried(),
                    each.paths().isEmpty() ? "" : words(each.paths().getFirst())));
            if (position.weight() != null) {
              double weighed = position.weight() * each.carried();
              totals.merge(position.portfolio() + "\t" + by + "\t" + of, weighed, Double::sum);
              totals.merge(
                  position.portfolio() + "\torigin\t" + graph.name(origin, known),
                  weighed,
                  Double::sum);
            }
          }
        });
  }

  private static String words(Alert.Path path) {
    return path.steps().stream()
        .map(
            s ->
                "%s %s %s"
                    .formatted(
                        s.from().name(), s.relation().code().replace('_', ' '), s.to().name()))
        .collect(Collectors.joining("; "));
  }

  private static List<ListedParty> standing(List<ListingChange> changes, Instant known) {
    Map<String, ListedParty> standing = new LinkedHashMap<>();
    changes.stream()
        .filter(c -> !c.changedAt().isAfter(known))
        .sorted(
            Comparator.comparing(ListingChange::changedAt).thenComparing(ListingChange::eventId))
        .forEach(
            c -> {
              if (c.kind() == ChangeKind.REMOVED) {
                standing.remove(c.key());
              } else {
                standing.put(c.key(), c.party());
              }
            });
    return List.copyOf(standing.values());
  }

  private static SortedMap<String, List<Held>> held(Inputs inputs, Instant at, Instant known) {
    SortedMap<String, Portfolio> latest = new TreeMap<>();
    inputs.portfolios().stream()
        .filter(p -> !p.knownFrom().isAfter(known))
        .sorted(Comparator.comparing(Portfolio::knownFrom).thenComparing(Portfolio::key))
        .forEach(p -> latest.put(p.portfolioId(), p));
    SortedMap<String, List<Held>> held = new TreeMap<>();
    for (Portfolio portfolio : latest.values()) {
      for (Portfolio.Position position : portfolio.positions()) {
        if (position.validAt(at) && position.knownBy(known)) {
          held.computeIfAbsent(position.companyId(), c -> new ArrayList<>())
              .add(new Held(portfolio.portfolioId(), position.weight()));
        }
      }
    }
    return held;
  }
}
