package io.faultline.ingest.news;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** What makes two articles, or two texts, the same. */
public final class ArticleIdentity {
  private ArticleIdentity() {}

  /**
   * The id that all versions of an article share: 16 hex digits that depend on {@link
   * WebAddress#key} alone, so that the same page reached with another scheme, a mobile host or a
   * tracking parameter is the same article.
   */
  public static String articleId(String url) {
    return hash(WebAddress.key(url));
  }

  /**
   * Names a text by its letters and digits in order: 16 hex digits. Case, punctuation, white space
   * and Unicode compatibility forms make no difference, so an exact reprint has the fingerprint of
   * the original though it was typeset anew.
   */
  public static String fingerprint(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(plain.length());
    // A plain loop: this runs for every article of an archive.
    for (int i = 0, length; i < plain.length(); i += length) {
      int point = plain.codePointAt(i);
      length = Character.charCount(point);
      if (Character.isLetterOrDigit(point)) {
        letters.append(plain, i, i + length);
      }
    }
    return hash(letters.toString());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
