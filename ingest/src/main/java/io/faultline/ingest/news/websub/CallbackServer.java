package io.faultline.ingest.news.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to hubs: answers their questions whether a subscription was meant, and takes what they
 * push. Knows nothing but addresses and tokens; a caller without a valid token learns nothing.
 */
public final class CallbackServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackServer.class);

  /** More callers at once are sent away. */
  private static final int MOST_CALLERS = 64;

  private static final int LONGEST_QUERY = 8_192;

  /** Who knows the subscriptions. */
  public interface Subscriber {
    /**
     * Whether a subscription was meant: {@code mode} is {@code subscribe} or {@code unsubscribe}.
     *
     * @param lease for how long the hub would grant it; null where it does not say
     */
    boolean confirms(String token, String mode, String topic, @Nullable Duration lease);

    /** The hub will not push, or no more. */
    void denied(String token, String topic, String reason);

    /** Whether there is such a subscription, so that its pushes are worth reading. */
    boolean expects(String token);

    /** A push, to be checked and read later; must return at once. */
    void received(
        String token, @Nullable String signature, byte[] body, @Nullable String contentType);
  }

  private final Subscriber subscriber;
  private final int mostBytes;
  private final String path;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MOST_CALLERS);

  /**
   * Listens at once.
   *
   * @param mostBytes of a push
   * @throws IOException if the port is taken
   */
  public CallbackServer(WebSubSettings settings, int mostBytes, Subscriber subscriber)
      throws IOException {
    this.subscriber = subscriber;
    this.mostBytes = mostBytes;
    String own = settings.callback("").getPath();
    path = own.startsWith("/") ? own : "/" + own;
    server = HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!places.tryAcquire()) {
      send(exchange, 503, "");
      return;
    }
    try {
      String asked = exchange.getRequestURI().getPath();
      String token = asked != null && asked.startsWith(path) ? asked.substring(path.length()) : "";
      switch (exchange.getRequestMethod()) {
        case "GET" -> verify(exchange, token);
        case "POST" -> take(exchange, token);
        default -> send(exchange, 405, "");
      }
    } catch (RuntimeException e) {
      LOG.error("a callback failed", e);
      send(exchange, 500, "");
    } finally {
      places.release();
      exchange.close();
    }
  }

  /** Section 5.3: the challenge is sent back only for what was really asked for. */
  private void verify(HttpExchange exchange, String token) throws IOException {
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    String mode = query.getOrDefault("hub.mode", "");
    String topic = query.getOrDefault("hub.topic", "");
    if (mode.equals("denied")) {
      subscriber.denied(token, topic, query.getOrDefault("hub.reason", "no reason given"));
      send(exchange, 200, "");
      return;
    }
    String challenge = query.get("hub.challenge");
    boolean meant =
        challenge != null
            && subscriber.confirms(token, mode, topic, lease(query.get("hub.lease_seconds")));
    send(exchange, meant ? 200 : 404, meant && challenge != null ? challenge : "");
  }

  private static @Nullable Duration lease(@Nullable String seconds) {
    return seconds == null || !seconds.matches("\\d{1,9}")
        ? null
        : Duration.ofSeconds(Long.parseLong(seconds));
  }

  /** Section 7: whoever pushes is thanked at once; what is not signed rightly is then dropped. */
  private void take(HttpExchange exchange, String token) throws IOException {
    if (!subscriber.expects(token)) {
      // "Gone" tells a hub to forget a subscription that we have forgotten.
      send(exchange, 410, "");
      return;
    }
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(mostBytes + 1);
    }
    if (body.length > mostBytes) {
      send(exchange, 413, "");
      return;
    }
    String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    send(exchange, 202, "");
    subscriber.received(token, signature, body, type);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    if (raw == null || raw.length() > LONGEST_QUERY) {
      return query;
    }
    for (String pair : raw.split("&")) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        query.putIfAbsent(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    threads.close();
  }
}
