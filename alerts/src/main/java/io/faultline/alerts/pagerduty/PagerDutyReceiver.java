package io.faultline.alerts.pagerduty;

import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.wording.Way;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One incident an alert: its id is the key by which PagerDuty folds revisions, so that a repeat
 * does no harm, and the end of the alert resolves the incident.
 */
final class PagerDutyReceiver implements Receiver {
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_KEY = 255;

  private final PagerDutyConfig config;
  private final HttpSender http;

  PagerDutyReceiver(PagerDutyConfig config, HttpSender http) {
    this.config = config;
    this.http = http;
  }

  /** Several alerts are several events; the first that isn't taken decides. */
  @Override
  public Outcome send(Message message) {
    Outcome outcome = new Outcome.Delivered(null);
    for (Map<String, Object> event : events(message)) {
      Map<String, Object> keyed = new LinkedHashMap<>();
      keyed.put("routing_key", config.routingKey().value());
      keyed.putAll(event);
      outcome = http.postJson(config.endpoint(), Map.of(), Json.write(keyed));
      if (!(outcome instanceof Outcome.Delivered)) {
        return outcome;
      }
    }
    return outcome;
  }

  @Override
  public String payload(Message message) {
    return Json.write(events(message));
  }

  private static List<Map<String, Object>> events(Message message) {
    return switch (message) {
      case Message.Alerts alerts ->
          alerts.notes().stream().map(n -> event(n.alert(), alerts.baseUrl())).toList();
      case Message.Notice notice ->
          List.of(
              trigger(
                  "notice-" + notice.id(),
                  notice.title() + ": " + notice.text(),
                  "warning",
                  notice.baseUrl().toString(),
                  Map.of()));
    };
  }

  private static Map<String, Object> event(Alert alert, URI baseUrl) {
    String key =
        alert.alertId().length() <= LONGEST_KEY
            ? alert.alertId()
            : Json.fingerprintOf(alert.alertId());
    if (alert.status() == AlertStatus.RESOLVED || alert.status() == AlertStatus.RETRACTED) {
      return Map.of("event_action", "resolve", "dedup_key", key);
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("summary", Words.cut(Words.clean(alert.summary()), 2000));
    details.put("measure", Words.clean(Words.claim(alert.risk())));
    details.put("held", Words.cut(Words.held(alert), 1000));
    details.put(
        "paths",
        alert.paths().stream()
            .limit(5)
            .map(p -> Words.cut(Way.of(alert, p).names(), 500))
            .toList());
    details.put("market", alert.market().stream().limit(5).map(Words::of).toList());
    details.put("denials", Words.denials(alert).size());
    details.put("revision", alert.revision());
    return trigger(
        key,
        alert.title(),
        severity(alert.severity()),
        baseUrl + "/alerts/" + URLEncoder.encode(alert.alertId(), StandardCharsets.UTF_8),
        details);
  }

  private static Map<String, Object> trigger(
      String key, String summary, String severity, String url, Map<String, Object> details) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("summary", Words.cut(Words.clean(summary), LONGEST_SUMMARY));
    payload.put("source", "Faultline");
    payload.put("severity", severity);
    payload.put("custom_details", details);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("event_action", "trigger");
    event.put("dedup_key", key);
    event.put("payload", payload);
    event.put("links", List.of(Map.of("href", url, "text", "Open the alert")));
    return event;
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case WARNING -> "error";
      case WATCH -> "warning";
      case INFO -> "info";
    };
  }
}
