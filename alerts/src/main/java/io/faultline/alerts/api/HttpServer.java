package io.faultline.alerts.api;

import io.faultline.alerts.api.Problem.Refusal;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.secret.Secret;
import io.faultline.events.Json;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves health, metrics, the API and the pages. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final long LARGEST_REQUEST = 64 * 1024;

  /** What the kernel may hold for a reader who takes nothing; it would be megabytes otherwise. */
  private static final int SEND_BUFFER = 128 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Nothing from elsewhere, nothing inline, no frame around us. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final String host;
  private final int port;
  private final Duration patience;
  private final ServerParts parts;
  private final Access access;
  private final AlertFeed feed;
  private final Javalin javalin;

  /**
   * @param host the address to bind
   * @param port 0 for a free one
   * @param openMetrics whether other machines may read the metrics without a token
   * @param metricsToken a token for the metrics alone; null if there is none
   */
  public HttpServer(
      String host,
      int port,
      boolean openMetrics,
      @Nullable Secret metricsToken,
      ServerParts parts) {
    this(host, port, openMetrics, metricsToken, parts, PATIENCE);
  }

  /** The same with another time after which who takes nothing is cut. */
  HttpServer(
      String host,
      int port,
      boolean openMetrics,
      @Nullable Secret metricsToken,
      ServerParts parts,
      Duration patience) {
    this.host = host;
    this.port = port;
    this.patience = patience;
    this.parts = parts;
    this.access = new Access(new TokenBook(parts.ledger()), host, openMetrics, metricsToken);
    this.feed = new AlertFeed(new AlertBook(parts.ledger()));
    this.javalin = Javalin.create(this::configure);
  }

  /** Metrics need a token for all portfolios, wherever pages do. */
  public HttpServer(String host, int port, ServerParts parts) {
    this(host, port, /* openMetrics= */ false, /* metricsToken= */ null, parts);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.http.prefer405over404 = true;
    config.concurrency.useVirtualThreads = true;
    config.jetty.addConnector(this::connector);
    RoutesConfig routes = config.routes;
    routes.before(HttpServer::secured);
    routes.before("/api/v1/*", access::check);
    routes.get("/health/live", this::live);
    routes.get("/health/ready", this::ready);
    routes.get("/metrics", this::metrics);
    AlertRoutes alerts = new AlertRoutes(parts);
    alerts.add(routes);
    DeskRoutes desk = new DeskRoutes(parts);
    desk.add(routes);
    new PageRoutes(parts, access, alerts).add(routes);
    new DeskPages(parts, access, desk).add(routes);
    new StreamRoute(feed).add(routes);
    new DocsRoutes().add(routes);
    routes.exception(Refusal.class, HttpServer::refused);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> Problem.answer(ctx, e.getStatus(), String.valueOf(e.getMessage())));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
          Problem.answer(ctx, 500, "Something went wrong here; the log says what.");
        });
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(patience.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    return connector;
  }

  private static void refused(Refusal refusal, Context ctx) {
    String accept = ctx.header("Accept");
    boolean page =
        !ctx.path().startsWith("/api/") && accept != null && accept.contains("text/html");
    if (page && refusal.status() == 401) {
      ctx.redirect("/sign-in");
    } else if (page) {
      PageRoutes.problem(ctx, refusal.status(), String.valueOf(refusal.getMessage()));
    } else {
      Problem.answer(ctx, refusal.status(), String.valueOf(refusal.getMessage()));
    }
  }

  private static void secured(Context ctx) {
    ctx.header("Content-Security-Policy", POLICY);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
  }

  private void live(Context ctx) {
    boolean live = parts.live().getAsBoolean();
    AlertRoutes.json(ctx.status(live ? 200 : 503), Map.of("status", live ? "live" : "down"));
  }

  private void ready(Context ctx) {
    List<String> missing = parts.notReady().get();
    ctx.status(missing.isEmpty() ? 200 : 503)
        .contentType("application/json")
        .result(
            Json.bytes(
                Map.of("status", missing.isEmpty() ? "ready" : "not ready", "missing", missing)));
  }

  private void metrics(Context ctx) {
    access.checkMetrics(ctx);
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(parts.metrics().get());
  }

  /** Every endpoint as method and path. */
  List<String> endpoints() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(e -> e.endpoint.method.isHttpMethod())
        .map(e -> e.endpoint.method + " " + e.endpoint.path)
        .toList();
  }

  /** Begins to listen. */
  public void start() {
    feed.start();
    javalin.start();
  }

  /** Whether only this machine can reach it. */
  public boolean isOfThisMachineAlone() {
    return Access.isLoopback(host);
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    feed.close();
    javalin.stop();
  }
}
