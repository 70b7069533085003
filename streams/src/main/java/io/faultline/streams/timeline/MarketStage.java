package io.faultline.streams.timeline;

import io.faultline.events.MarketKind;
import io.faultline.events.PriceBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sessions in which a share did something unusual: far falls and rises in units of its
 * own usual daily move, adjusted for the market, and halts with the session after them.
 *
 * <p>What is unusual is a function of the bars alone, in whatever order they came: a bar that comes
 * late or corrected re-measures its session and those after it. Thread-safe.
 */
public final class MarketStage {
  /** Sessions further back than this are measured no more: what was said of them stands. */
  private static final int MEASURED_DAYS = 45;

  private static final int KEPT_SESSIONS = 130;
  private static final int KEPT_BARS = 400;

  /**
   * @param state the history so far; null for a new symbol
   * @param symbol whose history it is
   * @param bar a bar of the symbol, or of its benchmark
   */
  public Measured measure(@Nullable PriceHistory state, String symbol, PriceBar bar) {
    PriceHistory before = state == null ? PriceHistory.of(symbol) : state;
    boolean own = bar.symbol().equals(symbol);
    List<PriceBar> bars = own ? with(before.bars(), bar) : before.bars();
    List<PriceBar> benchmark = own ? before.benchmark() : with(before.benchmark(), bar);
    if (bars.isEmpty()) {
      return new Measured(new PriceHistory(symbol, bars, benchmark, before.moves()), List.of());
    }

    Sessions sessions = Sessions.of(bars, benchmark);
    LocalDate oldest = sessions.last().minusDays(MEASURED_DAYS);
    LocalDate from = bar.date().isBefore(oldest) ? oldest : bar.date();
    SortedMap<String, MarketMove> moves = new TreeMap<>();
    for (MarketMove move : before.moves()) {
      if (!move.until().isBefore(oldest)) {
        moves.put(move.moveId(), move);
      }
    }
    List<MarketMove> changed = new ArrayList<>();
    SortedMap<String, MarketMove> measured = sessions.movesFrom(symbol, from);
    for (MarketMove move : measured.values()) {
      if (!move.equals(moves.put(move.moveId(), move))) {
        changed.add(move);
      }
    }
    for (MarketMove move : List.copyOf(moves.values())) {
      LocalDate affected = move.kind() == MarketKind.HALT ? move.until() : move.date();
      if (!affected.isBefore(from) && !move.withdrawn() && !measured.containsKey(move.moveId())) {
        MarketMove withdrawn = withdrawn(move, bar);
        moves.put(move.moveId(), withdrawn);
        changed.add(withdrawn);
      }
    }
    List<MarketMove> kept =
        moves.values().stream()
            .sorted(Comparator.comparing(MarketMove::date).thenComparing(MarketMove::moveId))
            .toList();
    return new Measured(new PriceHistory(symbol, bars, benchmark, kept), changed);
  }

  /**
   * @param state the new history
   * @param changed moves that are new, different, or withdrawn
   */
  public record Measured(PriceHistory state, List<MarketMove> changed) {}

  private static MarketMove withdrawn(MarketMove move, PriceBar because) {
    return new MarketMove(
        move.symbol(),
        move.kind(),
        move.date(),
        move.until(),
        move.reference(),
        move.price(),
        move.low(),
        move.currency(),
        move.change(),
        move.adjustedChange(),
        move.lowChange(),
        move.volumeMultiple(),
        move.volatilityMultiple(),
        move.resumption(),
        /* withdrawn= */ true,
        because.knownAt().isAfter(move.knownAt()) ? because.knownAt() : move.knownAt(),
        move.source());
  }

  private static final Comparator<PriceBar> BY_TIME =
      Comparator.comparing(PriceBar::date)
          .thenComparing(PriceBar::from, Comparator.nullsLast(Comparator.naturalOrder()));

  /** One bar a session or part of it: the one known last. Sorted, and bounded. */
  private static List<PriceBar> with(List<PriceBar> bars, PriceBar added) {
    int at = bars.size();
    while (at > 0 && BY_TIME.compare(bars.get(at - 1), added) > 0) {
      at--;
    }
    List<PriceBar> result = new ArrayList<>(bars);
    if (at > 0 && BY_TIME.compare(bars.get(at - 1), added) == 0) {
      result.set(at - 1, later(bars.get(at - 1), added));
    } else {
      result.add(at, added);
    }
    int traded = 0;
    int first = result.size();
    while (first > 0 && traded < KEPT_SESSIONS && result.size() - first < KEPT_BARS) {
      first--;
      traded += result.get(first).volume() > 0 || Benchmarks.isBenchmark(added.symbol()) ? 1 : 0;
    }
    return result.subList(first, result.size());
  }

  private static PriceBar later(PriceBar a, PriceBar b) {
    int order = a.knownAt().compareTo(b.knownAt());
    return order != 0 ? (order > 0 ? a : b) : (a.eventId().compareTo(b.eventId()) >= 0 ? a : b);
  }
}
