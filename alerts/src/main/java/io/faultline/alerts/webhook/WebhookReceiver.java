package io.faultline.alerts.webhook;

import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Posts alerts as JSON with the headers of Standard Webhooks. The id is the same for every attempt,
 * so that the other side can fold repeats.
 */
final class WebhookReceiver implements Receiver {
  private final WebhookConfig config;
  private final HttpSender http;
  private final Clock clock;

  WebhookReceiver(WebhookConfig config, HttpSender http, Clock clock) {
    this.config = config;
    this.http = http;
    this.clock = clock;
  }

  private record Body(String type, Instant timestamp, Object data) {}

  private record Told(Alert alert, String because, String url) {}

  @Override
  public Outcome send(Message message) {
    Instant now = clock.instant();
    String id = "msg_" + message.id();
    String body = body(message);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", String.valueOf(now.getEpochSecond()));
    headers.put("webhook-signature", Signature.of(config.secrets(), id, now, body));
    return http.postJson(config.url(), headers, body);
  }

  @Override
  public String payload(Message message) {
    return body(message);
  }

  private static String body(Message message) {
    return switch (message) {
      case Message.Alerts alerts -> {
        List<Told> told =
            alerts.notes().stream()
                .map(
                    n ->
                        new Told(
                            n.alert(),
                            n.because(),
                            alerts.baseUrl() + "/alerts/" + n.alert().alertId()))
                .toList();
        Instant at = alerts.notes().getLast().alert().times().raisedAt();
        yield told.size() == 1
            ? Json.write(new Body("alert.revised", at, told.getFirst()))
            : Json.write(new Body("alerts.revised", at, Map.of("alerts", told)));
      }
      case Message.Notice notice ->
          Json.write(Map.of("type", "notice", "title", notice.title(), "text", notice.text()));
    };
  }
}
