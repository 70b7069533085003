package io.faultline.app.replay;

import static io.faultline.app.replay.Html.escaped;

import io.faultline.streams.reading.themes.Attention;
import io.faultline.streams.reading.themes.AttentionIndex;
import java.util.List;
import java.util.Locale;

/** The share of the articles of seven days that spoke of a company, a month before and after. */
final class AttentionChart {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 96;
  private static final int BOTTOM = 18;
  private static final int DAYS = 30;

  private AttentionChart() {}

  /** The chart around the day of {@code at}; empty if nobody spoke of its theme. */
  static String of(AttentionIndex attention, Attention at, String name) {
    List<Attention> days =
        attention.series(at.theme(), at.day().minusDays(DAYS), at.day().plusDays(DAYS));
    double most = days.stream().mapToDouble(Attention::share).max().orElse(0);
    if (most == 0) {
      return "";
    }
    StringBuilder svg =
        new StringBuilder("<figure><svg class=\"chart\" role=\"img\" viewBox=\"0 0 ");
    svg.append(WIDTH).append(' ').append(HEIGHT).append("\" aria-label=\"");
    svg.append(escaped("share of articles about " + name)).append("\">");
    double width = (double) WIDTH / days.size();
    for (int i = 0; i < days.size(); i++) {
      Attention day = days.get(i);
      double height = (HEIGHT - BOTTOM) * day.share() / most;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>"
                  + "%s: %d of %d articles</title></rect>",
              day.day().equals(at.day()) ? "critical" : "info",
              i * width,
              HEIGHT - BOTTOM - height,
              Math.max(1, width - 1),
              height,
              day.day(),
              day.articles(),
              day.of()));
    }
    svg.append(
        "<text class=\"axis\" x=\"0\" y=\"%d\">%s</text><text class=\"axis\" x=\"%d\" y=\"%1$d\" text-anchor=\"end\">%4$s</text>"
            .formatted(HEIGHT - 4, days.getFirst().day(), WIDTH, days.getLast().day()));
    return svg.append("</svg><figcaption>Share of the articles of seven days that speak of ")
        .append(escaped(name))
        .append("</figcaption></figure>")
        .toString();
  }
}
