package io.faultline.streams.timeline;

import io.faultline.events.MarketKind;
import io.faultline.events.PriceBar;
import io.faultline.events.markets.Splits;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one share, measured.
 *
 * <p>A session is compared with the last close before it. Its usual daily move is the median
 * absolute deviation of the 60 changes before it, times 1.4826 (so that it equals the standard
 * deviation where changes are normal): one earlier shock doesn't move it. A share with fewer than
 * 20 changes behind it is taken for a lively one.
 */
final class Sessions {
  /** The least change at the close, adjusted for the market, that is ever unusual. */
  private static final double LEAST_CHANGE = 0.025;

  /** The same within the session, for a share that came back by the close. */
  private static final double LEAST_LOW = 0.08;

  private static final double LEAST_MULTIPLE = 2;
  private static final double LEAST_LOW_MULTIPLE = 4;

  /** A change that is unusual whatever is usual for the share. */
  private static final double ALWAYS_UNUSUAL = 0.10;

  private static final int VOLATILITY_SESSIONS = 60;
  private static final int LEAST_VOLATILITY_SESSIONS = 20;
  private static final double UNKNOWN_VOLATILITY = 0.03;
  private static final double LEAST_VOLATILITY = 0.008;
  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final int VOLUME_SESSIONS = 20;
  private static final int LEAST_VOLUME_SESSIONS = 5;

  /** How old a benchmark's close may be to stand for a day, over holidays of its exchange. */
  private static final int BENCHMARK_AGE_DAYS = 4;

  private final List<Session> sessions;
  private final NavigableMap<LocalDate, BigDecimal> benchmark = new TreeMap<>();

  private Sessions(List<Session> sessions, List<PriceBar> benchmark) {
    this.sessions = sessions;
    for (PriceBar bar : benchmark) {
      this.benchmark.put(bar.date(), bar.close());
    }
  }

