package io.faultline.alerts.pages;

import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Way.Leg;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * All ways to one holding in one drawing: the holding at the right, everything that leads to it in
 * columns by its distance. A company that several ways share is drawn once.
 */
final class ExposureGraph {
  private static final int BOX_WIDTH = 176;
  private static final int BOX_HEIGHT = 46;
  private static final int GAP_X = 96;
  private static final int GAP_Y = 22;
  private static final int MOST_COLUMNS = 7;

  private ExposureGraph() {}

  private record Place(double x, double y) {}

  private record Edge(String from, String to, Leg leg) {
    /** Names the place that it keeps free in a column. */
    String passing(int column) {
      return from + " > " + to + " @ " + column;
    }
  }

  /**
   * @param ways of several alerts, all ending at one holding
   */
  static String draw(String holding, List<Way> ways) {
    Map<String, Party> parties = new LinkedHashMap<>();
    Map<String, Integer> distance = new LinkedHashMap<>();
    Map<String, Boolean> origin = new LinkedHashMap<>();
    List<Edge> edges = new ArrayList<>();
    for (Way way : ways) {
      int stops = way.stops().size();
      for (int i = 0; i < stops; i++) {
        Party stop = way.stops().get(i);
        parties.putIfAbsent(stop.companyId(), stop);
        distance.merge(stop.companyId(), Math.min(stops - 1 - i, MOST_COLUMNS - 1), Math::max);
        origin.merge(stop.companyId(), i == 0, Boolean::logicalOr);
        if (i > 0) {
          Edge edge =
              new Edge(way.stops().get(i - 1).companyId(), stop.companyId(), way.legs().get(i - 1));
          if (edges.stream()
              .noneMatch(e -> e.from().equals(edge.from()) && e.to().equals(edge.to()))) {
            edges.add(edge);
          }
        }
      }
    }
    if (parties.isEmpty()) {
      return "";
    }
    TreeMap<Integer, List<String>> columns = new TreeMap<>();
    distance.forEach((id, d) -> columns.computeIfAbsent(d, x -> new ArrayList<>()).add(id));
    // A relation that passes a column keeps a place free there, so that it crosses no company.
    for (Edge edge : edges) {
      int near = Objects.requireNonNull(distance.get(edge.to()));
      for (int d = Objects.requireNonNull(distance.get(edge.from())) - 1; d > near; d--) {
        columns.computeIfAbsent(d, x -> new ArrayList<>()).add(edge.passing(d));
      }
    }
    int rows = columns.values().stream().mapToInt(List::size).max().orElse(1);
    int last = columns.lastKey();
    int width = (last + 1) * BOX_WIDTH + last * GAP_X + 4;
    int height = rows * BOX_HEIGHT + (rows - 1) * GAP_Y + 4;
    Map<String, Place> places = new LinkedHashMap<>();
    columns.forEach(
        (d, ids) -> {
          double x = 2 + (last - d) * (double) (BOX_WIDTH + GAP_X);
          double tall = ids.size() * BOX_HEIGHT + (ids.size() - 1) * (double) GAP_Y;
          for (int i = 0; i < ids.size(); i++) {
            places.put(
                ids.get(i), new Place(x, (height - tall) / 2 + i * (double) (BOX_HEIGHT + GAP_Y)));
          }
        });
    Svg svg =
        new Svg(
            width,
            height,
            "graph",
            "What leads to this holding: "
                + edges.size()
                + " relations between "
                + parties.size()
                + " companies.");
    edges.forEach(e -> edge(svg, e, places, last));
    parties.forEach(
        (id, party) -> {
          Place at = Objects.requireNonNull(places.get(id));
          String css =
              id.equals(holding)
                  ? "stop holding"
                  : origin.getOrDefault(id, false) ? "stop origin" : "stop";
          svg.group(css, party.name());
          svg.rect(at.x(), at.y(), BOX_WIDTH, BOX_HEIGHT, 9, "stop-box");
          List<String> name = PathDrawing.lines(party.name(), (BOX_WIDTH - 16) / 8.2, 2);
          for (int i = 0; i < name.size(); i++) {
            svg.text(
                at.x() + BOX_WIDTH / 2.0,
                at.y() + BOX_HEIGHT / 2.0 + 5 + (i - (name.size() - 1) / 2.0) * 16,
                "middle",
                "stop-name",
                name.get(i));
          }
          svg.end();
        });
    return svg.done();
  }

  private static void edge(Svg svg, Edge edge, Map<String, Place> places, int columns) {
    Place from = Objects.requireNonNull(places.get(edge.from()));
    Place to = Objects.requireNonNull(places.get(edge.to()));
    double x = from.x() + BOX_WIDTH;
    double y = from.y() + BOX_HEIGHT / 2.0;
    StringBuilder d = new StringBuilder("M" + Svg.n(x) + " " + Svg.n(y));
    double firstY = y;
    for (int column = columns; column >= 0; column--) {
      Place free = places.get(edge.passing(column));
      if (free != null) {
        double middle = free.y() + BOX_HEIGHT / 2.0;
        d.append(curve(x, y, free.x(), middle));
        d.append(" L").append(Svg.n(free.x() + BOX_WIDTH)).append(' ').append(Svg.n(middle));
        x = free.x() + BOX_WIDTH;
        y = middle;
      }
    }
    double end = to.y() + BOX_HEIGHT / 2.0;
    d.append(curve(x, y, to.x(), end));
    svg.group(edge.leg().disputed() ? "leg disputed" : "leg", Words.sentence(edge.leg().step()));
    svg.path(d.toString(), "leg-line curve");
    boolean passes = x > from.x() + BOX_WIDTH;
    svg.text(
        passes ? x - BOX_WIDTH / 2.0 : (x + to.x()) / 2,
        (passes ? y : (firstY + end) / 2) - 6,
        "middle",
        "leg-label edge-label",
        shareOf(edge));
    svg.end();
  }

  private static String curve(double x1, double y1, double x2, double y2) {
    double bend = Math.max(20, (x2 - x1) / 2);
    return " C%s %s %s %s %s %s"
        .formatted(Svg.n(x1 + bend), Svg.n(y1), Svg.n(x2 - bend), Svg.n(y2), Svg.n(x2), Svg.n(y2));
  }

  private static String shareOf(Edge edge) {
    return edge.leg().step().share() == null
        ? ""
        : io.faultline.alerts.wording.Figures.percent(edge.leg().step().share());
  }
}
