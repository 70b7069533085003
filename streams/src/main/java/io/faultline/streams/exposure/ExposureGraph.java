package io.faultline.streams.exposure;

import io.faultline.events.Alert;
import io.faultline.events.Company;
import io.faultline.events.Event;
import io.faultline.events.Portfolio;
import io.faultline.events.Relationship;
import io.faultline.events.RiskFamily;
import io.faultline.events.RuleState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The exposure graph by itself, for questions that no news asks: what leads from one company to
 * another as of a day. Not thread-safe.
 */
public final class ExposureGraph {
  private final Graph graph = new Graph();
  private final References references = new References();
  private final Walk walk = new Walk(graph);

  /** Adds a company, relationship, portfolio or rule state. */
  public void refer(Event reference) {
    switch (reference) {
      case Relationship relation -> graph.add(relation);
      case Company company -> references.add(company);
      case Portfolio portfolio -> references.add(portfolio);
      case RuleState rule -> references.add(rule);
      default ->
          throw new IllegalArgumentException(
              "expected a company, relationship, portfolio or rule state, was "
                  + reference.getClass().getSimpleName());
    }
  }

  /**
   * What arrives at one company.
   *
   * @param carried over all paths together, 0 to 1
   * @param paths strongest first
   */
  public record Reach(double carried, List<Alert.Path> paths) {
    public Reach {
      paths = List.copyOf(paths);
    }
  }

  /**
   * All that a hit to {@code origin} reaches, by company id.
   *
   * @param family how a hit of this family travels
   * @param at when relations have to be valid
   * @param known by when they have to be known
   * @param wanted which companies are asked for
   */
  public SortedMap<String, Reach> reach(
      String origin, RiskFamily family, Instant at, Instant known, Predicate<String> wanted) {
    SortedMap<String, Reach> reach = new TreeMap<>();
    OptionalInt node = graph.find(origin);
    if (node.isEmpty()) {
      return reach;
    }
    Walk.Found found =
        walk.from(node.getAsInt(), family, at, known, n -> wanted.test(graph.id(n)), new BitSet());
    for (Map.Entry<Integer, List<Walk.Reached>> entry : found.paths().entrySet()) {
      double spared = 1;
      List<Alert.Path> paths = new ArrayList<>();
      for (Walk.Reached reached : entry.getValue()) {
        spared *= 1 - reached.strength();
        paths.add(PathWriter.write(reached, references, known));
      }
      reach.put(graph.id(entry.getKey()), new Reach(PathWriter.round(1 - spared), paths));
    }
    return reach;
  }

  /** The name of a company or country in words. */
  public String name(String id, Instant known) {
    return references.party(id, known).name();
  }
}
