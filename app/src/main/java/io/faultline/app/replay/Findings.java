package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a replay found, gathered revision by revision: all alerts in short, the gravest in full, and
 * what was suppressed, counted with examples.
 */
public final class Findings {
  /** So many alerts are kept, and shown, in full. */
  static final int IN_FULL = 200;

  private static final int EXAMPLES = 3;

  /** The gravest first. */
  static final Comparator<Told> BY_WEIGHT =
      Comparator.comparing((Told t) -> t.loudest().severity())
          .reversed()
          .thenComparing(t -> t.first().at())
          .thenComparing(Told::alertId);

  private final Map<String, Told> alerts = new LinkedHashMap<>();
  private final NavigableSet<Told> inFull = new TreeSet<>(BY_WEIGHT);
  private final SortedMap<DecisionReason, Suppressed> suppressed = new TreeMap<>();
  private int revisions;
  private int decisions;

  /**
   * What was suppressed for one reason.
   *
   * @param examples the first few that differ, in words
   */
  record Suppressed(int count, List<String> examples) {}

  /** Takes the next revision. */
  public void take(Alert alert) {
    revisions++;
    Told told = alerts.get(alert.alertId());
    if (told == null) {
      told = new Told(alert.alertId());
      alerts.put(alert.alertId(), told);
    } else {
      inFull.remove(told);
    }
    told.take(alert);
    if (told.full().isPresent()) {
      inFull.add(told);
    }
    if (inFull.size() > IN_FULL) {
      inFull.pollLast().letGo();
    }
  }

  /** Takes the next decision. */
  public void take(Decision decision) {
    decisions++;
    Suppressed before = suppressed.getOrDefault(decision.reason(), new Suppressed(0, List.of()));
    List<String> examples = before.examples();
    if (examples.size() < EXAMPLES && !examples.contains(decision.detail())) {
      examples = new ArrayList<>(examples);
      examples.add(decision.detail());
    }
    suppressed.put(decision.reason(), new Suppressed(before.count() + 1, List.copyOf(examples)));
  }

  /** In the order in which they were first raised. */
  List<Told> alerts() {
    return List.copyOf(alerts.values());
  }

  /** Those that are there in full, the gravest first. */
  List<Told> inFull() {
    return List.copyOf(inFull);
  }

  SortedMap<DecisionReason, Suppressed> suppressed() {
    return suppressed;
  }

  /** How many alerts there were. */
  public int count() {
    return alerts.size();
  }

  /** How many revisions of them. */
  public int revisions() {
    return revisions;
  }

  /** How many things did not become one. */
  public int decisions() {
    return decisions;
  }
}
