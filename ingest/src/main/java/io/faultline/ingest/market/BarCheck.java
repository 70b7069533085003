package io.faultline.ingest.market;

import io.faultline.events.PriceBar;
import io.faultline.events.markets.Splits;
import io.faultline.ingest.market.calendars.SessionCalendar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the daily bars of one symbol before they are believed. A price far from those around it
 * that nobody traded at is a bad tick; at the end of the data it is held back until the next
 * session confirms it or not. What moved far on much volume is a plunge, and one without any volume
 * may be one too: price services miss volumes. A service also fills days without a session with
 * flat rows; they are left out. Pure.
 */
public final class BarCheck {
  /** Farther than this, a close that stands alone at the end has to be confirmed. */
  private static final double FAR = 0.40;

  /** Farther than this, a close that goes back at once was none. */
  private static final double SPIKE = 0.25;

  /** So near to the close before the spike is "back". */
  private static final double BACK = 0.06;

  /** A low or high so far outside of the day's other prices and of the last close. */
  private static final double OUTLYING = 0.5;

  /** So many times the usual volume confirm a far move on the day itself. */
  private static final double MUCH = 3;

  private static final int USUAL_SESSIONS = 20;
  private static final int LEAST_SESSIONS = 5;

  private BarCheck() {}

  /** What becomes of a bar. */
  public enum Verdict {
    /** It is believed. */
    GOOD,
    /** Flat and without volume, on a day without a session: the service filled a hole. */
    NO_SESSION,
    /** A price that nobody paid. */
    BAD_TICK,
    /** Too far from the last one to be believed before another session confirms it. */
    UNCONFIRMED
  }

  /**
   * A bar and what becomes of it.
   *
   * @param because why, for people; null for a good one
   */
  public record Judged(PriceBar bar, Verdict verdict, @Nullable String because) {}

  /**
   * Judges bars of one symbol, in any order; bars of parts of a session are passed as good.
   *
   * @return each bar once, oldest first
   */
  public static List<Judged> judge(List<PriceBar> bars) {
    List<PriceBar> sorted = new ArrayList<>(bars);
    sorted.sort(Comparator.comparing(PriceBar::date).thenComparing(PriceBar::knownAt));
    List<Judged> judged = new ArrayList<>();
    List<PriceBar> good = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      PriceBar bar = sorted.get(i);
      Judged verdict =
          bar.daily()
              ? judge(bar, good, i + 1 < sorted.size() ? sorted.get(i + 1) : null)
              : new Judged(bar, Verdict.GOOD, null);
      judged.add(verdict);
      if (bar.daily() && verdict.verdict() == Verdict.GOOD) {
        good.add(bar);
      }
    }
    return judged;
  }

  private static Judged judge(PriceBar bar, List<PriceBar> good, @Nullable PriceBar next) {
    PriceBar before = good.isEmpty() ? null : good.getLast();
    boolean flat = bar.high().compareTo(bar.low()) == 0;
    SessionCalendar calendar = Exchange.of(bar.symbol()).calendar();
    if (flat && bar.volume() == 0 && !calendar.isSession(bar.date())) {
      return new Judged(
          bar, Verdict.NO_SESSION, "flat and without volume on a day without a session");
    }
    if (flat
        && bar.volume() == 0
        && before != null
        && bar.close().compareTo(before.close()) == 0
        && calendar.earlyClose(bar.date()).isPresent()) {
      return new Judged(bar, Verdict.NO_SESSION, "flat and without volume on a half day");
    }
    if (before == null) {
      return new Judged(bar, Verdict.GOOD, null);
    }
    double move = change(bar.close(), before.close());
    // Behind a halt lies what happened meanwhile.
    boolean resumed =
        (before.volume() == 0 && bar.volume() > 0)
            || calendar.sessionsBetween(before.date(), bar.date()) > LEAST_SESSIONS;
    boolean traded = resumed || volumeMultiple(bar, good) >= MUCH;
    String outlier = outlier(bar, before);
    if (outlier != null && !traded) {
      return new Judged(bar, Verdict.BAD_TICK, outlier);
    }
    if (traded
        || good.size() < LEAST_SESSIONS
        || Math.abs(move) < SPIKE
        || Splits.ratio(before, bar) != null) {
      return new Judged(bar, Verdict.GOOD, null);
    }
    if (next != null) {
      boolean back = Math.abs(change(next.close(), before.close())) < BACK;
      return back
          ? new Judged(
              bar,
              Verdict.BAD_TICK,
              "close %s is %+.0f %% from the session before, and the next one is back"
                  .formatted(bar.close(), move * 100))
          : new Judged(bar, Verdict.GOOD, null);
    }
    return Math.abs(move) < FAR
        ? new Judged(bar, Verdict.GOOD, null)
        : new Judged(
            bar,
            Verdict.UNCONFIRMED,
            "close %s is %+.0f %% from the session before, without much volume; held back until another session confirms it"
                .formatted(bar.close(), move * 100));
  }

  /** A low or high that neither the open, the close nor the session before come near to. */
  private static @Nullable String outlier(PriceBar bar, PriceBar before) {
    BigDecimal least = bar.open().min(bar.close()).min(before.close());
    BigDecimal most = bar.open().max(bar.close()).max(before.close());
    if (bar.low().doubleValue() < least.doubleValue() * OUTLYING) {
      return "low %s is less than half of every other price".formatted(bar.low());
    }
    return bar.high().doubleValue() > most.doubleValue() / OUTLYING
        ? "high %s is more than twice every other price".formatted(bar.high())
        : null;
  }

  private static double volumeMultiple(PriceBar bar, List<PriceBar> good) {
    double sum = 0;
    int n = 0;
    for (int i = good.size() - 1; i >= 0 && n < USUAL_SESSIONS; i--) {
      if (good.get(i).volume() > 0) {
        sum += good.get(i).volume();
        n++;
      }
    }
    return n < LEAST_SESSIONS || sum == 0 ? 0 : bar.volume() / (sum / n);
  }

  private static double change(BigDecimal price, BigDecimal reference) {
    return price.doubleValue() / reference.doubleValue() - 1;
  }
}
