package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import io.faultline.events.PriceBar;
import io.faultline.events.Severity;
import io.faultline.streams.reading.themes.Attention;
import io.faultline.streams.reading.themes.AttentionIndex;
import io.faultline.streams.reading.themes.Theme;
import io.faultline.streams.replay.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A replay as a page that can be passed on: one file without scripts, everything from outside
 * escaped, charts as inline SVG.
 */
public final class Report {
  private static final int MOST_ALERTS = 200;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 150;
  private static final Duration CHARTED = Duration.ofDays(30);

  private final StringBuilder page = new StringBuilder();
  private final Map<String, List<PriceBar>> prices;
  private final AttentionIndex attention;

  private Report(List<PriceBar> prices, AttentionIndex attention) {
    this.prices = EventStudy.bySymbol(prices);
    this.attention = attention;
  }

  /** The page. */
  public static String of(String name, Scenario.Conclusions conclusions, List<PriceBar> prices) {
    Report report = new Report(prices, conclusions.attention());
    report.write(name, conclusions, prices);
    return report.page.toString();
  }

  private void write(String name, Scenario.Conclusions conclusions, List<PriceBar> bars) {
    Map<String, List<Alert>> byId = new LinkedHashMap<>();
    conclusions
        .alerts()
        .forEach(a -> byId.computeIfAbsent(a.alertId(), i -> new ArrayList<>()).add(a));
    Span span = conclusions.span();
    line("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width\">");
    line("<title>" + escaped(name) + "</title><style>");
    line(
        "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0"
            + " 1rem;color:#1a1f26}table{border-collapse:collapse}td,th{border-bottom:1px solid"
            + " #d5d9de;padding:.25rem .7rem;text-align:left}section{border-top:2px solid"
            + " #d5d9de;margin-top:1.5rem}.critical{color:#8c1021}.warning{color:#9a4a00}.watch{color:#70590a}.info{color:#35526b}blockquote{margin:.3rem"
            + " 0 .3rem 1rem;color:#444}svg{max-width:100%}");
    line("</style></head><body>");
    line("<h1>" + escaped(name) + "</h1>");
    line(
        "<p>%s to %s: %d alerts in %d revisions; %d things did not become one.</p>"
            .formatted(
                span.from(),
                span.to(),
                byId.size(),
                conclusions.alerts().size(),
                conclusions.decisions().size()));
    weeks(byId);
    study(conclusions.alerts(), bars);
    suppressed(conclusions.decisions());
    line("<h2>Alerts</h2>");
    byId.values().stream()
        .sorted(
            Comparator.comparing((List<Alert> of) -> loudest(of).severity())
                .reversed()
                .thenComparing(of -> of.getFirst().times().raisedAt())
                .thenComparing(of -> of.getFirst().alertId()))
        .limit(MOST_ALERTS)
        .forEach(this::alert);
    line("</body></html>");
  }

  private static Alert loudest(List<Alert> revisions) {
    return revisions.stream()
        .max(Comparator.comparing(Alert::severity).thenComparing(Alert::revision))
        .orElseThrow();
  }

  // Parts

