package io.faultline.streams.exposure;

import io.faultline.events.Relationship;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * All relations that are known, in memory.
 *
 * <p>Structure: companies are numbered; each number has an array of its links in both directions,
 * sorted when it is read after a change, so that all versions of one relation lie together, the one
 * known last first. Cost: one array walk per company that is visited; a link is one object shared
 * by both ends. Not thread-safe.
 */
final class Graph {
  /**
   * One version of one relation.
   *
   * @param from number of its left end
   * @param to number of its right end
   */
  record Link(Relationship relation, int from, int to) {
    int other(int node) {
      return node == from ? to : from;
    }
  }

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
    Relationship shared =
        new Relationship(
            ids.get(from),
            ids.get(to),
            relation.type(),
            relation.share(),
            relation.validFrom(),
            relation.validTo(),
            relation.knownFrom(),
            relation.confidence(),
            relation.status(),
            relation.sourceUrl(),
            relation.quote());
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
    Link decided = null;
    for (int i = 0; i < size; i++) {
      Link link = of[i];
      Relationship relation = link.relation();
      if (decided != null && sameRelation(decided, link)
          || !relation.knownBy(known)
          || relation.validFrom() != null && !begun(relation, at)) {
        continue;
      }
      decided = link;
      if (relation.validAt(at)) {
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

  private static boolean begun(Relationship relation, Instant at) {
    return relation.validFrom() == null
        || !at.isBefore(relation.validFrom().atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
  }

  private static boolean sameRelation(Link a, Link b) {
    return a.from() == b.from() && a.to() == b.to() && a.relation().type() == b.relation().type();
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
