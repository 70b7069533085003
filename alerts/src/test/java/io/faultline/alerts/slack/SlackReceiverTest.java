package io.faultline.alerts.slack;

import io.faultline.alerts.delivery.HttpReceiverContract;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

final class SlackReceiverTest extends HttpReceiverContract {
  @Override
  protected ReceiverConfig config(URI address) {
    return new SlackConfig("slack", new Secret(address.toString()));
  }
}
