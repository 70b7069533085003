package io.faultline.alerts.teams;

import io.faultline.alerts.delivery.HttpReceiverContract;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

final class TeamsReceiverTest extends HttpReceiverContract {
  @Override
  protected ReceiverConfig config(URI address) {
    return new TeamsConfig("teams", new Secret(address.toString()));
  }
}
