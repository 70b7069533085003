package io.faultline.streams.topology;

import io.faultline.events.Company;
import io.faultline.events.PriceBar;
import io.faultline.streams.timeline.Benchmarks;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.MarketStage;
import io.faultline.streams.timeline.PriceHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Measures the prices of the symbols of one task. Bars of a benchmark come to every task, and are
 * measured beside each symbol that is compared with it.
 */
final class PriceDesk {
  private final MarketStage stage = new MarketStage();
  private final KeyValueStore<String, PriceHistory> histories;
  private final Map<String, Set<String>> byBenchmark = new HashMap<>();

  PriceDesk(KeyValueStore<String, PriceHistory> histories) {
    this.histories = histories;
    try (KeyValueIterator<String, PriceHistory> all = histories.all()) {
      all.forEachRemaining(entry -> compare(entry.key));
    }
  }

  /** The moves that a bar makes new, different, or undone. */
  List<MarketMove> take(PriceBar bar) {
    PriceHistory before = histories.get(bar.symbol());
    if (before == null) {
      compare(bar.symbol());
      before = withBenchmark(bar.symbol());
    }
    List<MarketMove> moves = new ArrayList<>(measure(before, bar.symbol(), bar));
    if (Benchmarks.isBenchmark(bar.symbol())) {
      for (String symbol : byBenchmark.getOrDefault(bar.symbol(), Set.of())) {
        moves.addAll(measure(histories.get(symbol), symbol, bar));
      }
    }
    return moves;
  }

  /** Everything that is known already. */
  List<MarketMove> moves() {
    List<MarketMove> moves = new ArrayList<>();
    try (KeyValueIterator<String, PriceHistory> all = histories.all()) {
      all.forEachRemaining(entry -> moves.addAll(entry.value.moves()));
    }
    return moves;
  }

  /** What is known of a company's shares already. */
  List<MarketMove> movesOf(Company company) {
    List<MarketMove> moves = new ArrayList<>();
    for (String symbol : company.symbols()) {
      PriceHistory history = histories.get(symbol);
      if (history != null) {
        moves.addAll(history.moves());
      }
    }
    return moves;
  }

  private List<MarketMove> measure(@Nullable PriceHistory before, String symbol, PriceBar bar) {
    MarketStage.Measured measured = stage.measure(before, symbol, bar);
    if (!measured.state().equals(before)) {
      histories.put(symbol, measured.state());
    }
    return measured.changed();
  }

  private void compare(String symbol) {
    Benchmarks.of(symbol)
        .ifPresent(
            benchmark -> byBenchmark.computeIfAbsent(benchmark, b -> new TreeSet<>()).add(symbol));
  }

  /** A symbol that is new here begins with what its benchmark did so far. */
  private @Nullable PriceHistory withBenchmark(String symbol) {
    return Benchmarks.of(symbol)
        .map(histories::get)
        .map(index -> new PriceHistory(symbol, List.of(), index.bars(), List.of()))
        .orElse(null);
  }
}
