package io.faultline.alerts.wording;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses that came from outside and may be offered for a click. */
public final class Links {
  private static final int LONGEST = 2000;

  private Links() {}

  /**
   * The address, if it is one of the web with a host and no user name in it. Everything else
   * ({@code javascript:}, {@code data:}, a bare word) is no link.
   */
  public static Optional<String> web(@Nullable String address) {
    if (address == null || address.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(uri.toASCIIString())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
