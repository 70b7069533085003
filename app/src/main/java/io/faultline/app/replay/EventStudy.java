package io.faultline.app.replay;

import io.faultline.events.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holdings did after an alert first reached a severity: the change of the close over 1, 5 and
 * 20 sessions from the last close that was known by then, less the benchmark's where there is one.
 *
 * <p>Alerts of one day often tell one event, and holdings that it reaches fall together. So a
 * holding counts once a session and severity, the holdings of one session count as one observation,
 * their mean, and the confidence interval is over sessions.
 */
final class EventStudy {
  static final List<Integer> SESSIONS = List.of(1, 5, 20);

  /** With fewer sessions nothing is claimed. */
  static final int ENOUGH = 10;

  private EventStudy() {}

  /**
   * The mean over sessions.
   *
   * @param alerts how many holdings were looked at
   * @param sessions on how many different sessions
   * @param mean null with fewer than {@link #ENOUGH} sessions
   * @param low lower end of the 95 % confidence interval of the mean; null where the mean is
   * @param high its upper end
   */
  record Cell(
      int alerts,
      int sessions,
      @Nullable Double mean,
      @Nullable Double low,
      @Nullable Double high) {}

  /** Severity, the gravest first, to one cell for each of {@link #SESSIONS}. */
  static SortedMap<Severity, List<Cell>> of(Collection<Told> alerts, Closes closes) {
    SortedMap<Severity, List<SortedMap<LocalDate, List<Double>>>> observed =
        new TreeMap<>(Comparator.reverseOrder());
    Set<String> seen = new HashSet<>();
    for (Told told : alerts) {
      Optional<String> symbol = closes.priced(told.symbols());
      if (symbol.isEmpty()) {
        continue;
      }
      Severity reached = null;
      for (Told.Turn turn : told.turns()) {
        if (turn.isEnd() || reached != null && turn.severity().compareTo(reached) <= 0) {
          continue;
        }
        reached = turn.severity();
        Optional<LocalDate> session = closes.session(symbol.get(), turn.at());
        if (session.isEmpty()
            || !seen.add(reached.code() + " " + symbol.get() + " " + session.get())) {
          continue;
        }
        List<SortedMap<LocalDate, List<Double>>> of =
            observed.computeIfAbsent(
                reached, s -> List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        for (int i = 0; i < SESSIONS.size(); i++) {
          List<Double> day = of.get(i).computeIfAbsent(session.get(), d -> new ArrayList<>());
          closes.after(symbol.get(), turn.at(), SESSIONS.get(i)).ifPresent(day::add);
        }
      }
    }
    SortedMap<Severity, List<Cell>> study = new TreeMap<>(Comparator.reverseOrder());
    observed.forEach(
        (severity, cells) ->
            study.put(severity, cells.stream().map(days -> cell(days.values())).toList()));
    return study;
  }

  /** The cell of some sessions with what was observed of each. */
  static Cell cell(Collection<List<Double>> sessions) {
    double[] means =
        sessions.stream()
            .filter(day -> !day.isEmpty())
            .mapToDouble(day -> mean(day.stream().mapToDouble(Double::doubleValue).toArray()))
            .toArray();
    int alerts = sessions.stream().mapToInt(List::size).sum();
    int n = means.length;
    if (n < ENOUGH) {
      return new Cell(alerts, n, null, null, null);
    }
    double mean = mean(means);
    double squares = 0;
    for (double each : means) {
      squares += (each - mean) * (each - mean);
    }
    // Student's t at 97.5 % for n - 1 degrees of freedom, within 0.5 % from 9 on.
    double t = 1.96 + 2.4 / (n - 1) + 2.0 / ((n - 1.0) * (n - 1));
    double reach = t * Math.sqrt(squares / (n - 1) / n);
    return new Cell(alerts, n, mean, mean - reach, mean + reach);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
