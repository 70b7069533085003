package io.faultline.alerts.api;

import io.faultline.alerts.api.AlertFeed.Told;
import io.faultline.alerts.audience.Audience;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * New revisions as server-sent events. Each carries its place in the ledger as its id, so that a
 * reader who was cut goes on where they were. Nothing is kept for a reader: one who is slow holds
 * up only themselves, and the server cuts them when they take nothing for half a minute.
 */
final class StreamRoute {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);
  private static final int MOST_READERS = 4000;

  private final AlertFeed feed;
  private final Semaphore readers = new Semaphore(MOST_READERS);

  StreamRoute(AlertFeed feed) {
    this.feed = feed;
  }

  void add(RoutesConfig routes) {
    routes.get("/api/v1/stream", this::stream);
  }

  private void stream(Context ctx) throws IOException {
    Audience audience = Access.of(ctx).audience();
    long place = begin(ctx);
    if (!readers.tryAcquire()) {
      throw new Problem.Refusal(503, "Too many readers; try again later.");
    }
    try {
      ctx.disableCompression();
      ctx.res().setContentType("text/event-stream; charset=utf-8");
      OutputStream out = ctx.res().getOutputStream();
      out.write(": Faultline\nretry: 3000\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (!feed.closed()) {
        List<Told> found = feed.after(place, HEARTBEAT);
        StringBuilder events = new StringBuilder();
        for (Told told : found) {
          if (told.visible(audience)) {
            events.append(told.event(audience));
          }
          place = told.sequence();
        }
        // What a reader may not see leaves nothing behind, not even that there was something.
        if (events.isEmpty() && found.isEmpty()) {
          events.append(": still here\n\n");
        }
        if (!events.isEmpty()) {
          out.write(events.toString().getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      }
    } catch (IOException e) {
      // The reader went away.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.release();
    }
  }

  private long begin(Context ctx) {
    String id = ctx.header("Last-Event-ID");
    if (id == null || id.isBlank()) {
      return feed.now();
    }
    try {
      return Math.max(0, Long.parseLong(id.strip()));
    } catch (NumberFormatException e) {
      throw Problem.bad("Last-Event-ID must be the id of an event of this stream");
    }
  }
}
