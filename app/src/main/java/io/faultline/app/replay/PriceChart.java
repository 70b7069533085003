package io.faultline.app.replay;

import static io.faultline.app.replay.Html.escaped;

import io.faultline.events.PriceBar;
import io.faultline.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The closes of a share around an alert, its market's beside it in grey, and a line at each time at
 * which the alert became louder.
 */
final class PriceChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 190;
  private static final int LEFT = 52;
  private static final int TOP = 26;
  private static final int BOTTOM = 20;
  private static final Duration BEFORE = Duration.ofDays(30);
  private static final Duration AFTER = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(120);

  private final List<PriceBar> bars;
  private final List<PriceBar> index;
  private final String symbol;
  private final Optional<String> benchmark;
  private final long begin;
  private final long end;
  private final double low;
  private final double high;

  private PriceChart(String symbol, List<PriceBar> bars, Closes closes) {
    this.symbol = symbol;
    this.bars = bars;
    this.begin = bars.getFirst().knownAt().getEpochSecond();
    this.end = bars.getLast().knownAt().getEpochSecond();
    this.benchmark = closes.benchmark(symbol);
    this.index =
        within(
            benchmark.map(closes::of).orElse(List.of()),
            bars.getFirst().knownAt().minus(Duration.ofHours(20)),
            bars.getLast().knownAt().plus(Duration.ofHours(20)));
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (PriceBar bar : bars) {
      lowest = Math.min(lowest, bar.close().doubleValue());
      highest = Math.max(highest, bar.close().doubleValue());
    }
    for (PriceBar bar : index) {
      lowest = Math.min(lowest, rebased(bar));
      highest = Math.max(highest, rebased(bar));
    }
    double room = Math.max(highest - lowest, highest * 0.01) * 0.05;
    this.low = lowest - room;
    this.high = highest + room;
  }

  /** The chart with its caption; empty if there are no prices of the symbol at the time. */
  static String of(Told told, String symbol, Closes closes) {
    Instant from = told.first().at().minus(BEFORE);
    Instant last = told.turns().getLast().at().plus(AFTER);
    Instant to = last.isAfter(from.plus(LONGEST)) ? from.plus(LONGEST) : last;
    List<PriceBar> bars = within(closes.of(symbol), from, to);
    return bars.size() < 2 ? "" : new PriceChart(symbol, bars, closes).draw(told);
  }

  private static List<PriceBar> within(List<PriceBar> bars, Instant from, Instant to) {
    return bars.stream()
        .filter(b -> !b.knownAt().isBefore(from) && !b.knownAt().isAfter(to))
        .toList();
  }

  private String draw(Told told) {
    StringBuilder svg = new StringBuilder("<figure><svg class=\"chart\" viewBox=\"0 0 ");
    svg.append(WIDTH).append(' ').append(HEIGHT).append("\" role=\"img\" aria-label=\"");
    svg.append(escaped("closes of " + symbol + " around the alert")).append("\">");
    for (int i = 0; i <= 2; i++) {
      double value = low + (high - low) * (0.08 + 0.42 * i);
      double y = y(value);
      add(
          svg,
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH,
          y,
          y);
      add(
          svg,
          "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
          LEFT - 5,
          y + 4,
          price(value));
    }
    if (index.size() > 1) {
      svg.append("<polyline class=\"index\" points=\"");
      index.forEach(bar -> add(svg, "%.1f,%.1f ", x(bar.knownAt()), y(rebased(bar))));
      svg.append("\"/>");
    }
    svg.append("<polyline class=\"price\" points=\"");
    bars.forEach(bar -> add(svg, "%.1f,%.1f ", x(bar.knownAt()), y(bar.close().doubleValue())));
    svg.append("\"/>");
    marks(svg, told);
    for (int i = 0; i <= 2; i++) {
      PriceBar bar = bars.get((bars.size() - 1) * i / 2);
      add(
          svg,
          "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
          x(bar.knownAt()),
          HEIGHT - 5,
          i == 0 ? "start" : i == 1 ? "middle" : "end",
          bar.date());
    }
    svg.append("</svg><figcaption>").append(escaped(symbol)).append(", daily closes");
    if (index.size() > 1) {
      svg.append("; grey: ").append(escaped(benchmark.orElse(""))).append(", from the same start");
    }
    return svg.append("</figcaption></figure>").toString();
  }

  /** A line with its severity wherever the alert became louder than it had been. */
  private void marks(StringBuilder svg, Told told) {
    Severity shown = null;
    double lastLabel = -100;
    int row = 0;
    for (Told.Turn turn : told.turns()) {
      boolean louder = shown == null || turn.severity().compareTo(shown) > 0;
      if (turn.isEnd() || !louder) {
        continue;
      }
      shown = turn.severity();
      double x = Math.clamp(x(turn.at()), LEFT, WIDTH - 1.0);
      row = x - lastLabel < 52 ? row + 1 : 0;
      lastLabel = x;
      boolean right = x > WIDTH - 60;
      add(
          svg,
          "<line class=\"mark %1$s\" x1=\"%2$.1f\" x2=\"%2$.1f\" y1=\"4\" y2=\"%3$d\"><title>%4$s"
              + "</title></line>",
          shown.code(),
          x,
          HEIGHT - BOTTOM,
          escaped(shown.code() + ", " + turn.at()));
      add(
          svg,
          "<text class=\"label %s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
          shown.code(),
          right ? x - 3 : x + 3,
          12 + 12 * row,
          right ? "end" : "start",
          shown.code());
    }
  }

  private double x(Instant time) {
    double share = (double) (time.getEpochSecond() - begin) / Math.max(1, end - begin);
    return LEFT + share * (WIDTH - LEFT - 4);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value - low) / (high - low);
  }

  /** The index as if it had stood at the share's first close. */
  private double rebased(PriceBar bar) {
    return bar.close().doubleValue()
        / index.getFirst().close().doubleValue()
        * bars.getFirst().close().doubleValue();
  }

  private static String price(double value) {
    return String.format(
        Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 100 ? "%.0f" : "%.2f", value);
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}
