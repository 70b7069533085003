package io.faultline.alerts.pages;

import io.faultline.alerts.wording.Figures;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Market;
import io.faultline.events.Basis;
import io.faultline.events.MarketKind;
import io.faultline.events.PriceBar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The price of one share around an event: the close as a line, each session's range as a bar, the
 * volume below, and marks where a lock-up ended, the price broke, and the press first wrote. Both
 * axes say what they measure.
 */
final class PriceChart {
  private static final DateTimeFormatter TICK =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final String symbol;
  private final Alert alert;
  private final List<PriceBar> bars;
  private final int width;
  private final int height;
  private final boolean narrow;
  private final double left;
  private final double right;
  private final double top;
  private final double bottom;
  private final double volumeTop;
  private final double volumeBottom;
  private final double low;
  private final double high;
  private final long most;

  private PriceChart(String symbol, Alert alert, List<PriceBar> bars, boolean narrow) {
    this.symbol = symbol;
    this.alert = alert;
    this.bars = bars;
    this.narrow = narrow;
    this.width = narrow ? 350 : 1120;
    this.height = narrow ? 380 : 430;
    this.left = narrow ? 42 : 62;
    this.right = width - (narrow ? 8 : 20);
    this.top = narrow ? 70 : 64;
    this.bottom = height - (narrow ? 122 : 128);
    this.volumeTop = bottom + 30;
    this.volumeBottom = height - 30;
    double least = bars.stream().mapToDouble(b -> b.low().doubleValue()).min().orElse(0);
    double greatest = bars.stream().mapToDouble(b -> b.high().doubleValue()).max().orElse(1);
    double margin = Math.max((greatest - least) * 0.08, greatest * 0.01);
    this.low = Math.max(0, least - margin);
    this.high = greatest + margin;
    this.most = Math.max(1, bars.stream().mapToLong(PriceBar::volume).max().orElse(1));
  }

  /**
   * @param bars the sessions in their order; at least two
   */
  static String wide(String symbol, Alert alert, List<PriceBar> bars) {
    return new PriceChart(symbol, alert, bars, /* narrow= */ false).draw("chart-wide");
  }

  /** As {@link #wide}, for a phone. */
  static String narrow(String symbol, Alert alert, List<PriceBar> bars) {
    return new PriceChart(symbol, alert, bars, /* narrow= */ true).draw("chart-narrow");
  }

  private String draw(String css) {
    Svg svg = new Svg(width, height, "chart " + css, description());
    prices(svg);
    volumes(svg);
    dates(svg);
    marks(svg);
    return svg.done();
  }

