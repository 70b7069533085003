package io.faultline.ingest.news.misbehaviour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;

/** Sends as fast as it can, for ever. */
public final class EndlessBody implements HttpHandler {
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = new byte[64 * 1024];
    try (OutputStream body = exchange.getResponseBody()) {
      while (true) {
        body.write(chunk);
      }
    }
  }
}
