package io.faultline.alerts.pagerduty;

import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

/**
 * A service of PagerDuty.
 *
 * @param name the receiver's name
 * @param routingKey the integration key of the service
 * @param endpoint {@link #PUBLIC} unless one has a relay
 */
public record PagerDutyConfig(String name, Secret routingKey, URI endpoint)
    implements ReceiverConfig {
  /** Where PagerDuty takes events. */
  public static final URI PUBLIC = URI.create("https://events.pagerduty.com/v2/enqueue");

  @Override
  public String channel() {
    return "PagerDuty";
  }

  @Override
  public Receiver open(ReceiverParts parts) {
    return new PagerDutyReceiver(this, parts.http());
  }
}