  private void prices(Svg svg) {
    String currency = bars.getFirst().currency();
    svg.text(
        left,
        top - (narrow ? 52 : 46),
        "start",
        "axis-title",
        symbol + ", price per share" + (currency == null ? "" : " in " + currency));
    for (double tick : ticks(low, high, narrow ? 4 : 5)) {
      svg.line(left, y(tick), right, y(tick), "grid");
      svg.text(left - 7, y(tick) + 4, "end", "tick", Figures.plain(tick, tick < 10 ? 2 : 0));
    }
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < bars.size(); i++) {
      PriceBar bar = bars.get(i);
      svg.line(x(i), y(bar.low().doubleValue()), x(i), y(bar.high().doubleValue()), "range");
      d.append(i == 0 ? "M" : " L")
          .append(Svg.n(x(i)))
          .append(' ')
          .append(Svg.n(y(bar.close().doubleValue())));
    }
    svg.path(d.toString(), "close-line");
  }

  private void volumes(Svg svg) {
    double unit = most >= 1_000_000 ? 1e6 : most >= 1000 ? 1e3 : 1;
    String name = unit == 1e6 ? "million shares" : unit == 1e3 ? "thousand shares" : "shares";
    svg.text(left, volumeTop - 6, "start", "axis-title", "Volume, " + name);
    svg.line(left, volumeBottom, right, volumeBottom, "axis");
    svg.text(left - 7, volumeTop + 8, "end", "tick", Figures.count(Math.round(most / unit)));
    svg.text(left - 7, volumeBottom + 3, "end", "tick", "0");
    double bar = Math.max(1, Math.min(14, (right - left) / bars.size() * 0.62));
    for (int i = 0; i < bars.size(); i++) {
      double size = (volumeBottom - volumeTop) * bars.get(i).volume() / most;
      svg.rect(x(i) - bar / 2, volumeBottom - size, bar, size, 1, "volume");
    }
  }

  private void dates(Svg svg) {
    int step = Math.max(1, (int) Math.ceil(bars.size() / (narrow ? 4.0 : 9.0)));
    for (int i = 0; i < bars.size(); i += step) {
      svg.text(x(i), volumeBottom + 18, "middle", "tick", TICK.format(bars.get(i).date()));
    }
  }

  private record Mark(LocalDate date, String css, String text) {}

  private void marks(Svg svg) {
    List<Mark> marks = new ArrayList<>();
    TreeSet<LocalDate> lockUps = new TreeSet<>();
    for (Market m : alert.market()) {
      if (m.kind() == MarketKind.LOCKUP && m.symbol().equals(symbol)) {
        lockUps.add(m.date());
      }
    }
    lockUps.forEach(d -> marks.add(new Mark(d, "lockup", "Lock-up ends " + TICK.format(d))));
    for (Market m : alert.market()) {
      if (m.kind() == MarketKind.HALT && m.symbol().equals(symbol)) {
        marks.add(new Mark(m.date(), "halt", "Halt " + TICK.format(m.date())));
      }
    }
    if (alert.times().publishedAt() != null) {
      LocalDate day = alert.times().publishedAt().atZone(ZoneOffset.UTC).toLocalDate();
      marks.add(new Mark(day, "press", "First report " + TICK.format(day)));
    }
    int row = 0;
    for (Mark mark : marks) {
      double at = x(mark.date());
      if (at < left || at > right) {
        continue;
      }
      double labelY = top - 26 + row * 15.0;
      svg.line(at, labelY + 4, at, volumeBottom, "mark " + mark.css());
      boolean start = at < left + (right - left) * (narrow ? 0.4 : 0.72);
      svg.text(
          start ? at + 5 : at - 5,
          labelY,
          start ? "start" : "end",
          "mark-label " + mark.css(),
          mark.text());
      row++;
    }
    shocks(svg);
  }

  private void shocks(Svg svg) {
    for (Market m : alert.market()) {
      if (m.kind() != MarketKind.SHOCK
          || !m.symbol().equals(symbol)
          || m.price() == null
          || m.change() == null) {
        continue;
      }
      double at = x(m.date());
      double price = m.price().doubleValue();
      if (at < left || at > right || price < low || price > high) {
        continue;
      }
      boolean close = m.basis() == Basis.CLOSE;
      String gain = m.change() > 0 ? " gain" : "";
      svg.circle(at, y(price), narrow ? 4 : 5, (close ? "shock" : "shock intraday") + gain);
      // What came before the fall lies above it, so there is room to the left.
      boolean roomLeft = at > left + (narrow ? 140 : 190);
      svg.text(
          roomLeft ? at - 12 : at + 12,
          y(price) + (close ? 0 : 12),
          roomLeft ? "end" : "start",
          "shock-label" + gain,
          Figures.change(m.change()) + (close ? " at the close" : " intraday"));
    }
  }

  private double x(int i) {
    return bars.size() == 1
        ? (left + right) / 2
        : left + 10 + (right - left - 20) * i / (bars.size() - 1.0);
  }

  /** Between sessions for a day without one; outside the chart for a day before or after it. */
  private double x(LocalDate date) {
    for (int i = 0; i < bars.size(); i++) {
      LocalDate day = bars.get(i).date();
      if (day.equals(date)) {
        return x(i);
      }
      if (day.isAfter(date)) {
        return i == 0 ? -1 : (x(i - 1) + x(i)) / 2;
      }
    }
    return -1;
  }

  private double y(double price) {
    return bottom - (bottom - top) * (price - low) / (high - low);
  }

  /** Round numbers between two bounds. */
  static List<Double> ticks(double low, double high, int about) {
    double raw = (high - low) / about;
    double magnitude = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = magnitude;
    for (double multiple : new double[] {1, 2, 2.5, 5, 10}) {
      if (magnitude * multiple >= raw) {
        step = magnitude * multiple;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }

  private String description() {
    return "Daily prices of %s from %s to %s, closing at %s and %s."
        .formatted(
            symbol,
            Figures.day(bars.getFirst().date()),
            Figures.day(bars.getLast().date()),
            Figures.price(bars.getFirst().close()),
            Figures.price(bars.getLast().close()));
  }
}
