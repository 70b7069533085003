package io.faultline.alerts.slack;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

/**
 * A Slack channel by its incoming webhook.
 *
 * @param name the receiver's name
 * @param webhookUrl {@code https://hooks.slack.com/services/…}; who knows it may post
 */
public record SlackConfig(String name, Secret webhookUrl) implements ReceiverConfig {
  public SlackConfig {
    URI url;
    try {
      url = URI.create(webhookUrl.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the webhookUrl of " + name + " is no address");
    }
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "the webhookUrl of %s must begin with https://".formatted(name));
    }
  }

  @Override
  public String channel() {
    return "Slack";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new SlackReceiver(URI.create(webhookUrl.value()), parts.http());
  }
}
