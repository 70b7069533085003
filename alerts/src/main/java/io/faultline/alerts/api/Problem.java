package io.faultline.alerts.api;

import io.faultline.events.Json;
import io.javalin.http.Context;

/**
 * An answer that says what is wrong (RFC 9457).
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the status in words
 * @param status HTTP status
 * @param detail what was expected, and what to do
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {

  /** Thrown where a request can't be met. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refusal(int status, String detail) {
      super(detail, null, /* enableSuppression= */ false, /* writableStackTrace= */ false);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  static Refusal bad(String detail) {
    return new Refusal(400, detail);
  }

  /** The same for what isn't there and for what isn't theirs, so that nobody can tell which. */
  static Refusal notFound(String what) {
    return new Refusal(404, "There is no " + what + " that you may see.");
  }

  static void answer(Context ctx, int status, String detail) {
    ctx.status(status)
        .contentType("application/problem+json")
        .result(Json.bytes(new Problem("about:blank", title(status), status, detail, ctx.path())));
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "A token is needed";
      case 403 -> "Not allowed";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 409 -> "Conflict";
      case 413 -> "Too large";
      case 429 -> "Too many";
      case 503 -> "Not ready";
      default -> status >= 500 ? "Fault" : "Refused";
    };
  }
}
