package io.faultline.alerts.teams;

import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.wording.Figures;
import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Posts Adaptive Cards. All text is in runs of rich text, in which Teams reads no markup. A card
 * may have 28 KB; it is kept well below by cutting each of its texts.
 */
final class TeamsReceiver implements Receiver {
  /** Teams takes four requests a second of an app in a channel. */
  private static final Duration PACE = Duration.ofMillis(300);

  private static final int MOST_ALERTS = 10;

  private final URI workflow;
  private final HttpSender http;

  TeamsReceiver(URI workflow, HttpSender http) {
    this.workflow = workflow;
    this.http = http;
  }

  @Override
  public Outcome send(Message message) {
    return http.postJson(workflow, Map.of(), payload(message));
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  @Override
  public String payload(Message message) {
    List<Object> body = new ArrayList<>();
    List<Object> actions = new ArrayList<>();
    switch (message) {
      case Message.Alerts alerts when alerts.notes().size() == 1 -> {
        Alert alert = alerts.notes().getFirst().alert();
        whole(body, alert, alerts.notes().getFirst().because());
        actions.add(
            Map.of(
                "type", "Action.OpenUrl", "title", "Open the alert", "url", page(alerts, alert)));
      }
      case Message.Alerts alerts -> {
        body.add(text("%d alerts".formatted(alerts.notes().size()), "large", "default", true));
        for (Message.Note note : alerts.notes().stream().limit(MOST_ALERTS).toList()) {
          brief(body, note.alert());
        }
        if (alerts.notes().size() > MOST_ALERTS) {
          body.add(
              text(
                  "and %d more".formatted(alerts.notes().size() - MOST_ALERTS),
                  "default",
                  "default",
                  false));
        }
        actions.add(
            Map.of("type", "Action.OpenUrl", "title", "All alerts", "url", alerts.baseUrl() + "/"));
      }
      case Message.Notice notice -> {
        body.add(text(Words.cut(notice.title(), 200), "large", "default", true));
        body.add(text(Words.cut(notice.text(), 1000), "default", "default", false));
      }
    }
    Map<String, Object> card =
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.5",
            "msteams",
            Map.of("width", "Full"),
            "body",
            body,
            "actions",
            actions);
    return Json.write(
        Map.of(
            "type",
            "message",
            "attachments",
            List.of(
                Map.of(
                    "contentType", "application/vnd.microsoft.card.adaptive", "content", card))));
  }

  private static void whole(List<Object> body, Alert alert, String because) {
    brief(body, alert);
    body.add(text("Measure: " + Words.claim(alert.risk()), "default", "default", false));
    body.add(
        text(
            "You hold %s%s"
                .formatted(
                    alert.holding().name(),
                    alert.holding().portfolios().isEmpty() ? "" : " in " + Words.held(alert)),
            "default",
            "default",
            false));
    alert.paths().stream()
        .limit(3)
        .map(p -> Way.of(alert, p))
        .forEach(
            w ->
                body.add(
                    text(
                        w.names() + (w.disputed() ? " (disputed)" : ""),
                        "default",
                        "accent",
                        false)));
    alert.market().stream()
        .limit(4)
        .forEach(m -> body.add(text(Words.of(m), "default", "default", false)));
    Words.denials(alert).stream()
        .limit(2)
        .forEach(
            e ->
                body.add(
                    text("Denied: " + e.title() + ", " + e.source(), "default", "warning", false)));
    body.add(
        text(
            "You get this because %s. Revision %d.".formatted(because, alert.revision()),
            "small",
            "default",
            false));
  }

  private static void brief(List<Object> body, Alert alert) {
    body.add(
        text(
            "%s, score %s of 100"
                .formatted(Words.of(alert.severity()), Figures.plain(alert.score(), 0)),
            "small",
            colour(alert.severity()),
            true));
    body.add(text(Words.cut(Words.clean(alert.title()), 300), "medium", "default", true));
    body.add(text(Words.cut(Words.clean(alert.summary()), 800), "default", "default", false));
  }

  private static Map<String, Object> text(String text, String size, String colour, boolean bold) {
    return Map.of(
        "type",
        "RichTextBlock",
        "inlines",
        List.of(
            Map.of(
                "type",
                "TextRun",
                "text",
                Words.cut(Words.clean(text), 1000),
                "size",
                size,
                "color",
                colour,
                "weight",
                bold ? "bolder" : "default")));
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "attention";
      case WARNING, WATCH -> "warning";
      case INFO -> "accent";
    };
  }

  private static String page(Message.Alerts message, Alert alert) {
    return message.baseUrl()
        + "/alerts/"
        + URLEncoder.encode(alert.alertId(), StandardCharsets.UTF_8);
  }
}
