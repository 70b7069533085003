package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.PriceBar;
import io.faultline.events.Severity;
import io.faultline.streams.timeline.Benchmarks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What holdings did after the first time an alert reached a severity: changes of the close over 1,
 * 5 and 20 sessions from the last close that was known by then, less the benchmark's where there is
 * one.
 */
final class EventStudy {
  static final int[] SESSIONS = {1, 5, 20};

  /** With fewer observations nothing is claimed. */
  static final int ENOUGH = 10;

  private EventStudy() {}

  /**
   * The mean of some observations.
   *
   * @param low lower end of the 95 % confidence interval of the mean; null with fewer than {@link
   *     #ENOUGH} observations
   * @param high its upper end
   */
  record Cell(int count, double mean, @Nullable Double low, @Nullable Double high) {}

  /** Severity to one cell for each of {@link #SESSIONS}. */
  static Map<Severity, List<Cell>> of(List<Alert> revisions, List<PriceBar> prices) {
    Map<String, List<PriceBar>> bySymbol = bySymbol(prices);
    Map<Severity, List<List<Double>>> observed = new EnumMap<>(Severity.class);
    Map<String, Severity> reached = new HashMap<>();
    for (Alert alert : revisions) {
      Severity before = reached.get(alert.alertId());
      if (before != null && before.compareTo(alert.severity()) >= 0) {
        continue;
      }
      reached.put(alert.alertId(), alert.severity());
      List<List<Double>> of =
          observed.computeIfAbsent(
              alert.severity(),
              s -> List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
      for (int i = 0; i < SESSIONS.length; i++) {
        Double change = forward(alert, SESSIONS[i], bySymbol);
        if (change != null) {
          of.get(i).add(change);
        }
      }
    }
    Map<Severity, List<Cell>> study = new EnumMap<>(Severity.class);
    observed.forEach(
        (severity, cells) -> study.put(severity, cells.stream().map(EventStudy::cell).toList()));
    return study;
  }

  static Map<String, List<PriceBar>> bySymbol(List<PriceBar> prices) {
    Map<String, List<PriceBar>> bySymbol = new HashMap<>();
    prices.stream()
        .filter(PriceBar::daily)
        .sorted(Comparator.comparing(PriceBar::date))
        .forEach(p -> bySymbol.computeIfAbsent(p.symbol(), s -> new ArrayList<>()).add(p));
    return bySymbol;
  }

  private static @Nullable Double forward(
      Alert alert, int sessions, Map<String, List<PriceBar>> bySymbol) {
    for (String symbol : alert.holding().symbols()) {
      List<PriceBar> bars = bySymbol.get(symbol);
      if (bars != null) {
        int at = lastKnown(bars, alert.times().raisedAt());
        if (at < 0 || at + sessions >= bars.size()) {
          return null;
        }
        PriceBar from = bars.get(at);
        PriceBar to = bars.get(at + sessions);
        double change = change(from, to);
        List<PriceBar> benchmark = Benchmarks.of(symbol).map(bySymbol::get).orElse(null);
        if (benchmark != null) {
          int first = lastKnown(benchmark, from.knownAt());
          int last = lastKnown(benchmark, to.knownAt());
          if (first >= 0 && last >= 0) {
            change -= change(benchmark.get(first), benchmark.get(last));
          }
        }
        return change;
      }
    }
    return null;
  }

  private static double change(PriceBar from, PriceBar to) {
    return to.close().doubleValue() / from.close().doubleValue() - 1;
  }

  private static int lastKnown(List<PriceBar> bars, Instant by) {
    int at = -1;
    for (int i = 0; i < bars.size() && !bars.get(i).knownAt().isAfter(by); i++) {
      at = i;
    }
    return at;
  }

  static Cell cell(List<Double> observations) {
    int n = observations.size();
    double mean = observations.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    if (n < ENOUGH) {
      return new Cell(n, mean, null, null);
    }
    double squares = observations.stream().mapToDouble(o -> (o - mean) * (o - mean)).sum();
    // Student's t at 97.5 % for n - 1 degrees of freedom, within 0.5 % from 9 on.
    double t = 1.96 + 2.4 / (n - 1) + 2.0 / ((n - 1.0) * (n - 1));
    double reach = t * Math.sqrt(squares / (n - 1) / n);
    return new Cell(n, mean, mean - reach, mean + reach);
  }
}
