package io.faultline.ingest.news.fetching;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Addresses as people and programs write them, with spaces, umlauts and braces. */
public final class LenientUri {
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

  private LenientUri() {}

  /** Escapes what an address may not contain; empty where it is none even so. */
  public static Optional<URI> parse(String address) {
    StringBuilder escaped = new StringBuilder();
    address
        .strip()
        .codePoints()
        .forEach(
            c -> {
              boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
              if (plain) {
                escaped.appendCodePoint(c);
              } else {
                escape(c, escaped);
              }
            });
    String text = escaped.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    try {
      URI uri = new URI(text);
      return Optional.of(uri.getHost() == null ? withAsciiHost(uri, address.strip()) : uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Names in other scripts go into the DNS as IDNA writes them. */
  private static URI withAsciiHost(URI uri, String address) throws URISyntaxException {
    int start = address.indexOf("://");
    if (start < 0 || uri.getRawAuthority() == null) {
      return uri;
    }
    String rest = address.substring(start + 3);
    String host = rest.split("[/?#:]", 2)[0];
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
      String escapedHost = parseHost(host);
      return new URI(
          uri.toString().replaceFirst(java.util.regex.Pattern.quote(escapedHost), ascii));
    } catch (IllegalArgumentException e) {
      return uri;
    }
  }

  private static String parseHost(String host) {
    StringBuilder escaped = new StringBuilder();
    host.codePoints()
        .forEach(
            c -> {
              if (c < 128) {
                escaped.appendCodePoint(c);
              } else {
                escape(c, escaped);
              }
            });
    return escaped.toString();
  }

  private static void escape(int codePoint, StringBuilder into) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      into.append('%').append("%02X".formatted(b));
    }
  }
}
