package io.faultline.app.replay;

import static io.faultline.app.replay.Html.escaped;

import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.DecisionReason;
import io.faultline.events.EvidenceKind;
import io.faultline.events.PriceBar;
import io.faultline.events.Severity;
import io.faultline.events.Stance;
import io.faultline.streams.reading.themes.Attention;
import io.faultline.streams.reading.themes.AttentionIndex;
import io.faultline.streams.reading.themes.Theme;
import io.faultline.streams.replay.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A replay as a page that can be passed on: one file without scripts and without anything from
 * elsewhere, all text from outside escaped, charts as inline SVG.
 */
public final class Report {
  private static final int MOST_PATHS = 4;
  private static final int MOST_EVIDENCE = 5;
  private static final int MOST_TURNS = 10;
  private static final int MOST_DIFFERENCES = 200;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final StringBuilder page = new StringBuilder();
  private final Findings findings;
  private final Closes closes;
  private final AttentionIndex attention;

  private Report(Findings findings, Collection<PriceBar> prices, AttentionIndex attention) {
    this.findings = findings;
    this.attention = attention;
    this.closes = new Closes(prices);
  }

  /** A comparison with the names of the two configurations. */
  public record WhatIf(String asIs, String whatIf, Comparison comparison) {}

  /**
   * The page.
   *
   * @param name of what was replayed
   * @param attention that companies, countries and risks had in the articles
   * @param whatIf a second configuration to compare with; null without one
   */
  public static String of(
      String name,
      Span span,
      Findings findings,
      Collection<PriceBar> prices,
      AttentionIndex attention,
      @Nullable WhatIf whatIf) {
    Report report = new Report(findings, prices, attention);
    report.write(name, span, whatIf);
    return report.page.toString();
  }

  private void write(String name, Span span, @Nullable WhatIf whatIf) {
    line("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\""
            + " content=\"default-src 'none'; style-src 'unsafe-inline'\">");
    line(
        "<title>Replay of "
            + escaped(name)
            + "</title><style>"
            + style()
            + "</style></head><body>");
    line("<p class=\"lead\">Faultline replay</p><h1>" + escaped(name) + "</h1>");
    line(
        "<p>"
            + DAY.format(span.from())
            + " to "
            + DAY.format(span.to())
            + ". "
            + counted()
            + "</p>");
    if (whatIf != null) {
      compare(whatIf);
    }
    overview();
    line("<h2 id=\"weeks\">Alerts per week</h2>");
    line(findings.count() == 0 ? "<p>None.</p>" : WeekChart.of(findings.alerts()));
    leads();
    study();
    suppressed();
    if (!findings.inFull().isEmpty()) {
      line("<h2 id=\"alerts\">The alerts</h2>");
      findings.inFull().forEach(told -> told.full().ifPresent(alert -> alert(told, alert)));
      if (findings.count() > findings.inFull().size()) {
        line(
            "<p class=\"soft\">The %d gravest of %d; all of them are in alerts.jsonl.</p>"
                .formatted(findings.inFull().size(), findings.count()));
      }
    }
    line("</body></html>");
  }

  private String counted() {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    findings.alerts().forEach(t -> counts.merge(t.loudest().severity(), 1, Integer::sum));
    String bySeverity =
        Stream.of(Severity.CRITICAL, Severity.WARNING, Severity.WATCH, Severity.INFO)
            .filter(counts::containsKey)
            .map(s -> counts.get(s) + " " + s.code())
            .collect(Collectors.joining(", "));
    return "%s%s, in %d revisions; %d signals did not become one."
        .formatted(
            number(findings.count(), "alert"),
            bySeverity.isEmpty() ? "" : " (" + bySeverity + " at the highest)",
            findings.revisions(),
            findings.decisions());
  }

  // Overview and figures

