package io.faultline.alerts.slack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faultline.events.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slack's webhooks on loopback, with the faults that a network and a busy service have. */
final class SlackStandIn implements AutoCloseable {
  private static final Pattern REVISION = Pattern.compile("Alert (\\S+), revision (\\d+)");

  private final HttpServer server;
  private final Random random = new Random(11);
  private final double faults;
  private final long silenceMillis;
  private final Map<String, List<Long>> callNanos = new ConcurrentHashMap<>();
  private final Map<String, List<Accepted>> accepted = new ConcurrentHashMap<>();

  /**
   * @param faults at which part of the calls
   * @param silenceMillis how long it keeps an accepted call unanswered; longer than callers wait
   */
  SlackStandIn(double faults, long silenceMillis) throws IOException {
    this.faults = faults;
    this.silenceMillis = silenceMillis;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /**
   * @param revision {@code alert revision}
   * @param arrived when the call came; the same for all revisions of one message
   * @param answered whether it was told so
   */
  record Accepted(String revision, long arrived, boolean answered) {}

  /** What each webhook accepted, in order. */
  Map<String, List<Accepted>> accepted() {
    Map<String, List<Accepted>> copy = new HashMap<>();
    accepted.forEach(
        (webhook, list) -> {
          synchronized (list) {
            copy.put(webhook, List.copyOf(list));
          }
        });
    return copy;
  }

  /** The shortest time between two calls of one webhook, in milliseconds. */
  long shortestGapMillis() {
    long shortest = Long.MAX_VALUE;
    for (List<Long> calls : callNanos.values()) {
      for (int i = 1; i < calls.size(); i++) {
        shortest = Math.min(shortest, (calls.get(i) - calls.get(i - 1)) / 1_000_000);
      }
    }
    return shortest;
  }

  int calls() {
    return callNanos.values().stream().mapToInt(List::size).sum();
  }

  private void handle(HttpExchange call) throws IOException {
    String webhook = call.getRequestURI().getPath();
    long arrived = System.nanoTime();
    note(callNanos, webhook, arrived);
    byte[] body = call.getRequestBody().readAllBytes();
    int fault;
    synchronized (random) {
      fault = random.nextDouble() < faults ? random.nextInt(5) : -1;
    }
    switch (fault) {
      case 0 -> {
        call.getResponseHeaders().set("Retry-After", "1");
        answer(call, 429, "rate_limited");
      }
      case 1 -> answer(call, 500, "server_error");
      case 2 -> throw new IOException("connection reset on purpose");
      case 3 -> {
        pause(300);
        accept(webhook, body, arrived, /* answered= */ true);
        answer(call, 200, "ok");
      }
      case 4 -> {
        accept(webhook, body, arrived, /* answered= */ false);
        pause(silenceMillis);
        throw new IOException("never answered on purpose");
      }
      default -> {
        accept(webhook, body, arrived, /* answered= */ true);
        answer(call, 200, "ok");
      }
    }
  }

  private void accept(String webhook, byte[] body, long arrived, boolean answered) {
    String blocks = Json.mapper().readTree(body).get("blocks").toString();
    Matcher revision = REVISION.matcher(blocks);
    while (revision.find()) {
      note(
          accepted,
          webhook,
          new Accepted(revision.group(1) + " " + revision.group(2), arrived, answered));
    }
  }

  private static <T> void note(Map<String, List<T>> by, String webhook, T what) {
    List<T> list = by.computeIfAbsent(webhook, w -> new ArrayList<>());
    synchronized (list) {
      list.add(what);
    }
  }

  private static void answer(HttpExchange call, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