  static Sessions of(List<PriceBar> bars, List<PriceBar> benchmark) {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < bars.size(); ) {
      int end = i + 1;
      while (end < bars.size() && bars.get(end).date().equals(bars.get(i).date())) {
        end++;
      }
      sessions.add(
          Session.of(bars.subList(i, end), sessions.isEmpty() ? null : sessions.getLast()));
      i = end;
    }
    return new Sessions(sessions, benchmark);
  }

  LocalDate last() {
    return sessions.getLast().date();
  }

  /** The moves of all sessions from a day on, by id. */
  SortedMap<String, MarketMove> movesFrom(String symbol, LocalDate from) {
    SortedMap<String, MarketMove> moves = new TreeMap<>();
    for (int i = sessions.size() - 1; i > 0 && !sessions.get(i).date().isBefore(from); i--) {
      MarketMove move = sessions.get(i).still() ? halt(symbol, i) : shock(symbol, i);
      if (move != null) {
        moves.putIfAbsent(move.moveId(), move);
      }
    }
    return moves;
  }

  /** The halt that session {@code i} belongs to, as far as it went by then. */
  private @Nullable MarketMove halt(String symbol, int i) {
    int first = i;
    while (first > 1 && sessions.get(first - 1).still()) {
      first--;
    }
    int last = i;
    while (last + 1 < sessions.size() && sessions.get(last + 1).still()) {
      last++;
    }
    if (!tradesAlways(first)) {
      return null;
    }
    Session before = sessions.get(first - 1);
    Session end = sessions.get(last);
    return new MarketMove(
        symbol,
        MarketKind.HALT,
        sessions.get(first).date(),
        end.date(),
        before.close(),
        end.close(),
        end.close(),
        end.currency(),
        0,
        null,
        0,
        null,
        null,
        /* resumption= */ false,
        /* withdrawn= */ false,
        end.knownAt(),
        end.source());
  }

  /** A share that often stands still isn't halted when it does; neither is one without volumes. */
  private boolean tradesAlways(int end) {
    int still = 0;
    int silent = 0;
    int from = Math.max(1, end - VOLUME_SESSIONS);
    for (int i = from; i < end; i++) {
      still += sessions.get(i).still() ? 1 : 0;
      silent += sessions.get(i).volume() == 0 ? 1 : 0;
    }
    int seen = end - from;
    return seen >= LEAST_VOLUME_SESSIONS && still * 10 <= seen && silent * 2 <= seen;
  }

  private @Nullable MarketMove shock(String symbol, int i) {
    Session session = sessions.get(i);
    Session before = sessions.get(i - 1);
    // After a split nobody is poorer.
    if (session.whole() != null
        && before.whole() != null
        && Splits.ratio(before.whole(), session.whole()) != null) {
      return null;
    }
    boolean resumption = before.still() && halt(symbol, i - 1) != null;
    BigDecimal reference = session.withoutDividend(before.close());
    double change = ratio(session.close(), reference);
    double lowChange = ratio(session.low(), reference);
    Double market = benchmarkChange(lastTraded(i - 1).date(), session.date());
    Double adjusted = market == null ? null : change - market;
    double fall = adjusted == null ? -change : -adjusted;
    double volatility = volatility(i);
    double lowFall = -lowChange + (market == null ? 0 : market);
    // Adjusted or not, it has to be a fall (or a rise) of the price that somebody saw.
    double size = Math.signum(fall) == Math.signum(-change) ? Math.abs(fall) : 0;
    boolean unusual =
        size >= LEAST_CHANGE && (size >= LEAST_MULTIPLE * volatility || size >= ALWAYS_UNUSUAL);
    boolean unusualLow = lowFall >= LEAST_LOW && lowFall >= LEAST_LOW_MULTIPLE * volatility;
    if (!unusual && !unusualLow) {
      return null;
    }
    return new MarketMove(
        symbol,
        MarketKind.SHOCK,
        session.date(),
        session.date(),
        reference,
        session.close(),
        session.low(),
        session.currency(),
        round(change),
        adjusted == null ? null : round(adjusted),
        round(lowChange),
        volumeMultiple(i),
        round(fall / volatility),
        resumption,
        /* withdrawn= */ false,
        session.knownAt(),
        session.source());
  }

  private Session lastTraded(int from) {
    int i = from;
    while (i > 0 && sessions.get(i).still()) {
      i--;
    }
    return sessions.get(i);
  }

  private @Nullable Double benchmarkChange(LocalDate from, LocalDate to) {
    Map.Entry<LocalDate, BigDecimal> then = benchmark.floorEntry(from);
    Map.Entry<LocalDate, BigDecimal> now =
        benchmark.get(to) == null ? null : benchmark.floorEntry(to);
    if (then == null || now == null || then.getKey().isBefore(from.minusDays(BENCHMARK_AGE_DAYS))) {
      return null;
    }
    return ratio(now.getValue(), then.getValue());
  }

  private double volatility(int i) {
    double[] changes = new double[VOLATILITY_SESSIONS];
    int n = 0;
    for (int k = i - 1; k > 0 && n < VOLATILITY_SESSIONS; k--) {
      if (!sessions.get(k).still() && !sessions.get(k - 1).still()) {
        Session session = sessions.get(k);
        changes[n++] = ratio(session.close(), session.withoutDividend(sessions.get(k - 1).close()));
      }
    }
    if (n < LEAST_VOLATILITY_SESSIONS) {
      return UNKNOWN_VOLATILITY;
    }
    double median = median(changes, n);
    double[] deviations = new double[n];
    for (int k = 0; k < n; k++) {
      deviations[k] = Math.abs(changes[k] - median);
    }
    return Math.max(LEAST_VOLATILITY, MAD_TO_DEVIATION * median(deviations, n));
  }

  private static double median(double[] values, int n) {
    double[] sorted = Arrays.copyOf(values, n);
    Arrays.sort(sorted);
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }

  private @Nullable Double volumeMultiple(int i) {
    double sum = 0;
    int n = 0;
    for (int k = i - 1; k >= 0 && n < VOLUME_SESSIONS; k--) {
      if (!sessions.get(k).still()) {
        sum += sessions.get(k).volume();
        n++;
      }
    }
    return n < LEAST_VOLUME_SESSIONS || sum == 0
        ? null
        : round(sessions.get(i).volume() / (sum / n));
  }

  private static double ratio(BigDecimal price, BigDecimal reference) {
    return price.doubleValue() / reference.doubleValue() - 1;
  }

  /** Four digits after the point: prices are not known better than that. */
  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /**
   * One session, from its daily bar, or from the parts that are known while there is none.
   *
   * @param still whether nothing was traded and the price stood where it was
   * @param dividend that a share traded in it no longer has; null for none
   * @param whole its daily bar; null while only parts are known
   */
  private record Session(
      LocalDate date,
      BigDecimal low,
      BigDecimal close,
      long volume,
      boolean still,
      @Nullable String currency,
      Instant knownAt,
      String source,
      @Nullable BigDecimal dividend,
      @Nullable PriceBar whole) {

    /**
     * The close before, less what its holders were paid: a share that stays there has not moved.
     */
    BigDecimal withoutDividend(BigDecimal closeBefore) {
      return dividend == null || dividend.compareTo(closeBefore) >= 0
          ? closeBefore
          : closeBefore.subtract(dividend);
    }

    static Session of(List<PriceBar> bars, @Nullable Session before) {
      PriceBar last = bars.getLast();
      BigDecimal low = last.low();
      BigDecimal high = last.high();
      long volume = last.volume();
      if (!last.daily()) {
        for (PriceBar part : bars.subList(0, bars.size() - 1)) {
          low = low.min(part.low());
          high = high.max(part.high());
          volume += part.volume();
        }
      }
      boolean still =
          volume == 0
              && high.compareTo(low) == 0
              && before != null
              && last.close().compareTo(before.close()) == 0;
      return new Session(
          last.date(),
          low,
          last.close(),
          volume,
          still,
          last.currency(),
          last.knownAt(),
          last.source(),
          last.daily() ? last.dividend() : dividend(bars),
          last.daily() ? last : null);
    }

    private static @Nullable BigDecimal dividend(List<PriceBar> parts) {
      return parts.stream()
          .map(PriceBar::dividend)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }
}
