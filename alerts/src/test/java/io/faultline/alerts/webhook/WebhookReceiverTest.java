package io.faultline.alerts.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.alerts.delivery.HttpReceiverContract;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WebhookReceiverTest extends HttpReceiverContract {
  private static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @Override
  protected ReceiverConfig config(URI address) {
    // The address of a signed webhook is no secret; the key is.
    return new WebhookConfig(
        "hook",
        URI.create("http://" + address.getAuthority()),
        List.of(new Secret("whsec_" + SECRET)));
  }

  @Test
  void theSignatureIsTheOneOfTheSpecification() {
    // The example of the Standard Webhooks specification's reference libraries.
    assertThat(
            Signature.of(
                List.of(KEY),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void whileAKeyIsChangedBothSign() {
    Secret old = new Secret("whsec_" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=");
    assertThat(Signature.of(List.of(KEY, old), "m", Instant.EPOCH, "{}").split(" ")).hasSize(2);
  }

  @Test
  void aBadSecretIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                new WebhookConfig(
                    "hook", URI.create("https://x.example"), List.of(new Secret("whsec_c2hvcnQ="))))
        .hasMessage("a webhook secret must be whsec_ followed by 24 to 64 bytes in base64");
  }
}