  private void weeks(Map<String, List<Alert>> byId) {
    TreeMap<LocalDate, Integer> weeks = new TreeMap<>();
    for (List<Alert> of : byId.values()) {
      LocalDate day = day(of.getFirst().times().raisedAt());
      weeks.merge(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), 1, Integer::sum);
    }
    if (weeks.isEmpty()) {
      return;
    }
    line("<h2>Alerts per week</h2>");
    int most = weeks.values().stream().max(Comparator.naturalOrder()).orElse(1);
    int bar = Math.max(4, Math.min(40, WIDTH / weeks.size() - 2));
    StringBuilder svg = svg("alerts per week");
    int x = 0;
    for (Map.Entry<LocalDate, Integer> week : weeks.entrySet()) {
      int height = (HEIGHT - 20) * week.getValue() / most;
      svg.append(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#5b7c99\"><title>%s: %d</title></rect>"
              .formatted(x, HEIGHT - height, bar, height, week.getKey(), week.getValue()));
      x += bar + 2;
    }
    line(svg.append("</svg>").toString());
  }

  private void study(List<Alert> alerts, List<PriceBar> bars) {
    line("<h2>What followed</h2>");
    line(
        "<p>Change of the holding's close after an alert first reached a severity, less its"
            + " market's where prices of it are there; mean, 95 % confidence interval, number. With"
            + " fewer than "
            + EventStudy.ENOUGH
            + " observations nothing is claimed.</p>");
    line("<table><tr><th>severity</th>");
    for (int sessions : EventStudy.SESSIONS) {
      line("<th>%d session%s</th>".formatted(sessions, sessions == 1 ? "" : "s"));
    }
    line("</tr>");
    EventStudy.of(alerts, bars)
        .forEach(
            (severity, cells) ->
                line(
                    "<tr><td class=\"%s\">%s</td>%s</tr>"
                        .formatted(
                            severity.code(),
                            severity.code(),
                            cells.stream()
                                .map(c -> "<td>" + words(c) + "</td>")
                                .collect(Collectors.joining()))));
    line("</table>");
  }

  private static String words(EventStudy.Cell cell) {
    return cell.low() == null || cell.high() == null
        ? "too few (%d)".formatted(cell.count())
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f to %.1f), n = %d",
            cell.mean() * 100,
            cell.low() * 100,
            cell.high() * 100,
            cell.count());
  }

  private void suppressed(List<Decision> decisions) {
    Map<DecisionReason, Long> counts =
        decisions.stream()
            .collect(Collectors.groupingBy(Decision::reason, TreeMap::new, Collectors.counting()));
    line(
        "<h2>What was suppressed</h2><table><tr><th>reason</th><th>number</th><th>for"
            + " example</th></tr>");
    counts.forEach(
        (reason, count) ->
            line(
                "<tr><td>%s</td><td>%d</td><td>%s</td></tr>"
                    .formatted(
                        reason.code().replace('_', ' '),
                        count,
                        escaped(
                            decisions.stream()
                                .filter(d -> d.reason() == reason)
                                .findFirst()
                                .orElseThrow()
                                .detail()))));
    line("</table>");
  }

  private void alert(List<Alert> revisions) {
    Alert alert = loudest(revisions);
    Alert last = revisions.getLast();
    line("<section>");
    line(
        "<h3 class=\"%s\">%s: %s</h3>"
            .formatted(alert.severity().code(), alert.severity().code(), escaped(alert.title())));
    line("<p>" + escaped(alert.summary()) + "</p>");
    line(
        "<p>Score %s. %s%s</p>"
            .formatted(
                alert.score(),
                revisions.stream()
                    .map(
                        r ->
                            "%s %s %s"
                                .formatted(
                                    r.times().raisedAt().toString().substring(0, 16),
                                    r.status().code(),
                                    r.severity().code()))
                    .limit(12)
                    .collect(Collectors.joining(" · ")),
                last.status() == AlertStatus.RETRACTED && !last.changes().isEmpty()
                    ? " " + escaped(last.changes().getFirst())
                    : ""));
    lead(revisions);
    line("<ul>");
    alert
        .scoring()
        .forEach(
            f ->
                line(
                    "<li>%s %s: %s</li>"
                        .formatted(
                            escaped(f.factor().replace('_', ' ')),
                            f.value(),
                            escaped(f.because()))));
    line("</ul>");
    alert.paths().stream().limit(4).forEach(this::path);
    alert.evidence().stream()
        .filter(e -> e.quote() != null)
        .limit(5)
        .forEach(
            e ->
                line(
                    "<blockquote>%s<br>%s, %s%s</blockquote>"
                        .formatted(
                            escaped(String.valueOf(e.quote())),
                            escaped(e.source()),
                            escaped(e.title()),
                            e.stance() == io.faultline.events.Stance.DENIES ? " (denies)" : "")));
    chart(revisions);
    attention(revisions.getFirst());
    line("</section>");
  }

  /** How long before the largest move the alert was first heard. */
  private void lead(List<Alert> revisions) {
    Alert last = revisions.getLast();
    last.market().stream()
        .filter(m -> m.change() != null && m.change() < 0)
        .min(Comparator.comparingDouble((Alert.Market m) -> m.change() == null ? 0 : m.change()))
        .ifPresent(
            m -> {
              Duration lead =
                  Duration.between(
                      revisions.getFirst().times().raisedAt(),
                      m.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
              line(
                  "<p>First heard %s the end of the day of the largest fall (%s, %s).</p>"
                      .formatted(
                          lead.isNegative()
                              ? lead.negated().toHours() + " hours after"
                              : lead.toHours() + " hours before",
                          escaped(m.symbol()),
                          m.date()));
            });
  }

  private void path(Alert.Path path) {
    List<String> names = new ArrayList<>();
    List<String> relations = new ArrayList<>();
    String at = null;
    for (Alert.Step step : path.steps()) {
      boolean forward =
          at == null
              ? path.steps().size() == 1 || touches(path.steps().get(1), step.to().companyId())
              : step.from().companyId().equals(at);
      Alert.Party from = forward ? step.from() : step.to();
      Alert.Party to = forward ? step.to() : step.from();
      if (names.isEmpty()) {
        names.add(from.name());
      }
      names.add(to.name());
      relations.add(
          (forward ? "" : "< ")
              + step.relation().code().replace('_', ' ')
              + (step.share() == null
                  ? ""
                  : String.format(Locale.ROOT, " %.1f %%", step.share() * 100))
              + (step.disputedBy().isEmpty() ? "" : " (disputed)"));
      at = to.companyId();
    }
    int box = 190;
    int gap = 110;
    int width = names.size() * box + (names.size() - 1) * gap;
    StringBuilder svg =
        new StringBuilder(
            "<svg viewBox=\"0 0 %d 44\" width=\"%d\" role=\"img\" aria-label=\"path\">"
                .formatted(width, Math.min(width, 900)));
    for (int i = 0; i < names.size(); i++) {
      int x = i * (box + gap);
      svg.append(
          "<rect x=\"%d\" y=\"8\" width=\"%d\" height=\"28\" rx=\"4\" fill=\"#eef2f5\" stroke=\"#5b7c99\"/>"
              .formatted(x, box));
      svg.append(
          "<text x=\"%d\" y=\"26\" font-size=\"12\">%s</text>"
              .formatted(x + 6, escaped(cut(names.get(i), 28))));
      if (i < relations.size()) {
        svg.append(
            "<line x1=\"%d\" y1=\"22\" x2=\"%d\" y2=\"22\" stroke=\"#5b7c99\"/>"
                .formatted(x + box, x + box + gap));
        svg.append(
            "<text x=\"%d\" y=\"17\" font-size=\"10\">%s</text>"
                .formatted(x + box + 4, escaped(cut(relations.get(i), 20))));
      }
    }
    line(svg.append("</svg>").toString());
    line(String.format(Locale.ROOT, "<p>carries %.2f %%</p>", path.strength() * 100));
  }

  private static boolean touches(Alert.Step step, String company) {
    return step.from().companyId().equals(company) || step.to().companyId().equals(company);
  }

  /** How much the press spoke of whom and what the alert is about, in words and as a chart. */
  private void attention(Alert alert) {
    LocalDate day = day(alert.times().raisedAt());
    Attention origin = attention.on(alert.origin().companyId(), day);
    Attention risk = attention.on(Theme.of(alert.risk().type()), day);
    if (origin.articles() == 0 && risk.articles() == 0) {
      return;
    }
    String ofRisk =
        risk.articles() == 0
            ? ""
            : "; " + words(alert.risk().type().code().replace('_', ' '), risk);
    line(
        "<p>In the week to %s: %s.</p>"
            .formatted(day, escaped(words(alert.origin().name(), origin) + ofRisk)));
    List<Attention> days =
        attention.series(
            origin.theme(), day.minusDays(CHARTED.toDays()), day.plusDays(CHARTED.toDays()));
    double most = days.stream().mapToDouble(Attention::share).max().orElse(0);
    if (most == 0) {
      return;
    }
    StringBuilder svg = svg("share of articles about " + alert.origin().name());
    double width = (double) WIDTH / days.size();
    for (int i = 0; i < days.size(); i++) {
      Attention at = days.get(i);
      double height = (HEIGHT - 16) * at.share() / most;
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                  + " fill=\"%s\"><title>%s: %d of %d articles</title></rect>",
              i * width,
              HEIGHT - height,
              Math.max(1, width - 1),
              height,
              at.day().equals(day) ? "#8c1021" : "#5b7c99",
              at.day(),
              at.articles(),
              at.of()));
    }
    line(svg.append("</svg>").toString());
    line(
        "<p>Share of the articles of seven days that speak of %s, %s to %s</p>"
            .formatted(
                escaped(alert.origin().name()), days.getFirst().day(), days.getLast().day()));
  }

  private static String words(String theme, Attention at) {
    Double index = at.index();
    return "%s in %d of %d articles%s"
        .formatted(
            theme,
            at.articles(),
            at.of(),
            index == null ? "" : String.format(Locale.ROOT, ", %.1f times as usual", index / 100));
  }

  /** The price around the alert, with a line at each revision that changed its severity. */
  private void chart(List<Alert> revisions) {
    Alert first = revisions.getFirst();
    String symbol =
        java.util.stream.Stream.concat(
                first.holding().symbols().stream(),
                revisions.getLast().market().stream().map(Alert.Market::symbol))
            .filter(prices::containsKey)
            .findFirst()
            .orElse(null);
    if (symbol == null) {
      return;
    }
    Instant from = first.times().raisedAt().minus(CHARTED);
    Instant to = revisions.getLast().times().raisedAt().plus(CHARTED);
    List<PriceBar> bars =
        prices.getOrDefault(symbol, List.of()).stream()
            .filter(b -> !b.knownAt().isBefore(from) && !b.knownAt().isAfter(to))
            .toList();
    if (bars.size() < 2) {
      return;
    }
    double low = bars.stream().mapToDouble(b -> b.low().doubleValue()).min().orElse(0);
    double high = bars.stream().mapToDouble(b -> b.high().doubleValue()).max().orElse(1);
    long begin = bars.getFirst().knownAt().getEpochSecond();
    long length = Math.max(1, bars.getLast().knownAt().getEpochSecond() - begin);
    StringBuilder svg = svg("price of " + symbol);
    svg.append("<polyline fill=\"none\" stroke=\"#1a1f26\" points=\"");
    for (PriceBar bar : bars) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              WIDTH * (double) (bar.knownAt().getEpochSecond() - begin) / length,
              HEIGHT
                  - (HEIGHT - 16)
                      * (bar.close().doubleValue() - low)
                      / Math.max(1e-9, high - low)));
    }
    svg.append("\"/>");
    Severity shown = null;
    for (Alert alert : revisions) {
      if (alert.severity() != shown) {
        shown = alert.severity();
        svg.append(
            String.format(
                Locale.ROOT,
                "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"0\" y2=\"%2$d\" stroke=\"#8c1021\""
                    + " stroke-dasharray=\"3 3\"><title>%3$s</title></line>",
                WIDTH * (double) (alert.times().raisedAt().getEpochSecond() - begin) / length,
                HEIGHT,
                escaped(alert.severity().code() + " " + alert.times().raisedAt())));
      }
    }
    line(svg.append("</svg>").toString());
    line(
        "<p>%s, closes from %s to %s</p>"
            .formatted(escaped(symbol), bars.getFirst().date(), bars.getLast().date()));
  }

  private static StringBuilder svg(String label) {
    return new StringBuilder(
        "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%s\">"
            .formatted(WIDTH, HEIGHT, WIDTH, escaped(label)));
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
