package io.faultline.streams.exposure;

import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who owns how much, over any number of steps and around circles.
 *
 * <p>Two questions that have different answers. <i>What is covered</i>, as OFAC counts it (FAQ 398
 * to 402): an entity counts as listed once listed entities own the share of it together, and then
 * counts with all that it owns; below that share nothing of it counts. <i>What is one's own</i>:
 * stakes multiply along a chain and add up over chains. Where a stake is unknown, both answers have
 * a lower and an upper bound.
 */
final class Ownership {
  /** Stakes are written with rounding: 33.3 % three times is all of it. */
  private static final double ROUNDING = 1e-6;

  private static final int MOST_COMPANIES = 20_000;
  private static final int MOST_ROUNDS = 100;
  private static final double SETTLED = 1e-7;

  private final Graph graph;

  Ownership(Graph graph) {
    this.graph = graph;
  }

  /** Whether a part reaches the share of a rule. */
  static boolean reaches(double part, double share) {
    return part >= share - ROUNDING;
  }

  /** Lower and upper bound of a share, 0 to 1; the same where all stakes are known. */
  record Bounds(double atLeast, double atMost) {
    static final Bounds NONE = new Bounds(0, 0);
  }

  /**
   * Whom listed companies own so much of that they are, or may be, covered as well.
   *
   * @param listed who is named itself; never part of the answer
   * @param share from how much on
   * @return entity to the part of it that listed and covered companies own; where {@code atLeast}
   *     lies below the share, unknown stakes decide
   */
  SortedMap<Integer, Bounds> covered(
      Collection<Integer> listed, double share, Instant at, Instant known) {
    Set<Integer> surely = spread(listed, share, at, known, /* surely= */ true);
    Set<Integer> maybe = spread(listed, share, at, known, /* surely= */ false);
    SortedMap<Integer, Bounds> covered = new TreeMap<>();
    for (int entity : maybe) {
      if (!listed.contains(entity)) {
        covered.put(
            entity,
            new Bounds(
                owned(entity, surely, at, known).atLeast(),
                owned(entity, maybe, at, known).atMost()));
      }
    }
    return covered;
  }

  /** The least set that holds the listed, and whoever is owned by the set to the share. */
  private Set<Integer> spread(
      Collection<Integer> listed, double share, Instant at, Instant known, boolean surely) {
    Set<Integer> members = new HashSet<>(listed);
    ArrayDeque<Integer> open = new ArrayDeque<>(listed);
    while (!open.isEmpty() && members.size() < MOST_COMPANIES) {
      int owner = open.remove();
      graph.visit(
          owner,
          at,
          known,
          link -> {
            if (owns(link, owner) && !members.contains(link.to())) {
              Bounds part = owned(link.to(), members, at, known);
              if (reaches(surely ? part.atLeast() : part.atMost(), share)) {
                members.add(link.to());
                open.add(link.to());
              }
            }
          });
    }
    return members;
  }

  /** The part of a company that some owners hold directly. */
  private Bounds owned(int company, Set<Integer> owners, Instant at, Instant known) {
    double atLeast = 0;
    double maybe = 0;
    double left = 1;
    for (Stake stake : stakes(company, at, known)) {
      left -= stake.bounds().atLeast();
      if (owners.contains(stake.owner())) {
        atLeast += stake.bounds().atLeast();
        maybe += stake.bounds().atMost() - stake.bounds().atLeast();
      }
    }
    double most = atLeast + Math.min(Math.max(0, left), maybe);
    return new Bounds(Math.min(1, atLeast), Math.min(1, most));
  }

  /** How much of a company is one owner's, directly and through others. */
  Bounds stake(int owner, int company, Instant at, Instant known) {
    BitSet below = below(owner, at, known);
    if (!below.get(company)) {
      return Bounds.NONE;
    }
    return new Bounds(
        settled(owner, company, below, at, known, /* surely= */ true),
        settled(owner, company, below, at, known, /* surely= */ false));
  }

  /**
   * Iterates x = direct stake + the stakes of those that it owns parts of, until it stands still.
   * Each round adds the chains that are one step longer; a circle of stakes adds ever smaller
   * parts. What returns to the owner itself is not counted again.
   */
  private double settled(
      int owner, int company, BitSet below, Instant at, Instant known, boolean surely) {
    double[] part = new double[below.length()];
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] next = new double[part.length];
      double change = 0;
      for (int node = below.nextSetBit(0); node >= 0; node = below.nextSetBit(node + 1)) {
        double sum = 0;
        for (Stake stake : stakes(node, at, known)) {
          double held =
              stake.owner() == owner ? 1 : below.get(stake.owner()) ? part[stake.owner()] : 0;
          sum += held * (surely ? stake.bounds().atLeast() : stake.bounds().atMost());
        }
        next[node] = Math.min(1, sum);
        change = Math.max(change, Math.abs(next[node] - part[node]));
      }
      part = next;
      if (change < SETTLED) {
        break;
      }
    }
    return part[company];
  }

  private record Stake(int owner, Bounds bounds) {}

  private List<Stake> stakes(int company, Instant at, Instant known) {
    List<Relationship> relations = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    graph.visit(
        company,
        at,
        known,
        link -> {
          if (link.to() == company && owns(link, link.from())) {
            relations.add(link.relation());
            owners.add(link.from());
          }
        });
    double left = 1;
    for (Relationship relation : relations) {
      left -= sure(relation);
    }
    List<Stake> stakes = new ArrayList<>(owners.size());
    for (int i = 0; i < owners.size(); i++) {
      double sure = sure(relations.get(i));
      Double claimed = relations.get(i).share();
      double most = sure > 0 ? sure : Math.min(Math.max(0, left), claimed == null ? 1 : claimed);
      stakes.add(new Stake(owners.get(i), new Bounds(sure, most)));
    }
    return stakes;
  }

  /** A stake that is known and undisputed; else 0. */
  private static double sure(Relationship relation) {
    Double share = relation.share();
    return share != null && relation.status() == RelationStatus.ACTIVE ? share : 0;
  }

  /** Everything below a company, whatever the stakes; without itself. */
  BitSet below(int company, Instant at, Instant known) {
    BitSet below = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(company);
    while (!open.isEmpty() && below.cardinality() < MOST_COMPANIES) {
      int owner = open.remove();
      graph.visit(
          owner,
          at,
          known,
          link -> {
            if (owns(link, owner) && link.to() != company && !below.get(link.to())) {
              below.set(link.to());
              open.add(link.to());
            }
          });
    }
    return below;
  }

  /** Whether the link is a stake that this owner has; one that is planned isn't one yet. */
  private static boolean owns(Graph.Link link, int owner) {
    return link.from() == owner
        && link.relation().type() == RelationType.OWNS
        && link.relation().status() != RelationStatus.PLANNED;
  }
}
