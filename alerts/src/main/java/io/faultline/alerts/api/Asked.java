package io.faultline.alerts.api;

import io.faultline.alerts.ledger.AlertQuery;
import io.faultline.events.Codes;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of requests; what is wrong is said with its name and what was expected. */
final class Asked {
  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 500;
  private static final int LONGEST_TEXT = 200;

  private Asked() {}

  /** The filters of lists of alerts, the same for pages, API and event stream. */
  static AlertQuery alerts(Context ctx) {
    return new AlertQuery(
        Access.of(ctx).audience(),
        live(ctx),
        parsed(ctx, "severity", s -> Codes.parse(Severity.class, s)),
        text(ctx, "portfolio"),
        text(ctx, "holding"),
        text(ctx, "origin"),
        parsed(ctx, "risk", s -> Codes.parse(RiskType.class, s).code()),
        text(ctx, "q"),
        parsed(ctx, "before", Asked::number),
        limit(ctx));
  }

  static int limit(Context ctx) {
    Long limit = parsed(ctx, "limit", Asked::number);
    if (limit == null) {
      return USUAL_PAGE;
    }
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Problem.bad("limit must be 1..%d, was %d".formatted(LARGEST_PAGE, limit));
    }
    return (int) (long) limit;
  }

  private static @Nullable Boolean live(Context ctx) {
    String state = text(ctx, "state");
    return switch (state == null ? "all" : state) {
      case "all" -> null;
      case "open" -> Boolean.TRUE;
      case "ended" -> Boolean.FALSE;
      default -> throw Problem.bad("state must be one of open ended all, was \"" + state + "\"");
    };
  }

  static @Nullable String text(Context ctx, String name) {
    String value = ctx.queryParam(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST_TEXT) {
      throw Problem.bad(name + " must be at most " + LONGEST_TEXT + " characters");
    }
    return value.strip();
  }

  static long number(String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number, was \"" + value + "\"");
    }
  }

  /** A time such as {@code 2026-01-31T09:00:00Z}. */
  static Instant time(String name, @Nullable String value) {
    try {
      return Instant.parse(String.valueOf(value));
    } catch (DateTimeParseException e) {
      throw Problem.bad(
          "%s must be a time such as 2026-01-31T09:00:00Z, was \"%s\"".formatted(name, value));
    }
  }

  static <T> @Nullable T parsed(Context ctx, String name, Function<String, T> parse) {
    String value = text(ctx, name);
    if (value == null) {
      return null;
    }
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw Problem.bad(name + ": " + e.getMessage());
    }
  }
}
