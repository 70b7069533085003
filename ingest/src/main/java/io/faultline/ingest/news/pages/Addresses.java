package io.faultline.ingest.news.pages;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that a page names, made absolute. */
final class Addresses {
  private Addresses() {}

  /**
   * The page's own address as it gives it, if that is plausible: of the same site, and not the
   * front page, which carelessly built sites name on every page.
   */
  static @Nullable URI canonical(Outline outline, URI url) {
    URI canonical = absolute(outline.canonical, url);
    if (canonical == null) {
      canonical = absolute(outline.meta("og:url"), url);
    }
    if (canonical == null || !sameSite(canonical.getHost(), url.getHost())) {
      return null;
    }
    boolean frontPage = isRoot(canonical.getPath()) && canonical.getQuery() == null;
    boolean fromFrontPage = isRoot(url.getPath()) && url.getQuery() == null;
    return frontPage && !fromFrontPage ? null : canonical;
  }

  /** Null for what is no address of the web. */
  static @Nullable URI absolute(@Nullable String address, URI base) {
    if (address == null || address.isBlank() || address.length() > 2_000) {
      return null;
    }
    try {
      URI absolute = base.resolve(address.strip().replace(" ", "%20"));
      String scheme = absolute.getScheme();
      return absolute.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))
          ? absolute
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isRoot(@Nullable String path) {
    return path == null || path.isEmpty() || path.equals("/");
  }

  /** Whether one host is the other with labels such as {@code www} or {@code m} before it. */
  private static boolean sameSite(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return false;
    }
    String first = bare(a);
    String second = bare(b);
    return first.equals(second) || first.endsWith('.' + second) || second.endsWith('.' + first);
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.replaceFirst("^(?:www\\d?|m|mobile|amp|touch)\\.", "");
  }
}
