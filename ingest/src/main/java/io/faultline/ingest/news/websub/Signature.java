package io.faultline.ingest.news.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks that a push comes from the hub that was told the secret (WebSub, section 7.1). */
public final class Signature {
  private static final Map<String, String> METHODS =
      Map.of(
          "sha1",
          "HmacSHA1",
          "sha256",
          "HmacSHA256",
          "sha384",
          "HmacSHA384",
          "sha512",
          "HmacSHA512");

  private Signature() {}

  /**
   * Whether {@code header} ({@code X-Hub-Signature: sha256=...}) is the signature of the body. Not
   * so where there is none: whoever gave a secret expects signatures.
   */
  public static boolean verifies(@Nullable String header, byte[] body, String secret) {
    int sign = header == null ? -1 : header.indexOf('=');
    if (header == null || sign < 0) {
      return false;
    }
    String method = METHODS.get(header.substring(0, sign).strip().toLowerCase(Locale.ROOT));
    if (method == null) {
      return false;
    }
    try {
      byte[] given =
          HexFormat.of().parseHex(header.substring(sign + 1).strip().toLowerCase(Locale.ROOT));
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + method, e);
    }
  }
}
