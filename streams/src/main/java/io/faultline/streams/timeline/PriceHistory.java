package io.faultline.streams.timeline;

import io.faultline.events.PriceBar;
import java.util.List;

/**
 * State of {@link MarketStage}: the recent sessions of one symbol and of its benchmark, and what
 * was said of them.
 *
 * @param symbol whose history it is
 * @param bars its bars, oldest first
 * @param benchmark the bars of its benchmark, oldest first
 * @param moves what was handed on last, oldest first
 */
public record PriceHistory(
    String symbol, List<PriceBar> bars, List<PriceBar> benchmark, List<MarketMove> moves) {
  public PriceHistory {
    bars = List.copyOf(bars);
    benchmark = List.copyOf(benchmark);
    moves = List.copyOf(moves);
  }

  /** Nothing known yet. */
  public static PriceHistory of(String symbol) {
    return new PriceHistory(symbol, List.of(), List.of(), List.of());
  }
}
