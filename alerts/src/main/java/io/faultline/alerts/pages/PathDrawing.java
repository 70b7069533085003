package io.faultline.alerts.pages;

import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Way.Leg;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert.Party;
import java.util.ArrayList;
import java.util.List;

/**
 * A path as a drawing: the company that was hit, the companies between, the holding, and on each
 * arrow the relation. An arrow points as its relation reads; one that somebody denies is broken and
 * says so. Wide screens get it from left to right, narrow ones from top to bottom.
 */
final class PathDrawing {
  private static final int BOX_HEIGHT = 62;
  private static final int WIDE = 1120;
  private static final int NARROW = 340;
  private static final double CHARACTER = 7.3;
  private static final double SMALL_CHARACTER = 6.4;

  private PathDrawing() {}

  /** From left to right. */
  static String wide(Way way) {
    int stops = way.stops().size();
    int legs = Math.max(1, stops - 1);
    double leg = Math.min(230, Math.max(130, (WIDE - stops * 190.0) / legs));
    double box = Math.min(230, (WIDE - legs * leg - 4) / stops);
    double width = stops * box + legs * leg + 4;
    Svg svg = new Svg((int) Math.ceil(width), 112, "path-wide", description(way));
    double middle = 58;
    double x = 2;
    for (int i = 0; i < stops; i++) {
      box(svg, way, i, x, middle - BOX_HEIGHT / 2.0, box);
      if (i < way.legs().size()) {
        Leg l = way.legs().get(i);
        double from = x + box + 6;
        double to = x + box + leg - 6;
        svg.group(l.disputed() ? "leg disputed" : "leg", Words.sentence(l.step()));
        arrow(svg, from, middle, to, middle, l.along());
        List<String> label = lines(Words.label(l.step()), (leg - 16) / SMALL_CHARACTER, 2);
        for (int j = 0; j < label.size(); j++) {
          svg.text(
              (from + to) / 2,
              middle - 10 - (label.size() - 1 - j) * 15.0,
              "middle",
              "leg-label",
              label.get(j));
        }
        svg.text((from + to) / 2, middle + 21, "middle", "leg-note", note(l));
        svg.end();
      }
      x += box + leg;
    }
    return svg.done();
  }

  /** From top to bottom. */
  static String narrow(Way way) {
    int stops = way.stops().size();
    int leg = 66;
    int height = stops * BOX_HEIGHT + (stops - 1) * leg + 4;
    Svg svg = new Svg(NARROW, height, "path-narrow", description(way));
    double y = 2;
    for (int i = 0; i < stops; i++) {
      box(svg, way, i, 2, y, NARROW - 4);
      if (i < way.legs().size()) {
        Leg l = way.legs().get(i);
        double from = y + BOX_HEIGHT + 5;
        double to = y + BOX_HEIGHT + leg - 5;
        svg.group(l.disputed() ? "leg disputed" : "leg", Words.sentence(l.step()));
        arrow(svg, 36, from, 36, to, l.along());
        svg.text(
            56, (from + to) / 2 - 2, "start", "leg-label", Words.cut(Words.label(l.step()), 40));
        svg.text(56, (from + to) / 2 + 15, "start", "leg-note", note(l));
        svg.end();
      }
      y += BOX_HEIGHT + leg;
    }
    return svg.done();
  }

  private static void box(Svg svg, Way way, int i, double x, double y, double width) {
    Party stop = way.stops().get(i);
    boolean first = i == 0;
    boolean last = i == way.stops().size() - 1;
    String css = first ? "stop origin" : last ? "stop holding" : "stop";
    svg.group(css, stop.name());
    svg.rect(x, y, width, BOX_HEIGHT, 9, "stop-box");
    String role = first ? "hit" : last ? "you hold" : "";
    List<String> name = lines(stop.name(), (width - 20) / CHARACTER, role.isEmpty() ? 3 : 2);
    double height = name.size() * 17.0 + (role.isEmpty() ? 0 : 14);
    double top = y + (BOX_HEIGHT - height) / 2;
    if (!role.isEmpty()) {
      svg.text(x + width / 2, top + 10, "middle", "stop-role", role);
      top += 14;
    }
    for (int j = 0; j < name.size(); j++) {
      svg.text(x + width / 2, top + 13 + j * 17.0, "middle", "stop-name", name.get(j));
    }
    svg.end();
  }

  private static void arrow(Svg svg, double x1, double y1, double x2, double y2, boolean along) {
    svg.line(x1, y1, x2, y2, "leg-line");
    double hx = along ? x2 : x1;
    double hy = along ? y2 : y1;
    double s = along ? -1 : 1;
    boolean flat = y1 == y2;
    String d =
        flat
            ? "M%s %s L%s %s L%s %s Z"
                .formatted(
                    Svg.n(hx),
                    Svg.n(hy),
                    Svg.n(hx + s * 9),
                    Svg.n(hy - 5),
                    Svg.n(hx + s * 9),
                    Svg.n(hy + 5))
            : "M%s %s L%s %s L%s %s Z"
                .formatted(
                    Svg.n(hx),
                    Svg.n(hy),
                    Svg.n(hx - 5),
                    Svg.n(hy + s * 9),
                    Svg.n(hx + 5),
                    Svg.n(hy + s * 9));
    svg.path(d, "leg-head");
  }

  private static String note(Leg leg) {
    if (leg.disputed()) {
      return "disputed";
    }
    return leg.step().confidence() < 0.6 ? "not certain" : "";
  }

  private static String description(Way way) {
    return "Path from %s to %s: %s."
        .formatted(
            way.stops().getFirst().name(),
            way.stops().getLast().name(),
            String.join("; ", way.sentences()));
  }

  /** Breaks words into lines; what doesn't fit into the last one is cut. */
  static List<String> lines(String text, double characters, int most) {
    int room = Math.max(6, (int) characters);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Words.clean(text).split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        if (lines.size() == most - 1) {
          return closed(lines, line + " " + word, room);
        }
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    return closed(lines, line.toString(), room);
  }

  private static List<String> closed(List<String> lines, String last, int room) {
    lines.add(Words.cut(last, room));
    return lines;
  }
}
