package io.faultline.ingest.news.misbehaviour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.IntFunction;

/** Sends on to another address, which may depend on how often it was asked. */
public final class Redirect implements HttpHandler {
  private final int status;
  private final IntFunction<String> location;

  // Mutable state
  private int asked;

  public Redirect(int status, IntFunction<String> location) {
    this.status = status;
    this.location = location;
  }

  public static Redirect to(int status, String location) {
    return new Redirect(status, n -> location);
  }

  @Override
  public synchronized void handle(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", location.apply(asked++));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
