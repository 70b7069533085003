package io.faultline.alerts.webhook;

import io.faultline.alerts.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signature of Standard Webhooks: HMAC-SHA256 over {@code id.timestamp.body}. */
final class Signature {
  private static final String PREFIX = "whsec_";

  private Signature() {}

  /** The value of {@code webhook-signature}: one for each secret, with a space between. */
  static String of(List<Secret> secrets, String id, Instant at, String body) {
    byte[] content = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), content)))
        .collect(Collectors.joining(" "));
  }

  /**
   * The key of a secret.
   *
   * @throws IllegalArgumentException if it is none, without showing it
   */
  static byte[] key(Secret secret) {
    String value = secret.value();
    try {
      byte[] key =
          Base64.getDecoder()
              .decode(value.startsWith(PREFIX) ? value.substring(PREFIX.length()) : value);
      if (key.length >= 24 && key.length <= 64) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the value that the exception would show.
    }
    throw new IllegalArgumentException(
        "a webhook secret must be whsec_ followed by 24 to 64 bytes in base64");
  }

  private static byte[] hmac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
