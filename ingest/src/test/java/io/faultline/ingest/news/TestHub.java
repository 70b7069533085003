package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A WebSub hub on loopback that does what a test tells it. */
final class TestHub implements AutoCloseable {
  static final String CHALLENGE = "a challenge & more";

  private final HttpServer server;
  private final List<Asked> requests = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /** What a subscriber asked for. */
  record Asked(Map<String, String> form) {
    String callback() {
      return form.get("hub.callback");
    }

    String secret() {
      return form.get("hub.secret");
    }

    Asked about(String topic) {
      return with("hub.topic", topic);
    }

    Asked at(URI callback) {
      return with("hub.callback", callback.toString());
    }

    private Asked with(String key, String value) {
      Map<String, String> other = new TreeMap<>(form);
      other.put(key, value);
      return new Asked(other);
    }
  }

  TestHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/hub".formatted(server.getAddress().getPort()));
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(
          URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
          URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    requests.add(new Asked(form));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  List<Asked> requests() {
    return List.copyOf(requests);
  }

  /** What was asked last. */
  Asked asked() {
    assertThat(requests).isNotEmpty();
    return requests.getLast();
  }

  Asked awaitAsked(int count) throws InterruptedException {
    for (int i = 0; i < 200 && requests.size() < count; i++) {
      Thread.sleep(50);
    }
    assertThat(requests).hasSize(count);
    return asked();
  }

  /** Asks the subscriber whether it meant it. */
  HttpResponse<String> verify(Asked asked, String mode, int leaseSeconds) throws Exception {
    String query =
        "hub.mode=%s&hub.topic=%s&hub.challenge=%s&hub.lease_seconds=%d"
            .formatted(
                mode, encoded(asked.form().get("hub.topic")), encoded(CHALLENGE), leaseSeconds);
    return client.send(
        HttpRequest.newBuilder(URI.create(asked.callback() + "?" + query)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Pushes a document, and returns with which status it was taken. */
  int push(Asked asked, String document, String secret) throws Exception {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(asked.callback()))
            .header("Content-Type", "application/rss+xml")
            .header("X-Hub-Signature", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }
}
