package io.faultline.app.replay;

import io.faultline.events.Severity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many alerts were first heard in each week, by the severity that they reached. */
final class WeekChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 150;
  private static final int LEFT = 30;
  private static final int TOP = 10;
  private static final int BOTTOM = 20;
  private static final List<Severity> FROM_BELOW =
      List.of(Severity.CRITICAL, Severity.WARNING, Severity.WATCH, Severity.INFO);

  private final TreeMap<LocalDate, Map<Severity, Integer>> weeks = new TreeMap<>();

  private WeekChart(Collection<Told> alerts) {
    for (Told told : alerts) {
      LocalDate week =
          told.first()
              .at()
              .atZone(ZoneOffset.UTC)
              .toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      weeks
          .computeIfAbsent(week, w -> new EnumMap<>(Severity.class))
          .merge(told.loudest().severity(), 1, Integer::sum);
    }
  }

  /** The chart with its caption; empty without alerts. */
  static String of(Collection<Told> alerts) {
    return alerts.isEmpty() ? "" : new WeekChart(alerts).draw();
  }

  private String draw() {
    LocalDate first = weeks.firstKey();
    int count = (int) ChronoUnit.WEEKS.between(first, weeks.lastKey()) + 1;
    int most = weeks.values().stream().mapToInt(WeekChart::sum).max().orElse(1);
    double slot = (double) (WIDTH - LEFT) / Math.max(count, 12);
    double unit = (double) (HEIGHT - TOP - BOTTOM) / most;
    StringBuilder svg = new StringBuilder("<figure><svg class=\"chart\" role=\"img\"");
    add(svg, " aria-label=\"alerts per week\" viewBox=\"0 0 %d %d\">", WIDTH, HEIGHT);
    for (int value : most == 1 ? List.of(1) : List.of(most, (most + 1) / 2)) {
      double y = HEIGHT - BOTTOM - unit * value;
      add(
          svg,
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH,
          y,
          y);
      add(
          svg,
          "<text class=\"axis\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>",
          LEFT - 5,
          y + 4,
          value);
    }
    weeks.forEach(
        (week, of) -> {
          double x = LEFT + slot * ChronoUnit.WEEKS.between(first, week);
          double y = HEIGHT - BOTTOM;
          for (Severity severity : FROM_BELOW) {
            double height = unit * of.getOrDefault(severity, 0);
            y -= height;
            if (height > 0) {
              add(
                  svg,
                  "<rect class=\"%s\" x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\">"
                      + "<title>week of %s: %d %1$s</title></rect>",
                  severity.code(),
                  x + slot * 0.08,
                  y,
                  slot * 0.84,
                  height,
                  week,
                  of.getOrDefault(severity, 0));
            }
          }
        });
    for (int i : count == 1 ? List.of(0) : List.of(0, count - 1)) {
      boolean right = i > 0 && i * slot > WIDTH / 2.0;
      add(
          svg,
          "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
          LEFT + slot * (right ? i + 1 : i),
          HEIGHT - 5,
          right ? "end" : "start",
          i > 0 && !right ? "" : first.plusWeeks(i));
    }
    svg.append("</svg><figcaption>");
    for (Severity severity : FROM_BELOW) {
      add(svg, "<i class=\"%s\">&#9632;</i> %1$s ", severity.code());
    }
    add(
        svg,
        "&middot; weeks from Monday to Sunday, UTC; %.1f a week in the mean</figcaption></figure>",
        weeks.values().stream().mapToInt(WeekChart::sum).sum() / (double) count);
    return svg.toString();
  }

  private static int sum(Map<Severity, Integer> week) {
    return week.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void add(StringBuilder to, String format, Object... values) {
    to.append(String.format(Locale.ROOT, format, values));
  }
}
