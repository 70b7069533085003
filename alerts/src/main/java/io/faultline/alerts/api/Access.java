package io.faultline.alerts.api;

import io.faultline.alerts.api.Problem.Refusal;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.secret.Secret;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who asks, and what they may see. A visitor shows a token, as a bearer or in a cookie; on this
 * machine alone none is needed: where the server is bound to loopback, the request came over
 * loopback, was not passed on by a proxy, and names this machine as its host (a page of another
 * site can't do that by pointing its own name here).
 */
final class Access {
  /** The cookie of the pages. */
  static final String COOKIE = "faultline_token";

  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final String VISITOR = "faultline.visitor";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final TokenBook tokens;
  private final boolean loopback;
  private final boolean openMetrics;
  private final @Nullable Secret metricsToken;

  /**
   * @param host the address that is bound
   * @param openMetrics whether the metrics need no token
   * @param metricsToken opens the metrics and nothing else; null if there is none
   */
  Access(TokenBook tokens, String host, boolean openMetrics, @Nullable Secret metricsToken) {
    this.tokens = tokens;
    this.loopback = isLoopback(host);
    this.openMetrics = openMetrics;
    this.metricsToken = metricsToken;
  }

  /** Whether the address is of this machine alone. */
  static boolean isLoopback(String host) {
    try {
      String bare =
          host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
      return InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * @param audience what they may see
   * @param name who they are, for the ledger
   */
  record Visitor(Audience audience, String name) {
    /** Whether they may do what concerns all portfolios. */
    boolean administers() {
      return audience.all();
    }
  }

  /** Who asks; refuses those who may not. */
  void check(Context ctx) {
    Optional<Visitor> visitor = visitor(ctx);
    if (visitor.isEmpty()) {
      LOG.warn("refused {} {} from {}: no good token", ctx.method(), ctx.path(), ctx.ip());
      throw new Refusal(
          401, "Send a token as \"Authorization: Bearer flt_…\", or sign in at /sign-in.");
    }
    if (changes(ctx) && !fromHere(ctx)) {
      LOG.warn("refused {} {} from {}: sent by another site", ctx.method(), ctx.path(), ctx.ip());
      throw new Refusal(403, "This request was sent by a page of another site.");
    }
    ctx.attribute(VISITOR, visitor.get());
  }

  /** Refuses those who may not read the metrics: they say how much is watched, if not what. */
  void checkMetrics(Context ctx) {
    if (!openMetrics
        && !hasMetricsToken(ctx)
        && visitor(ctx).filter(Visitor::administers).isEmpty()) {
      LOG.warn("refused {} {} from {}: no good token", ctx.method(), ctx.path(), ctx.ip());
      throw new Refusal(
          401,
          "Send http.metricsToken or a token for all portfolios as \"Authorization: Bearer …\", or"
              + " set http.openMetrics.");
    }
  }

  private boolean hasMetricsToken(Context ctx) {
    String header = ctx.header("Authorization");
    return metricsToken != null
        && header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + metricsToken.value()).getBytes(StandardCharsets.UTF_8));
  }

  /** Who asks, after {@link #check}. */
  static Visitor of(Context ctx) {
    Visitor visitor = ctx.attribute(VISITOR);
    if (visitor == null) {
      throw new IllegalStateException("not checked: " + ctx.path());
    }
    return visitor;
  }

  /** Refuses all but those who may see every portfolio. */
  static Visitor administrator(Context ctx) {
    Visitor visitor = of(ctx);
    if (!visitor.administers()) {
      LOG.warn(
          "refused {} {} to {}: not for one portfolio", ctx.method(), ctx.path(), visitor.name());
      throw new Refusal(403, "This needs a token for all portfolios.");
    }
    return visitor;
  }

  /** Writes down that somebody asked for what is not theirs. */
  static Refusal hidden(Context ctx, String what, boolean exists) {
    if (exists) {
      LOG.warn(
          "refused {} {} to {}: another portfolio's", ctx.method(), ctx.path(), of(ctx).name());
    }
    return Problem.notFound(what);
  }

  private Optional<Visitor> visitor(Context ctx) {
    String header = ctx.header("Authorization");
    if (header != null) {
      return header.regionMatches(true, 0, "Bearer ", 0, 7)
          ? byToken(header.substring(7).strip())
          : Optional.empty();
    }
    String cookie = ctx.cookie(COOKIE);
    if (cookie != null) {
      Optional<Visitor> known = byToken(cookie);
      if (known.isPresent()) {
        return known;
      }
    }
    return loopback && local(ctx)
        ? Optional.of(new Visitor(Audience.EVERYONE, "somebody on this machine"))
        : Optional.empty();
  }

  private Optional<Visitor> byToken(String value) {
    return value.startsWith(TokenBook.PREFIX) && value.length() < 100
        ? tokens.find(value).map(t -> new Visitor(t.audience(), t.name()))
        : Optional.empty();
  }

  private static boolean local(Context ctx) {
    return isLoopback(ctx.req().getRemoteAddr())
        && ctx.header("X-Forwarded-For") == null
        && ctx.header("Forwarded") == null
        && THIS_MACHINE.contains(hostOf(ctx.header("Host")));
  }

  private static String hostOf(@Nullable String header) {
    if (header == null) {
      return "";
    }
    int colon = header.lastIndexOf(':');
    boolean port = colon > header.lastIndexOf(']');
    return (port && colon >= 0 ? header.substring(0, colon) : header).toLowerCase(Locale.ROOT);
  }

  private static boolean changes(Context ctx) {
    return switch (ctx.method().toString()) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /**
   * Whether no page of another site sent it. Browsers say where a request comes from; a bearer
   * token can't be sent by another site's form.
   */
  static boolean fromHere(Context ctx) {
    if (ctx.header("Authorization") != null) {
      return true;
    }
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = ctx.header("Origin");
    if (origin == null) {
      return true;
    }
    String host = ctx.header("Host");
    return host != null
        && (origin.equalsIgnoreCase("http://" + host)
            || origin.equalsIgnoreCase("https://" + host));
  }
}
