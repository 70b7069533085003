package io.faultline.alerts.console;

import io.faultline.alerts.wording.Figures;
import io.faultline.alerts.wording.Links;
import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Evidence;
import io.faultline.events.Alert.Market;
import io.faultline.events.Severity;
import java.util.List;
import java.util.Locale;

/**
 * An alert as lines of text for a terminal. What came from outside is stripped of control
 * characters, so that no title can move the cursor or colour the screen.
 */
public final class ConsoleText {
  private static final int LABEL = 10;
  private static final int MOST_SOURCES = 5;

  private final int columns;
  private final boolean colour;
  private final StringBuilder out = new StringBuilder();

  private ConsoleText(int columns, boolean colour) {
    this.columns = Math.max(40, columns);
    this.colour = colour;
  }

  /**
   * @param columns how wide the terminal is; at least 40 are used
   * @param colour whether it takes ANSI colours
   * @return several lines, the last one ended
   */
  public static String of(Alert alert, int columns, boolean colour) {
    return new ConsoleText(columns, colour).alert(alert);
  }

  private String alert(Alert alert) {
    String severity = alert.severity().code().toUpperCase(Locale.ROOT);
    String standing =
        "%s  score %s  %s, revision %d"
            .formatted(
                severity, Figures.plain(alert.score(), 0), alert.status().code(), alert.revision());
    out.append(painted(alert.severity(), "━".repeat(2)))
        .append(' ')
        .append(painted(alert.severity(), severity))
        .append(standing.substring(severity.length()))
        .append('\n');
    wrapped("", bold(), Words.clean(alert.title()));
    wrapped("", "", Words.clean(alert.summary()));
    out.append('\n');
    labelled("measure", Words.claim(alert.risk()));
    String listed = Words.listed(alert);
    if (listed != null) {
      labelled("listed", listed);
    }
    labelled("held in", Words.held(alert).isEmpty() ? "no portfolio" : Words.held(alert));
    int number = 1;
    for (Alert.Path path : alert.paths()) {
      Way way = Way.of(alert, path);
      labelled(
          alert.paths().size() == 1 ? "path" : "path " + number++,
          "%s  (strength %s%s)"
              .formatted(
                  way.names(),
                  Figures.strength(way.strength()),
                  way.disputed() ? ", disputed" : ""));
      for (String sentence : way.sentences()) {
        labelled("", "· " + sentence);
      }
    }
    String label = "market";
    for (Market market : alert.market()) {
      labelled(label, Words.of(market));
      label = "";
    }
    evidence("says so", Words.assertions(alert));
    evidence("disputed", Words.denials(alert));
    label = "changed";
    for (String change : alert.changes()) {
      labelled(label, change);
      label = "";
    }
    return out.toString();
  }

  private void evidence(String label, List<Evidence> evidence) {
    String next = label;
    for (Evidence e : evidence.stream().limit(MOST_SOURCES).toList()) {
      labelled(
          next,
          e.source()
              + (e.publishedAt() == null ? "" : ", " + Figures.day(e.publishedAt()))
              + ": "
              + Words.cut(Words.clean(e.title()), 200));
      Links.web(e.url()).ifPresent(url -> labelled("", url));
      next = "";
    }
    if (evidence.size() > MOST_SOURCES) {
      labelled("", "and %d more".formatted(evidence.size() - MOST_SOURCES));
    }
  }

  private void labelled(String label, String text) {
    wrapped(
        label.isEmpty()
            ? " ".repeat(LABEL)
            : dimmed(label) + " ".repeat(Math.max(1, LABEL - label.length())),
        "",
        Words.clean(text));
  }

  /** Wraps by words; a word that is longer than the line is left whole, for it is an address. */
  private void wrapped(String label, String style, String text) {
    int indent = label.isEmpty() ? 0 : LABEL;
    int room = columns - indent;
    StringBuilder line = new StringBuilder();
    String start = label;
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > room) {
        out.append(start).append(styled(style, line.toString())).append('\n');
        start = " ".repeat(indent);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    out.append(start).append(styled(style, line.toString())).append('\n');
  }

  private String bold() {
    return "1";
  }

  private String dimmed(String text) {
    return styled("2", text);
  }

  private String painted(Severity severity, String text) {
    return styled(
        switch (severity) {
          case CRITICAL -> "1;31";
          case WARNING -> "1;33";
          case WATCH -> "33";
          case INFO -> "36";
        },
        text);
  }

  private String styled(String style, String text) {
    return colour && !style.isEmpty() ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
