package io.faultline.alerts.webhook;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;
import java.util.List;

/**
 * A webhook after the Standard Webhooks specification.
 *
 * @param name the receiver's name
 * @param url where to post
 * @param secrets {@code whsec_} and 24 to 64 bytes in base64; the newest first. Every one signs, so
 *     that a key can be changed while both sides still know the old one
 */
public record WebhookConfig(String name, URI url, List<Secret> secrets) implements ReceiverConfig {
  public WebhookConfig {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "the url of webhook %s must begin with http:// or https://".formatted(name));
    }
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("webhook " + name + " needs a secret to sign with");
    }
    secrets.forEach(Signature::key);
  }

  @Override
  public String channel() {
    return "webhook";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new WebhookReceiver(this, parts.http(), parts.clock());
  }
}
