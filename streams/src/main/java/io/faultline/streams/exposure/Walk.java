package io.faultline.streams.exposure;

import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.Carriage.Way;
import io.faultline.streams.exposure.Graph.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * All simple paths from a company that was hit, strongest first.
 *
 * <p>Strength only falls along a path, so the search goes on from the strongest path that is open:
 * paths come out in the order of their strength, and whatever is too weak to make an alert is never
 * walked. A company with very many relations passes on less over each when a path goes through it,
 * so that an index fund or a bank that touches everything floods nobody. Ties are broken by the
 * companies' ids, so that the same graph gives the same paths.
 */
final class Walk {
  static final int MOST_STEPS = 4;

  /** Weaker paths can't lift a score to the lowest severity, however grave the hit. */
  static final double LEAST_STRENGTH = 0.0012;

  /** So many relations pass on all that they carry; more share it. */
  private static final int HUB = 25;

  private static final int MOST_EXPANSIONS = 20_000;
  private static final int MOST_PATHS_PER_HOLDING = 12;

  /**
   * A path, as its last step and the path before it.
   *
   * @param link null at the origin
   * @param way over which it came; null at the origin
   */
  record Reached(
      int node,
      @Nullable Reached before,
      @Nullable Link link,
      @Nullable Way way,
      double strength,
      int steps) {

    boolean passes(int other) {
      for (Reached at = this; at != null; at = at.before()) {
        if (at.node() == other) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * @param paths holding to its paths, strongest first
   * @param visited every company that the search came by
   */
  record Found(Map<Integer, List<Reached>> paths, BitSet visited) {}

  private final Graph graph;

  Walk(Graph graph) {
    this.graph = graph;
  }

  /**
   * @param at when relations have to be valid
   * @param known by when they have to be known
   * @param held whether somebody holds a company
   * @param bound companies to which the measure itself applies: whoever owns part of them passes it
   *     on undiminished
   */
  Found from(
      int origin, RiskFamily family, Instant at, Instant known, IntPredicate held, BitSet bound) {
    Map<Integer, List<Reached>> paths = new HashMap<>();
    BitSet visited = new BitSet();
    PriorityQueue<Reached> open = new PriorityQueue<>(this::compare);
    open.add(new Reached(origin, null, null, null, 1, 0));
    int expansions = 0;
    while (!open.isEmpty() && expansions < MOST_EXPANSIONS) {
      Reached here = open.remove();
      visited.set(here.node());
      if (here.steps() > 0 && held.test(here.node())) {
        List<Reached> found = paths.computeIfAbsent(here.node(), n -> new ArrayList<>(2));
        if (found.size() < MOST_PATHS_PER_HOLDING) {
          found.add(here);
        }
      }
      if (here.steps() < MOST_STEPS) {
        expansions++;
        expand(here, family, at, known, held, bound, visited, open);
      }
    }
    return new Found(paths, visited);
  }

  private void expand(
      Reached here,
      RiskFamily family,
      Instant at,
      Instant known,
      IntPredicate held,
      BitSet bound,
      BitSet visited,
      PriorityQueue<Reached> open) {
    double hub =
        here.steps() == 0 ? 1 : Math.min(1, HUB / (double) Math.max(1, graph.degree(here.node())));
    if (here.strength() * hub < LEAST_STRENGTH && bound.isEmpty()) {
      return;
    }
    boolean whole = here.steps() == 0 && !bound.isEmpty() || bound.get(here.node());
    graph.visit(
        here.node(),
        at,
        known,
        link -> {
          boolean forward = link.from() == here.node();
          Way way = Carriage.way(link.relation().type(), forward);
          int next = link.other(here.node());
          if (way == null
              || here.way() != null
                  && here.link() != null
                  && !whole
                  && !Carriage.goesOn(here.way(), here.link().relation(), way)
              || here.passes(next)) {
            return;
          }
          double strength =
              way == Way.DOWN && whole && bound.get(next)
                  ? here.strength() * link.relation().confidence()
                  : here.strength()
                      * hub
                      * Carriage.factor(way, link.relation(), family, here.steps());
          if (strength < LEAST_STRENGTH) {
            return;
          }
          // Most ends of the search are nobody's holding, and lead on to nobody.
          boolean leadsOn =
              here.steps() + 1 < MOST_STEPS
                  && strength * Carriage.EACH_FURTHER_STEP >= LEAST_STRENGTH;
          if (leadsOn || held.test(next)) {
            open.add(new Reached(next, here, link, way, strength, here.steps() + 1));
          } else {
            visited.set(next);
          }
        });
  }

  private int compare(Reached a, Reached b) {
    int order = Double.compare(b.strength(), a.strength());
    if (order == 0) {
      order = Integer.compare(a.steps(), b.steps());
    }
    return order != 0 ? order : byIds(a, b);
  }

  private int byIds(Reached a, Reached b) {
    Reached left = a;
    Reached right = b;
    while (left != null && right != null) {
      int ids = graph.id(left.node()).compareTo(graph.id(right.node()));
      if (ids != 0) {
        return ids;
      }
      int links =
          left.link() == null || right.link() == null
              ? 0
              : left.link().relation().type().compareTo(right.link().relation().type());
      if (links != 0) {
        return links;
      }
      left = left.before();
      right = right.before();
    }
    return 0;
  }
}
