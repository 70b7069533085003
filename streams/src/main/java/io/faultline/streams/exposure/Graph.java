package io.faultline.streams.exposure;

import io.faultline.events.Relationship;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All relations that are known, in memory.
 *
 * <p>Structure: companies are numbered; each number has an array of its links in both directions,
 * sorted when it is read after a change, so that all versions of one relation lie together, the one
 * known last first. Cost: one array walk per company that is visited; a link is one object shared
 * by both ends. Not thread-safe.
 */
final class Graph {
  /** One version of one relation, with its times as numbers: the walk asks for them most. */
  static final class Link {
    private final Relationship relation;
    private final int from;
    private final int to;
    private final long knownFrom;
    private final long begins;
    private final long ends;

    /**
     * @param from number of its left end
     * @param to number of its right end
     */
    Link(Relationship relation, int from, int to) {
      this.relation = relation;
      this.from = from;
      this.to = to;
      this.knownFrom = relation.knownFrom().getEpochSecond();
      this.begins = start(relation.validFrom(), Long.MIN_VALUE);
      this.ends = start(relation.validTo(), Long.MAX_VALUE);
    }

    private static long start(@Nullable LocalDate day, long otherwise) {
      return day == null ? otherwise : day.toEpochDay() * SECONDS_A_DAY;
    }

    Relationship relation() {
      return relation;
    }

    int from() {
      return from;
    }

    int to() {
      return to;
    }

    int other(int node) {
      return node == from ? to : from;
    }

    private boolean knownBy(Instant known, long seconds) {
      return knownFrom < seconds || knownFrom == seconds && !relation.knownFrom().isAfter(known);
    }

    private boolean sameRelation(Link other) {
      return from == other.from && to == other.to && relation.type() == other.relation.type();
    }
  }

  private static final long SECONDS_A_DAY = 86_400;
  private static final Link[] NONE = {};

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private Link[][] links = new Link[16][];
  private int[] sizes = new int[16];
  private boolean[] sorted = new boolean[16];

  /** Adds a version of a relation, or nothing if exactly this one is there. */
  void add(Relationship relation) {
    int from = number(relation.from());
    int to = number(relation.to());
    Relationship shared = relation.between(ids.get(from), ids.get(to));
    Link link = new Link(shared, from, to);
    append(from, link);
    append(to, link);
  }

  OptionalInt find(String id) {
    Integer number = numbers.get(id);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  String id(int node) {
    return ids.get(node);
  }

  int size() {
    return ids.size();
  }

  /**
   * Visits the relations of a company as of a time: of the versions of one relation, the one that
   * was known last among those that had begun; nothing if that one had ended.
   *
   * @param at when it has to be valid
   * @param known by when it has to be known
   */
  void visit(int node, Instant at, Instant known, Consumer<Link> visitor) {
    Link[] of = sorted(node);
    int size = sizes[node];
    long knownSeconds = known.getEpochSecond();
    long seconds = at.getEpochSecond();
    Link decided = null;
    for (int i = 0; i < size; i++) {
      Link link = of[i];
      if (decided != null && decided.sameRelation(link)
          || !link.knownBy(known, knownSeconds)
          || seconds < link.begins) {
        continue;
      }
      decided = link;
      if (seconds < link.ends) {
        visitor.accept(link);
      }
    }
  }

  /** All versions of all relations of a company, whenever valid or known. */
  List<Link> all(int node) {
    return node < sizes.length ? Arrays.asList(sorted(node)).subList(0, sizes[node]) : List.of();
  }

  int degree(int node) {
    return sizes[node];
  }

  private int number(String id) {
    return numbers.computeIfAbsent(
        id,
        i -> {
          int number = ids.size();
          ids.add(i);
          if (number == links.length) {
            links = Arrays.copyOf(links, number * 2);
            sizes = Arrays.copyOf(sizes, number * 2);
            sorted = Arrays.copyOf(sorted, number * 2);
          }
          links[number] = NONE;
          sorted[number] = true;
          return number;
        });
  }

  private void append(int node, Link link) {
    Link[] of = links[node];
    int size = sizes[node];
    if (size == of.length) {
      of = Arrays.copyOf(of, Math.max(4, size + (size >> 1)));
      links[node] = of;
    }
    of[size] = link;
    sizes[node] = size + 1;
    sorted[node] = false;
  }

  private Link[] sorted(int node) {
    Link[] of = links[node];
    if (!sorted[node]) {
      Arrays.sort(of, 0, sizes[node], ORDER);
      int kept = 0;
      for (int i = 0; i < sizes[node]; i++) {
        if (kept == 0 || !of[kept - 1].relation().equals(of[i].relation())) {
          of[kept++] = of[i];
        }
      }
      Arrays.fill(of, kept, sizes[node], null);
      sizes[node] = kept;
      sorted[node] = true;
    }
    return of;
  }

  private static final Comparator<Link> ORDER =
      Comparator.comparing((Link l) -> l.relation().from())
          .thenComparing(l -> l.relation().to())
          .thenComparing(l -> l.relation().type())
          .thenComparing(l -> l.relation().knownFrom(), Comparator.reverseOrder())
          .thenComparing(
              l -> l.relation().validFrom(), Comparator.nullsLast(Comparator.reverseOrder()))
          .thenComparing(l -> String.valueOf(l.relation()));
}
