package io.faultline.alerts.pagerduty;

import io.faultline.alerts.delivery.HttpReceiverContract;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.secret.Secret;
import java.net.URI;

final class PagerDutyReceiverTest extends HttpReceiverContract {
  @Override
  protected ReceiverConfig config(URI address) {
    return new PagerDutyConfig("pager", new Secret(SECRET), address);
  }
}
