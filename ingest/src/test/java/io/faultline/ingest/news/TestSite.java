package io.faultline.ingest.news;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web site on loopback whose pages a test sets, and which remembers what it was asked. */
public final class TestSite implements AutoCloseable {
  private final String address;
  private final HttpServer server;
  private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public TestSite() throws IOException {
    this("127.0.0.1");
  }

  /**
   * @param address an address of loopback's, of which some systems have {@code 127.0.0.1} alone
   */
  public TestSite(String address) throws IOException {
    this.address = address;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public URI url(String path) {
    return URI.create("http://%s:%d%s".formatted(address, server.getAddress().getPort(), path));
  }

  /** What was asked for, in order: {@code GET /feed}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  public TestSite on(String path, HttpHandler handler) {
    pages.put(path, handler);
    return this;
  }

  public TestSite page(String path, String html) {
    return on(path, exchange -> send(exchange, 200, "text/html; charset=utf-8", html));
  }

  public TestSite feed(String path, String... items) {
    String xml =
        "<rss version=\"2.0\"><channel><title>Example Wire</title>%s</channel></rss>"
            .formatted(String.join("", items));
    return on(path, exchange -> send(exchange, 200, "application/rss+xml", xml));
  }

  public TestSite status(String path, int status) {
    return on(path, exchange -> send(exchange, status, "text/plain", "status " + status));
  }

  /** A feed's item for a page of this site. */
  public String item(String path, String title, String pubDate) {
    return "<item><title>%s</title><link>%s</link><pubDate>%s</pubDate></item>"
        .formatted(title, url(path), pubDate);
  }

  /** An article long enough to be one. */
  public static String article(String title, String lead) {
    String body =
        ("The regulator said on Friday that it would look into the matter, and that the company had"
             + " been told. Analysts expect the review to last until autumn, longer than the market"
             + " had assumed when the shares were sold. ")
            .repeat(3);
    return """
    <html lang="en"><head><title>%s</title></head><body><article><h1>%s</h1>
    <p>%s</p><p>%s</p><p>The company declined to comment. %s</p></article></body></html>
    """
        .formatted(title, title, lead, body, body);
  }

  public static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    requests.add(exchange.getRequestMethod() + " " + path);
    HttpHandler page = pages.get(path);
    if (page == null) {
      send(exchange, 404, "text/plain", "not found");
    } else {
      page.handle(exchange);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
