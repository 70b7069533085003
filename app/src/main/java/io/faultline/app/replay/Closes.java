package io.faultline.app.replay;

import io.faultline.events.PriceBar;
import io.faultline.streams.timeline.Benchmarks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Daily prices by symbol, and what a share did between two sessions beside its market. */
final class Closes {
  private final Map<String, List<PriceBar>> bySymbol = new HashMap<>();

  Closes(Collection<PriceBar> prices) {
    prices.stream()
        .filter(PriceBar::daily)
        .filter(p -> p.close().signum() > 0)
        .sorted(Comparator.comparing(PriceBar::date))
        .forEach(p -> bySymbol.computeIfAbsent(p.symbol(), s -> new ArrayList<>()).add(p));
  }

  /** The sessions of a symbol in their order; none if there are no prices of it. */
  List<PriceBar> of(String symbol) {
    return bySymbol.getOrDefault(symbol, List.of());
  }

  /** The first of some symbols that has prices. */
  Optional<String> priced(Collection<String> symbols) {
    return symbols.stream().filter(bySymbol::containsKey).findFirst();
  }

  /** The index that a symbol is compared with, if there are prices of it. */
  Optional<String> benchmark(String symbol) {
    return Benchmarks.of(symbol).filter(bySymbol::containsKey);
  }

  /**
   * The change of the close over some sessions from the last one that was known by a time, less the
   * benchmark's between the same closes where there is one; empty where a session is missing.
   */
  OptionalDouble after(String symbol, Instant time, int sessions) {
    List<PriceBar> bars = of(symbol);
    int at = lastKnown(bars, time);
    if (at < 0 || at + sessions >= bars.size()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(between(symbol, bars.get(at), bars.get(at + sessions)));
  }

  /** The session whose close was the last that was known by a time. */
  Optional<LocalDate> session(String symbol, Instant time) {
    List<PriceBar> bars = of(symbol);
    int at = lastKnown(bars, time);
    return at < 0 ? Optional.empty() : Optional.of(bars.get(at).date());
  }

  /** A session's change less the benchmark's. */
  record Fall(String symbol, PriceBar bar, double change) {}

  /** The session between two times in which a share fell most, less its market. */
  Optional<Fall> largestFall(String symbol, Instant from, Instant to) {
    List<PriceBar> bars = of(symbol);
    Fall largest = null;
    for (int i = 1; i < bars.size(); i++) {
      PriceBar bar = bars.get(i);
      if (!bar.knownAt().isBefore(from) && !bar.knownAt().isAfter(to)) {
        double change = between(symbol, bars.get(i - 1), bar);
        if (largest == null || change < largest.change()) {
          largest = new Fall(symbol, bar, change);
        }
      }
    }
    return Optional.ofNullable(largest).filter(f -> f.change() < 0);
  }

  private double between(String symbol, PriceBar from, PriceBar to) {
    double change = change(from, to);
    List<PriceBar> index = benchmark(symbol).map(this::of).orElse(List.of());
    int first = lastKnown(index, from.knownAt());
    int last = lastKnown(index, to.knownAt());
    return first < 0 || last < 0 ? change : change - change(index.get(first), index.get(last));
  }

  private static double change(PriceBar from, PriceBar to) {
    return to.close().doubleValue() / from.close().doubleValue() - 1;
  }

  /** The place of the last bar that was known by a time; -1 if none was. */
  private static int lastKnown(List<PriceBar> bars, Instant by) {
    int low = 0;
    int high = bars.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bars.get(middle).knownAt().isAfter(by)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }
}
