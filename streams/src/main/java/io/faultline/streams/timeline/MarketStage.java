package io.faultline.streams.timeline;

import io.faultline.events.PriceBar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the sessions in which a share did something unusual. Thread-safe. */
public final class MarketStage {
  /**
   * @param state the history so far; null for a new symbol
   * @param symbol whose history it is
   * @param bar a bar of the symbol, or of its benchmark
   */
  public Measured measure(@Nullable PriceHistory state, String symbol, PriceBar bar) {
    PriceHistory history = state == null ? PriceHistory.of(symbol) : state;
    return new Measured(history, List.of());
  }

  /**
   * @param state the new history
   * @param changed moves that are new, different, or withdrawn
   */
  public record Measured(PriceHistory state, List<MarketMove> changed) {}
}
