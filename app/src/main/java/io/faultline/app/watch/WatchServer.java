package io.faultline.app.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.app.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code /health/live}, {@code /health/ready} and {@code /metrics} for a process that has no
 * pages. Health tells nothing of what is watched and is open to everybody; metrics are open on the
 * loopback interface, and elsewhere need a token unless the configuration opens them.
 */
public final class WatchServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<List<String>> notReady;
  private final Supplier<String> metrics;
  private final boolean openMetrics;
  private final @Nullable Secret metricsToken;

  private WatchServer(
      HttpServer server,
      Supplier<List<String>> notReady,
      Supplier<String> metrics,
      boolean openMetrics,
      @Nullable Secret metricsToken) {
    this.server = server;
    this.notReady = notReady;
    this.metrics = metrics;
    this.openMetrics = openMetrics;
    this.metricsToken = metricsToken;
  }

  /**
   * Begins to serve.
   *
   * @param port 0 for a free one
   * @param notReady why the process can't do its work now, in words; empty if it can
   * @param metrics in Prometheus' text format
   * @param openMetrics whether metrics are shown on other interfaces than loopback without a token
   * @param metricsToken opens the metrics; null if there is none
   * @throws IOException if the port is taken
   */
  public static WatchServer open(
      String host,
      int port,
      Supplier<List<String>> notReady,
      Supplier<String> metrics,
      boolean openMetrics,
      @Nullable Secret metricsToken)
      throws IOException {
    InetAddress address = InetAddress.getByName(host);
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
    WatchServer watch =
        new WatchServer(
            server, notReady, metrics, openMetrics || address.isLoopbackAddress(), metricsToken);
    server.createContext("/", watch::answer);
    server.setExecutor(watch.threads);
    server.start();
    return watch;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/health/live" -> send(exchange, 200, "text/plain", "live\n");
        case "/health/ready" -> ready(exchange);
        case "/metrics" -> metrics(exchange);
        default -> send(exchange, 404, "text/plain", "/health/live /health/ready /metrics\n");
      }
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    List<String> because = notReady.get();
    if (because.isEmpty()) {
      send(exchange, 200, "text/plain", "ready\n");
    } else {
      send(exchange, 503, "text/plain", String.join("\n", because) + "\n");
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    if (openMetrics || hasToken(exchange)) {
      send(exchange, 200, "text/plain; version=0.0.4", metrics.get());
    } else {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(
          exchange,
          401,
          "text/plain",
          "send http.metricsToken as \"Authorization: Bearer ...\", or set http.openMetrics\n");
    }
  }

  private boolean hasToken(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return metricsToken != null
        && header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + metricsToken.reveal()).getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
