package io.faultline.ingest.news;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses in the forms that tell whether two of them are the same article.
 *
 * <p>{@link #normalise} changes only what no server looks at (letter case of the host, default
 * ports, dots in the path, escapes, tracking parameters, fragments), so its result can still be
 * fetched. {@link #key} goes further and also drops what most sites, but not all, treat alike
 * (scheme, {@code www.}, mobile hosts, AMP variants); it is for comparing only.
 */
public final class WebAddress {
  /** Longer addresses are no addresses of articles; browsers give up at about this length too. */
  static final int MAX_LENGTH = 8_000;

  private static final BasicURLNormalizer NORMALIZER =
      BasicURLNormalizer.newBuilder()
          .idnNormalization(BasicURLNormalizer.IdnNormalization.PUNYCODE)
          .build();

  /** Parameters by which analytics and advertising services mark where a reader came from. */
  private static final Set<String> TRACKING =
      Set.of(
          "_ga",
          "_gl",
          "_hsenc",
          "_hsmi",
          "_openstat",
          "cmpid",
          "dclid",
          "ef_id",
          "epik",
          "fbclid",
          "gaa_at",
          "gaa_n",
          "gaa_sig",
          "gaa_ts",
          "gbraid",
          "gclid",
          "gclsrc",
          "guccounter",
          "guce_referrer",
          "guce_referrer_sig",
          "hsctatracking",
          "icid",
          "igsh",
          "igshid",
          "li_fat_id",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "ml_subscriber",
          "ml_subscriber_hash",
          "msclkid",
          "ncid",
          "oly_anon_id",
          "oly_enc_id",
          "rb_clickid",
          "ref_src",
          "ref_url",
          "s_cid",
          "sc_campaign",
          "sc_channel",
          "srsltid",
          "ttclid",
          "twclid",
          "vero_conv",
          "vero_id",
          "wbraid",
          "wickedid",
          "wt_mc",
          "wt.mc_id",
          "xtor",
          "yclid",
          "ysclid");

  private static final List<String> TRACKING_PREFIXES =
      List.of("utm_", "at_", "pk_", "mtm_", "piwik_", "hsa_", "ga_", "stm_", "__hs");

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[^/?#:]+)(?<port>:\\d+)?(?<path>[^?#]*)(?<query>\\?[^#]*)?.*");

  /**
   * Where AMP caches keep another site's page: {@code /amp/s/} or {@code /c/s/} and its address.
   */
  private static final Pattern CACHED_AMP =
      Pattern.compile("/(?:amp|c|v)/(?:s/)?([^/]+\\.[^/]+/.*)");

  private static final Pattern AMP_PATH =
      Pattern.compile("^/amp(?=/)|/amp/?$|[./]amp(?=\\.html?$)|\\.amp$");

  private static final Set<String> AMP_PARAMETERS =
      Set.of("amp", "amp=1", "amp=true", "outputtype=amp");

  private static final Pattern VARIANT_HOST =
      Pattern.compile("^(?:www\\d?|m|mobile|amp|touch|wap)\\.(?=[^.]+\\.[^.]+)");

  private WebAddress() {}

  /**
   * The address as it should be published.
   *
   * @return empty where it is no http or https address
   */
  public static Optional<String> normalise(String address) {
    String trimmed = address.strip();
    if (trimmed.isEmpty() || trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String normal = NORMALIZER.filter(trimmed);
    if (normal == null) {
      return Optional.empty();
    }
    Matcher parts = PARTS.matcher(normal);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String port = parts.group("port") == null ? "" : parts.group("port");
    String host = parts.group("host");
    if (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    return Optional.of(
        parts.group("scheme")
            + "://"
            + host
            + port
            + (parts.group("path").isEmpty() ? "/" : parts.group("path"))
            + withoutTracking(parts.group("query")));
  }

  /**
   * What all variants of an address have in common: without scheme, {@code www.}, mobile host, AMP
   * and a slash at the end. An address that can't be normalised is its own key.
   */
  public static String key(String address) {
    return normalise(address).map(WebAddress::keyOfNormal).orElse(address.strip());
  }

  /** The host in lower case, without {@code www.}; empty where the address has none. */
  public static String site(String address) {
    Matcher parts = PARTS.matcher(normalise(address).orElse(""));
    return parts.matches() ? VARIANT_HOST.matcher(parts.group("host")).replaceFirst("") : "";
  }

  private static String keyOfNormal(String normal) {
    Matcher parts = PARTS.matcher(normal);
    if (!parts.matches()) {
      return normal;
    }
    String host = parts.group("host");
    String path = parts.group("path");
    Matcher cached = CACHED_AMP.matcher(path);
    if ((host.endsWith(".cdn.ampproject.org") || host.matches("(?:www\\.)?google\\.[a-z.]+"))
        && cached.matches()) {
      return key("https://" + cached.group(1) + orEmpty(parts.group("query")));
    }
    path = AMP_PATH.matcher(path).replaceFirst("");
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    String port = orEmpty(parts.group("port"));
    return VARIANT_HOST.matcher(host).replaceFirst("")
        + port
        + path
        + withoutAmp(parts.group("query"));
  }

  private static String withoutTracking(@Nullable String query) {
    return keeping(query, WebAddress::isNoTracking);
  }

  private static String withoutAmp(@Nullable String query) {
    return keeping(query, p -> !AMP_PARAMETERS.contains(p.toLowerCase(Locale.ROOT)));
  }

  private static String keeping(@Nullable String query, Predicate<String> keep) {
    if (query == null || query.length() < 2) {
      return "";
    }
    List<String> kept = new ArrayList<>();
    for (String parameter : query.substring(1).split("&")) {
      if (keep.test(parameter)) {
        kept.add(parameter);
      }
    }
    return kept.isEmpty() ? "" : "?" + String.join("&", kept);
  }

  private static boolean isNoTracking(String parameter) {
    int equals = parameter.indexOf('=');
    String name =
        (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
    return !TRACKING.contains(name) && TRACKING_PREFIXES.stream().noneMatch(name::startsWith);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
