package io.faultline.streams.timeline;

import io.faultline.events.RiskFamily;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which signals of one company and family belong to one episode. A function of the set of
 * signals alone.
 *
 * <pre>
 *   other families   s1 --14 days-- s2 --14 days-- s3          one chain, halts not counted
 *   restriction      listed ------------ removed               and the same entry of the same list
 *   market           moves &lt;= 7 days apart form a chain; a lock-up takes the moves
 *                    from 5 days before to 14 days after it; a story joins what is nearest
 * </pre>
 */
final class Linking {
  /** DESIGN.md, rule 1: the window. */
  static final Duration WINDOW = Duration.ofDays(14);

  static final Duration LISTING_WINDOW = Duration.ofDays(400);
  private static final Duration BETWEEN_MOVES = Duration.ofDays(7);
  private static final Duration BEFORE_EXPIRY = Duration.ofDays(5);
  private static final Duration BETWEEN_STATEMENTS = Duration.ofDays(3);

  private static final Comparator<Signal> IN_ORDER =
      Comparator.comparing(Signal::eventAt).thenComparing(Signal::signalId);

  private final TradingTime time;

  Linking(TradingTime time) {
    this.time = time;
  }

  /** The episodes, each in order of event time, in the order of their first signals. */
  List<List<Signal>> link(RiskFamily family, List<Signal> signals) {
    List<Signal> sorted = signals.stream().sorted(IN_ORDER).toList();
    Groups groups = new Groups(sorted.size());
    if (family == RiskFamily.MARKET) {
      linkMarket(sorted, groups);
    } else {
      for (int i = 1; i < sorted.size(); i++) {
        if (within(WINDOW, sorted.get(i - 1), sorted.get(i))) {
          groups.join(i - 1, i);
        }
      }
      linkEntries(sorted, groups);
    }
    Map<Integer, List<Signal>> clusters = new TreeMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      clusters.computeIfAbsent(groups.of(i), g -> new ArrayList<>()).add(sorted.get(i));
    }
    return List.copyOf(clusters.values());
  }

  private void linkEntries(List<Signal> sorted, Groups groups) {
    Map<String, Integer> last = new HashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i) instanceof Signal.Listing listing) {
        Integer before = last.put(listing.party().list() + "/" + listing.party().entryId(), i);
        if (before != null && within(LISTING_WINDOW, sorted.get(before), listing)) {
          groups.join(before, i);
        }
      }
    }
  }

  private void linkMarket(List<Signal> sorted, Groups groups) {
    List<Integer> expiries = new ArrayList<>();
    List<Integer> moves = new ArrayList<>();
    List<Integer> stories = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      (switch (sorted.get(i)) {
            case Signal.Expiry e -> expiries;
            case Signal.Move m -> moves;
            case Signal.Story s -> stories;
            case Signal.Listing l -> stories;
          })
          .add(i);
    }
    chain(sorted, groups, expiries, BETWEEN_STATEMENTS);
    List<Integer> alone = new ArrayList<>();
    for (int move : moves) {
      int expiry = nearest(sorted, expiries, move, BEFORE_EXPIRY, WINDOW);
      if (expiry >= 0) {
        groups.join(expiry, move);
      } else {
        alone.add(move);
      }
    }
    chain(sorted, groups, alone, BETWEEN_MOVES);
    List<Integer> cores = new ArrayList<>(expiries);
    cores.addAll(moves);
    List<Integer> told = new ArrayList<>();
    for (int story : stories) {
      int core = nearest(sorted, cores, story, WINDOW, WINDOW);
      if (core >= 0) {
        groups.join(core, story);
      } else {
        told.add(story);
      }
    }
    chain(sorted, groups, told, BETWEEN_MOVES);
  }

  private void chain(List<Signal> sorted, Groups groups, List<Integer> members, Duration most) {
    for (int k = 1; k < members.size(); k++) {
      if (within(most, sorted.get(members.get(k - 1)), sorted.get(members.get(k)))) {
        groups.join(members.get(k - 1), members.get(k));
      }
    }
  }

  /**
   * The nearest of some signals, if this one lies near enough; -1 if none. Ties go to the first.
   */
  private int nearest(
      List<Signal> sorted, List<Integer> cores, int signal, Duration before, Duration after) {
    int best = -1;
    Duration distance = Duration.ZERO;
    Instant at = sorted.get(signal).eventAt();
    for (int core : cores) {
      Instant there = sorted.get(core).eventAt();
      boolean ahead = at.isBefore(there);
      Duration away = ahead ? time.between(at, there) : time.between(there, at);
      if (away.compareTo(ahead ? before : after) <= 0
          && (best < 0 || away.compareTo(distance) < 0)) {
        best = core;
        distance = away;
      }
    }
    return best;
  }

  private boolean within(Duration most, Signal earlier, Signal later) {
    return time.between(earlier.eventAt(), later.eventAt()).compareTo(most) <= 0;
  }

  /** Disjoint sets; the first member names its set. */
  private static final class Groups {
    private final int[] parent;

    Groups(int size) {
      parent = new int[size];
      for (int i = 0; i < size; i++) {
        parent[i] = i;
      }
    }

    int of(int i) {
      int root = i;
      while (parent[root] != root) {
        root = parent[root];
      }
      parent[i] = root;
      return root;
    }

    void join(int a, int b) {
      int first = Math.min(of(a), of(b));
      int second = Math.max(of(a), of(b));
      parent[second] = first;
    }
  }
}
