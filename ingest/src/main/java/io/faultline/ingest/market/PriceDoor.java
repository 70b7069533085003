package io.faultline.ingest.market;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.events.Json;
import io.faultline.events.PriceBar;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.tables.Problem;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Takes prices that others post: {@code POST /prices}, a JSON list of bars or CSV with a header
 * row. Answers when they are acknowledged by the publisher. {@code ?part=5m} says that they are
 * intraday bars of that length.
 *
 * <p>On the loopback interface no token is needed; elsewhere each request bears one. A web page
 * that somebody has open can't post here: the content types make a browser ask first, and the name
 * of the host has to be this machine's.
 */
final class PriceDoor implements AutoCloseable {
  private static final int LARGEST = 4 << 20;
  private static final int AT_ONCE = 4;
  private static final int MOST_PROBLEMS = 100;
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final MarketSettings.Door settings;
  private final PriceDesk desk;

  private PriceDoor(HttpServer server, MarketSettings.Door settings, PriceDesk desk) {
    this.server = server;
    this.settings = settings;
    this.desk = desk;
  }

  /**
   * Begins to listen.
   *
   * @throws IOException if the port is taken
   * @throws IllegalArgumentException if others could post without a token
   */
  static PriceDoor open(MarketSettings.Door settings, PriceDesk desk) throws IOException {
    InetAddress address = InetAddress.getByName(settings.host());
    if (settings.token() == null && !address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "prices may be posted from other machines only with a token, and none is set");
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(address, settings.port()), 0);
    PriceDoor door = new PriceDoor(server, settings, desk);
    server.createContext("/", door::answer);
    server.setExecutor(door.threads);
    server.start();
    return door;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals("/prices")) {
        send(exchange, 404, Map.of("error", "there is only /prices"));
      } else if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        send(exchange, 405, Map.of("error", "prices are posted"));
      } else if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        send(exchange, 401, Map.of("error", "a token is missing, or it is not the right one"));
      } else if (!places.tryAcquire()) {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 429, Map.of("error", "too many requests at once"));
      } else {
        try {
          take(exchange);
        } finally {
          places.release();
        }
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    if (settings.token() == null) {
      String host = exchange.getRequestHeaders().getFirst("Host");
      return host != null && OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""));
    }
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8),
            ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8));
  }

  private void take(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String kind = type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
    if (!kind.equals("application/json") && !kind.equals("text/csv")) {
      send(exchange, 415, Map.of("error", "expected application/json or text/csv"));
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      send(exchange, 413, Map.of("error", "more than " + LARGEST + " bytes"));
      return;
    }
    Duration part;
    try {
      part = part(exchange.getRequestURI().getQuery());
    } catch (IllegalArgumentException e) {
      send(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
      return;
    }
    Problems problems = new Problems("posted");
    String text = new String(body, StandardCharsets.UTF_8);
    List<PriceBar> bars =
        kind.equals("text/csv")
            ? PriceRows.csv(text, PriceColumns.USUAL_NAMES, null, part, "posted", problems)
            : PriceRows.json(text, "", PriceColumns.USUAL_NAMES, null, part, "posted", problems);
    try {
      PriceDesk.Taken taken = desk.take(bars, "posted");
      List<Problem> all = new ArrayList<>(problems.all());
      all.addAll(taken.held());
      int status = bars.isEmpty() && !problems.all().isEmpty() ? 400 : 200;
      send(
          exchange,
          status,
          Map.of(
              "published",
              taken.published(),
              "rejected",
              problems.all().size(),
              "held",
              taken.held().size(),
              "problems",
              all.stream().limit(MOST_PROBLEMS).map(Problem::toString).toList()));
    } catch (PublishingFailed e) {
      exchange.getResponseHeaders().set("Retry-After", "10");
      send(exchange, 503, Map.of("error", "could not be published, post it again"));
    }
  }

  private static @Nullable Duration part(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return null;
    }
    if (!query.matches("part=\\d{1,4}[mh]")) {
      throw new IllegalArgumentException("expected ?part=5m or ?part=1h, was ?" + query);
    }
    return Duration.parse("PT" + query.substring("part=".length()).toUpperCase(Locale.ROOT));
  }

  private static void send(HttpExchange exchange, int status, Map<String, ?> answer)
      throws IOException {
    byte[] body = Json.bytes(answer);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
