package io.faultline.alerts.slack;

import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Posts to an incoming webhook. Slack takes one message a second from each. */
final class SlackReceiver implements Receiver {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final URI webhook;
  private final HttpSender http;

  SlackReceiver(URI webhook, HttpSender http) {
    this.webhook = webhook;
    this.http = http;
  }

  @Override
  public Outcome send(Message message) {
    return http.postJson(webhook, Map.of(), payload(message));
  }

  @Override
  public String payload(Message message) {
    return SlackMessages.json(message);
  }

  @Override
  public Duration pace() {
    return PACE;
  }
}
