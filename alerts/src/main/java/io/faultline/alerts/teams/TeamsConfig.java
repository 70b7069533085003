package io.faultline.alerts.teams;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

/**
 * A channel of Microsoft Teams by its workflow ("when a webhook request is received").
 *
 * @param name the receiver's name
 * @param workflowUrl who knows it may post
 */
public record TeamsConfig(String name, Secret workflowUrl) implements ReceiverConfig {
  public TeamsConfig {
    if (!workflowUrl.value().startsWith("http://") && !workflowUrl.value().startsWith("https://")) {
      throw new IllegalArgumentException(
          "the workflowUrl of %s must begin with https://".formatted(name));
    }
  }

  @Override
  public String channel() {
    return "Teams";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new TeamsReceiver(URI.create(workflowUrl.value()), parts.http());
  }
}
