package io.faultline.ingest.news.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final byte[] BODY =
      "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

  /** RFC 4231, test case 2. */
  private static final String SHA256 =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  @Test
  void aRightSignatureVerifiesInEitherCase() {
    assertThat(Signature.verifies("sha256=" + SHA256, BODY, "Jefe")).isTrue();
    assertThat(
            Signature.verifies("SHA256=" + SHA256.toUpperCase(java.util.Locale.ROOT), BODY, "Jefe"))
        .isTrue();
  }

  @Test
  void anotherSecretOrBodyDoesNot() {
    assertThat(Signature.verifies("sha256=" + SHA256, BODY, "jefe")).isFalse();
    assertThat(Signature.verifies("sha256=" + SHA256, new byte[] {1}, "Jefe")).isFalse();
  }

  @Test
  void whatIsNotSignedOrStrangelySignedDoesNot() {
    assertThat(Signature.verifies(null, BODY, "Jefe")).isFalse();
    assertThat(Signature.verifies("", BODY, "Jefe")).isFalse();
    assertThat(Signature.verifies("sha256=xyz", BODY, "Jefe")).isFalse();
    assertThat(Signature.verifies("md5=" + SHA256, BODY, "Jefe")).isFalse();
  }
}
