package io.faultline.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes the messages that Slack's incoming webhooks would take, on the loopback interface, answers
 * as they answer, and keeps them in the order of arrival. Thread-safe.
 */
public final class SlackStandIn implements AutoCloseable {
  /** Slack refuses larger bodies too, if at another size. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  private static final int MAX_BLOCKS = 50;

  private final HttpServer server;
  private final Consumer<Message> onMessage;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Message> messages = new CopyOnWriteArrayList<>();

  /**
   * @param channel the last part of the webhook's path
   * @param text the fallback text, which notifications show
   * @param payload all that was sent
   */
  public record Message(String channel, String text, JsonNode payload) {}

  private SlackStandIn(HttpServer server, Consumer<Message> onMessage) {
    this.server = server;
    this.onMessage = onMessage;
  }

  /** Opens it on a free port. {@code onMessage} hears of each message that was accepted. */
  public static SlackStandIn open(Consumer<Message> onMessage) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SlackStandIn slack = new SlackStandIn(server, onMessage);
    server.createContext("/services/", slack::answer);
    server.setExecutor(slack.threads);
    server.start();
    return slack;
  }

  /** The address of a webhook that writes to a channel. */
  public URI webhook(String channel) {
    return URI.create(
        "http://localhost:%d/services/%s".formatted(server.getAddress().getPort(), channel));
  }

  /** What has arrived. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      String refusal = refusal(exchange.getRequestMethod(), body);
      if (refusal != null) {
        send(exchange, 400, refusal);
        return;
      }
      JsonNode payload = Json.mapper().readTree(body);
      String path = exchange.getRequestURI().getPath();
      Message message =
          new Message(
              path.substring(path.lastIndexOf('/') + 1),
              payload.path("text").asString(""),
              payload);
      messages.add(message);
      send(exchange, 200, "ok");
      onMessage.accept(message);
    }
  }

  /** Slack's own words for what it doesn't take; null for what it takes. */
  private static @Nullable String refusal(String method, byte[] body) {
    if (!method.equals("POST") || body.length > MAX_BODY_BYTES) {
      return "invalid_payload";
    }
    try {
      JsonNode payload = Json.mapper().readTree(body);
      JsonNode blocks = payload.path("blocks");
      if (payload.path("text").asString("").isBlank() && blocks.isEmpty()) {
        return "no_text";
      }
      boolean wellFormed =
          blocks.isMissingNode()
              || (blocks.isArray()
                  && blocks.size() <= MAX_BLOCKS
                  && blocks.valueStream().allMatch(b -> b.path("type").isString()));
      return wellFormed ? null : "invalid_blocks";
    } catch (JacksonException e) {
      return "invalid_payload";
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
