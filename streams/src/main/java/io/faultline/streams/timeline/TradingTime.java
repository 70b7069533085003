package io.faultline.streams.timeline;

import io.faultline.events.MarketKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Time in which the days of a halt don't count: what the market makes of news is seen on the first
 * day on which it can trade again, be it weeks later.
 */
final class TradingTime {
  private record Halt(Instant from, Instant to) {}

  private final List<Halt> halts;

  private TradingTime(List<Halt> halts) {
    this.halts = halts;
  }

  static TradingTime of(List<MarketMove> moves) {
    List<Halt> halts = new ArrayList<>();
    moves.stream()
        .filter(m -> m.kind() == MarketKind.HALT && !m.withdrawn())
        .sorted(Comparator.comparing(MarketMove::date).thenComparing(MarketMove::until))
        .forEach(
            m -> {
              Instant from = start(m.date());
              Instant to = start(m.until().plusDays(1));
              if (!halts.isEmpty() && !from.isAfter(halts.getLast().to())) {
                Halt last = halts.removeLast();
                halts.add(new Halt(last.from(), to.isAfter(last.to()) ? to : last.to()));
              } else {
                halts.add(new Halt(from, to));
              }
            });
    return new TradingTime(List.copyOf(halts));
  }

  static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The time between two instants, the earlier first, without halts. */
  Duration between(Instant earlier, Instant later) {
    Duration time = Duration.between(earlier, later);
    for (Halt halt : halts) {
      Instant from = halt.from().isAfter(earlier) ? halt.from() : earlier;
      Instant to = halt.to().isBefore(later) ? halt.to() : later;
      if (from.isBefore(to)) {
        time = time.minus(Duration.between(from, to));
      }
    }
    return time;
  }

  /** The instant by which so much trading time has passed. */
  Instant after(Instant start, Duration time) {
    Instant end = start.plus(time);
    for (Halt halt : halts) {
      Instant from = halt.from().isAfter(start) ? halt.from() : start;
      if (from.isBefore(end) && from.isBefore(halt.to())) {
        end = end.plus(Duration.between(from, halt.to()));
      }
    }
    return end;
  }
}