  private void overview() {
    if (findings.count() == 0) {
      return;
    }
    line("<h2 id=\"overview\">At a glance</h2><div class=\"scroll\"><table><thead><tr>");
    line("<th>first heard, UTC</th><th>highest</th><th>holding</th><th>hit</th><th>risk</th>");
    line("<th class=\"num\">score</th><th>market move</th><th>heard</th><th>at the end</th>");
    line("</tr></thead><tbody>");
    findings.inFull().stream()
        .sorted(Comparator.comparing((Told t) -> t.first().at()).thenComparing(Told::alertId))
        .forEach(this::overview);
    line("</tbody></table></div>");
  }

  private void overview(Told told) {
    Optional<LeadTime> lead = LeadTime.of(told, closes);
    line(
        "<tr><td class=\"day\"><a href=\"#%s\">%s</a></td><td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                .formatted(
                    escaped(told.alertId()),
                    MINUTE.format(told.first().at()),
                    chip(told.loudest().severity()),
                    escaped(told.holding().name()),
                    escaped(told.origin().equals(told.holding()) ? "itself" : told.origin().name()),
                    Words.of(told.risk()))
            + "<td class=\"num\">%s</td><td>%s</td><td class=\"day\">%s</td><td>%s</td></tr>"
                .formatted(
                    told.loudest().score(),
                    lead.map(Report::move).orElse(""),
                    lead.map(LeadTime::words).orElse(""),
                    told.turns().getLast().isEnd()
                        ? told.turns().getLast().status().code()
                        : "open"));
  }

  private static String move(LeadTime lead) {
    return "%s %s, %s"
        .formatted(escaped(lead.symbol()), Html.change(lead.change()), lead.session());
  }

  private void leads() {
    SortedMap<Severity, List<Double>> days = new TreeMap<>(Comparator.reverseOrder());
    for (Told told : findings.alerts()) {
      LeadTime.of(told, closes)
          .ifPresent(
              lead ->
                  days.computeIfAbsent(told.loudest().severity(), s -> new ArrayList<>())
                      .add(lead.before().toMinutes() / 1440.0));
    }
    line("<h2 id=\"lead\">How early they came</h2>");
    line(
        "<p>From the first revision of an alert to the close of the session of the deepest fall"
            + " that it shows, of the company hit or of the holding; where it shows none, of the"
            + " holding's deepest fall against its market from a week before to a month after, if"
            + " that was 3 % or more. It says when a warning was there, not that it foretold the"
            + " fall.</p>");
    if (days.isEmpty()) {
      line("<p>No alert came near a fall of 3 % or more.</p>");
      return;
    }
    line(
        "<div class=\"scroll\"><table><thead><tr><th>highest severity</th><th"
            + " class=\"num\">alerts</th>");
    line("<th class=\"num\">before the fall</th><th class=\"num\">after it</th>");
    line("<th class=\"num\">median, days before</th></tr></thead><tbody>");
    days.forEach(
        (severity, of) -> {
          List<Double> sorted = of.stream().sorted().toList();
          long before = of.stream().filter(d -> d > 0).count();
          line(
              "<tr><td>%s</td><td class=\"num\">%d</td><td class=\"num\">%d</td><td class=\"num\">%d</td><td class=\"num\">%s</td></tr>"
                  .formatted(
                      chip(severity),
                      of.size(),
                      before,
                      of.size() - before,
                      String.format(Locale.ROOT, "%.1f", median(sorted))));
        });
    line("</tbody></table></div>");
  }

  private static double median(List<Double> sorted) {
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private void study() {
    line("<h2 id=\"study\">What followed</h2>");
    line(
        "<p>Change of the holding's close over 1, 5 and 20 sessions after an alert first reached a"
            + " severity, less its market's where there are prices of it. Alerts of one session"
            + " count as one observation. Mean and 95 % confidence interval over sessions; over 20"
            + " sessions observations overlap, and the interval is too narrow rather than too wide."
            + " With fewer than "
            + EventStudy.ENOUGH
            + " sessions nothing is claimed.</p>");
    SortedMap<Severity, List<EventStudy.Cell>> study = EventStudy.of(findings.alerts(), closes);
    if (study.isEmpty()) {
      line("<p>There are no prices of what was warned of.</p>");
      return;
    }
    line("<div class=\"scroll\"><table><thead><tr><th>severity</th>");
    for (int sessions : EventStudy.SESSIONS) {
      line("<th>%d session%s</th>".formatted(sessions, sessions == 1 ? "" : "s"));
    }
    line("</tr></thead><tbody>");
    study.forEach(
        (severity, cells) ->
            line(
                "<tr><td>%s</td>%s</tr>"
                    .formatted(
                        chip(severity),
                        cells.stream()
                            .map(c -> "<td>" + words(c) + "</td>")
                            .collect(Collectors.joining()))));
    line("</tbody></table></div>");
  }

  private static String words(EventStudy.Cell cell) {
    String of = number(cell.alerts(), "holding") + ", " + number(cell.sessions(), "session");
    return cell.mean() == null || cell.low() == null || cell.high() == null
        ? "<span class=\"soft\">no claim: %s</span>".formatted(of)
        : "<b>%s</b> (%s to %s)<br><span class=\"soft\">%s</span>"
            .formatted(
                Html.change(cell.mean()), Html.change(cell.low()), Html.change(cell.high()), of);
  }

  private void suppressed() {
    line("<h2 id=\"suppressed\">What was suppressed</h2>");
    if (findings.suppressed().isEmpty()) {
      line("<p>Nothing.</p>");
      return;
    }
    line("<div class=\"scroll\"><table><thead><tr><th>reason</th><th class=\"num\">number</th>");
    line("<th>for example</th></tr></thead><tbody>");
    findings.suppressed().entrySet().stream()
        .sorted(
            Comparator.comparing(
                (Map.Entry<DecisionReason, Findings.Suppressed> e) -> -e.getValue().count()))
        .forEach(
            e ->
                line(
                    "<tr><td>%s<br><span class=\"soft\">%s</span></td><td class=\"num\">%d</td><td class=\"wide\">%s</td></tr>"
                        .formatted(
                            words(e.getKey().code()),
                            meaning(e.getKey()),
                            e.getValue().count(),
                            e.getValue().examples().stream()
                                .map(Html::escaped)
                                .collect(Collectors.joining("<br>")))));
    line("</tbody></table></div>");
    line(
        "<p class=\"soft\">All of them are in decisions.jsonl; <code>faultline why-not</code> asks"
            + " for one.</p>");
  }

  private static String meaning(DecisionReason reason) {
    return switch (reason) {
      case BELOW_THRESHOLD -> "too little of it reaches the holding";
      case DUPLICATE -> "told already, or by another alert";
      case COMPETITOR -> "a competitor may gain";
      case NOT_KNOWN_THEN -> "the relation became known later";
      case NO_PATH -> "leads to nothing that is held";
      case WITHDRAWN -> "a later version no longer says it";
      case BEFORE_FIRST_LOAD -> "was there before";
      case OUT_OF_WINDOW -> "too old to be news";
      case DENIED_ONLY -> "nobody asserts what is denied";
    };
  }

  private void compare(WhatIf whatIf) {
    Comparison comparison = whatIf.comparison();
    line("<h2 id=\"what-if\">What if</h2>");
    line(
        "<p>The same inputs with <b>%s</b> in place of <b>%s</b>: %d alerts are the same, %d differ.</p>"
            .formatted(
                escaped(whatIf.whatIf()),
                escaped(whatIf.asIs()),
                comparison.same(),
                comparison.differences().size()));
    line("<div class=\"scroll\"><table><thead><tr><th>portfolio</th><th>highest severity</th>");
    line(
        "<th class=\"num\">%s</th><th class=\"num\">%s</th><th class=\"num\">difference</th></tr></thead><tbody>"
            .formatted(escaped(whatIf.asIs()), escaped(whatIf.whatIf())));
    comparison.counts().forEach(this::counts);
    line("</tbody></table></div>");
    if (comparison.differences().isEmpty()) {
      return;
    }
    line("<h4>Alerts that differ</h4><div class=\"scroll\"><table><thead><tr><th>first heard</th>");
    line(
        "<th>alert</th><th>%s</th><th>%s</th><th>what is different</th></tr></thead><tbody>"
            .formatted(escaped(whatIf.asIs()), escaped(whatIf.whatIf())));
    comparison.differences().stream()
        .limit(MOST_DIFFERENCES)
        .forEach(
            d ->
                line(
                    "<tr><td class=\"day\">%s</td><td class=\"wide\">%s</td><td class=\"day\">%s</td><td class=\"day\">%s</td><td class=\"wide\">%s</td></tr>"
                        .formatted(
                            d.day(),
                            escaped(d.title()),
                            d.asIsWords(),
                            d.whatIfWords(),
                            escaped(d.words()))));
    line("</tbody></table></div>");
    if (comparison.differences().size() > MOST_DIFFERENCES) {
      line(
          "<p class=\"soft\">The first %d of %d; the other configuration's alerts are in what-if/alerts.jsonl.</p>"
              .formatted(MOST_DIFFERENCES, comparison.differences().size()));
    }
  }

  private void counts(String portfolio, SortedMap<Severity, Comparison.Pair> severities) {
    String name =
        portfolio.equals(Comparison.ALL) ? "all, by the default thresholds" : escaped(portfolio);
    for (Map.Entry<Severity, Comparison.Pair> each : severities.entrySet()) {
      Comparison.Pair pair = each.getValue();
      int more = pair.whatIf() - pair.asIs();
      line(
          "<tr><td>%s</td><td>%s</td><td class=\"num\">%d</td><td class=\"num\">%d</td><td class=\"num\">%s</td></tr>"
              .formatted(
                  name,
                  chip(each.getKey()),
                  pair.asIs(),
                  pair.whatIf(),
                  more == 0 ? "" : String.format(Locale.ROOT, "%+d", more)));
      name = "";
    }
  }

  // One alert

  private void alert(Told told, Alert alert) {
    line("<section id=\"" + escaped(told.alertId()) + "\">");
    line("<h3>%s %s</h3>".formatted(chip(alert.severity()), escaped(alert.title())));
    line("<p>" + escaped(alert.summary()) + "</p>");
    line(
        "<p class=\"soft\">Held in %s.</p>"
            .formatted(
                alert.holding().portfolios().stream()
                    .map(
                        p ->
                            escaped(p.id())
                                + (p.weight() == null
                                    ? ""
                                    : String.format(Locale.ROOT, " (%.1f %%)", p.weight() * 100)))
                    .collect(Collectors.joining(", "))));
    LeadTime.of(told, closes)
        .ifPresent(
            lead ->
                line(
                    "<p>First heard <b>%s</b> the close of %s, when %s%s.</p>"
                        .formatted(
                            lead.words().equals("at the close") ? "at" : lead.words(),
                            lead.session(),
                            escaped(lead.symbol()),
                            " changed by "
                                + Html.change(lead.change())
                                + (lead.shown() ? "" : " against its market"))));
    charts(told, alert);
    turns(told);
    if (!alert.paths().isEmpty()) {
      line("<h4>How it reaches the holding</h4>");
      String start =
          alert.origin().listedEntity() == null
              ? alert.origin().companyId()
              : alert.origin().listedEntity().companyId();
      alert.paths().stream()
          .limit(MOST_PATHS)
          .forEach(
              path ->
                  line(
                      PathDrawing.of(
                          path, touches(path, start) ? start : alert.origin().companyId())));
      if (alert.paths().size() > MOST_PATHS) {
        line(
            "<p class=\"soft\">and %d weaker paths</p>"
                .formatted(alert.paths().size() - MOST_PATHS));
      }
    }
    line("<h4>Why it scores %s</h4><table><tbody>".formatted(alert.score()));
    alert
        .scoring()
        .forEach(
            f ->
                line(
                    "<tr><td>%s</td><td class=\"num\">%s</td><td>%s</td></tr>"
                        .formatted(escaped(words(f.factor())), f.value(), escaped(f.because()))));
    line("</tbody></table>");
    evidence(alert);
    attention(alert, told.first().at());
    line("</section>");
  }

  private static boolean touches(Alert.Path path, String company) {
    Alert.Step first = path.steps().getFirst();
    return first.from().companyId().equals(company) || first.to().companyId().equals(company);
  }

  /** The holding's share, and that of the company hit where its move is shown. */
  private void charts(Told told, Alert alert) {
    Stream.concat(
            closes.priced(told.symbols()).stream(), told.fall().map(Alert.Market::symbol).stream())
        .distinct()
        .limit(2)
        .forEach(symbol -> line(PriceChart.of(told, symbol, closes)));
  }

  private void turns(Told told) {
    List<Told.Turn> shown = telling(told.turns()).stream().limit(MOST_TURNS).toList();
    line("<h4>Its course</h4><ul>");
    shown.forEach(
        turn ->
            line(
                "<li>%s %s, %s %s</li>"
                    .formatted(
                        MINUTE.format(turn.at()),
                        turn.status().code(),
                        turn.severity().code(),
                        turn.score())));
    int more = told.turns().size() - shown.size();
    if (more > 0) {
      line("<li class=\"soft\">and %s</li>".formatted(number(more, "more revision")));
    }
    if (!told.ending().isEmpty()) {
      line("<li>" + escaped(told.ending()) + "</li>");
    }
    line("</ul>");
  }

  /** Without updates that leave severity and score as they were. */
  private static List<Told.Turn> telling(List<Told.Turn> turns) {
    List<Told.Turn> telling = new ArrayList<>();
    Told.Turn before = null;
    for (Told.Turn turn : turns) {
      if (before == null
          || turn.status() != AlertStatus.UPDATED
          || turn.severity() != before.severity()
          || turn.score() != before.score()) {
        telling.add(turn);
      }
      before = turn;
    }
    return telling;
  }

  private void evidence(Alert alert) {
    List<Alert.Evidence> shown =
        Stream.concat(
                alert.evidence().stream().filter(e -> e.stance() == Stance.DENIES),
                alert.evidence().stream().filter(e -> e.stance() != Stance.DENIES))
            .filter(e -> e.quote() != null || e.kind() == EvidenceKind.LIST)
            .limit(MOST_EVIDENCE)
            .toList();
    if (shown.isEmpty()) {
      return;
    }
    line("<h4>Who says so</h4>");
    for (Alert.Evidence each : shown) {
      String title =
          each.url() == null ? escaped(each.title()) : Html.link(each.url(), each.title());
      boolean quoted = each.quote() != null && !each.quote().equals(each.title());
      line(
          "<blockquote%s>%s<cite>%s%s%s</cite></blockquote>"
              .formatted(
                  each.stance() == Stance.DENIES ? " class=\"denies\"" : "",
                  quoted ? escaped(String.valueOf(each.quote())) : title,
                  each.stance() == Stance.DENIES ? "Denial, " : "",
                  escaped(each.source()) + (quoted ? ": " + title : ""),
                  each.publishedAt() == null ? "" : ", " + MINUTE.format(each.publishedAt())));
    }
  }

  /** How much the press spoke of whom and what the alert is about, when it was first told. */
  private void attention(Alert alert, Instant first) {
    LocalDate day = first.atZone(ZoneOffset.UTC).toLocalDate();
    Attention origin = attention.on(alert.origin().companyId(), day);
    Attention risk = attention.on(Theme.of(alert.risk().type()), day);
    if (origin.articles() == 0 && risk.articles() == 0) {
      return;
    }
    line("<h4>How much the press spoke of it</h4>");
    line(
        "<p>In the week to %s: %s%s.</p>"
            .formatted(
                day,
                escaped(words(alert.origin().name(), origin)),
                risk.articles() == 0
                    ? ""
                    : "; " + escaped(words(Words.of(alert.risk().type()), risk))));
    line(AttentionChart.of(attention, origin, alert.origin().name()));
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

  // Words

  private static String chip(Severity severity) {
    return "<span class=\"chip %1$s\">%1$s</span>".formatted(severity.code());
  }

  private static String number(int count, String of) {
    return count == 1 ? "1 " + of : count + " " + of + "s";
  }

  private static String words(String code) {
    return code.replace('_', ' ');
  }

  private static String style() {
    try (InputStream in = Report.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing beside " + Report.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
