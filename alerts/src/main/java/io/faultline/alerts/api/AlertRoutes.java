package io.faultline.alerts.api;

import io.faultline.alerts.api.Access.Visitor;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.ledger.AlertQuery;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.routing.Handling;
import io.faultline.alerts.switchboard.Switchboard;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Alerts by REST: lists, one with its history, and what people do with them. */
final class AlertRoutes {
  private final AlertBook alerts;
  private final DeliveryBook deliveries;
  private final HandlingBook handlings;
  private final Switchboard switchboard;
  private final Clock clock;

  AlertRoutes(ServerParts parts) {
    this.alerts = new AlertBook(parts.ledger());
    this.deliveries = new DeliveryBook(parts.ledger());
    this.handlings = new HandlingBook(parts.ledger());
    this.switchboard = parts.switchboard();
    this.clock = parts.clock();
  }

  void add(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::list);
    routes.get("/api/v1/alerts/{id}", ctx -> json(ctx, one(ctx).alert()));
    routes.get("/api/v1/alerts/{id}/revisions", this::revisions);
    routes.get("/api/v1/alerts/{id}/deliveries", this::deliveries);
    routes.get("/api/v1/alerts/{id}/handling", this::handling);
    routes.post("/api/v1/alerts/{id}/handling", this::handle);
    routes.get("/api/v1/alerts/{id}/routes", this::explain);
  }

  /** A page of alerts; {@code next} asks for what follows. */
  private record AlertPage(List<Alert> alerts, @Nullable String next) {}

  private record Revision(int revision, Instant receivedAt, Alert alert) {}

  /** What somebody asks to do with an alert. */
  private record Wish(
      String kind, @Nullable String reason, @Nullable String until, @Nullable String portfolio) {}

  private record Explained(String route, List<String> receivers, boolean fits, String because) {}

  private void list(Context ctx) {
    AlertQuery query = Asked.alerts(ctx);
    List<Entry> found = alerts.find(query);
    String next = found.size() < query.limit() ? null : String.valueOf(found.getLast().sequence());
    json(ctx, new AlertPage(found.stream().map(Entry::alert).toList(), next));
  }

  private void revisions(Context ctx) {
    one(ctx);
    json(
        ctx,
        alerts.revisions(ctx.pathParam("id"), Access.of(ctx).audience()).stream()
            .map(e -> new Revision(e.alert().revision(), e.receivedAt(), e.alert()))
            .toList());
  }

  private void deliveries(Context ctx) {
    one(ctx);
    json(
        ctx,
        deliveries.of(ctx.pathParam("id"), Access.of(ctx).audience()).stream()
            .map(DeliveryView::of)
            .toList());
  }

  private void handling(Context ctx) {
    one(ctx);
    json(ctx, handlings.of(ctx.pathParam("id"), Access.of(ctx).audience()));
  }

  private void explain(Context ctx) {
    Access.administrator(ctx);
    json(
        ctx,
        switchboard.ways().router().explain(one(ctx).alert()).stream()
            .map(
                a ->
                    new Explained(
                        a.route().name(),
                        a.route().receivers(),
                        a.match().fits(),
                        a.match().because()))
            .toList());
  }

  private void handle(Context ctx) {
    Alert alert = one(ctx).alert();
    Wish wish;
    try {
      wish = Json.read(ctx.bodyAsBytes(), Wish.class);
    } catch (JacksonException e) {
      throw Problem.bad("expected JSON such as {\"kind\":\"dismissed\",\"reason\":\"…\"}");
    }
    handle(Access.of(ctx), alert, wish.kind(), wish.reason(), wish.until(), wish.portfolio());
    json(ctx.status(201), handlings.of(alert.alertId(), Access.of(ctx).audience()));
  }

  /** Writes down what a visitor does, for the portfolios that they may speak for. */
  void handle(
      Visitor visitor,
      Alert alert,
      @Nullable String kind,
      @Nullable String reason,
      @Nullable String until,
      @Nullable String portfolio) {
    List<String> portfolios =
        portfolio == null || portfolio.isBlank()
            ? speaksFor(visitor.audience())
            : List.of(portfolio);
    for (String each : portfolios) {
      if (!each.equals(Handling.EVERY) && !visitor.audience().sees(each)) {
        throw Problem.notFound("portfolio");
      }
      if (each.equals(Handling.EVERY) && !visitor.administers()) {
        throw new Problem.Refusal(403, "This needs a token for all portfolios.");
      }
    }
    try {
      Handling.Kind what = Handling.Kind.valueOf(String.valueOf(kind).toUpperCase(Locale.ROOT));
      Instant end = until == null || until.isBlank() ? null : Instant.parse(until);
      for (String each : portfolios) {
        handlings.add(
            new Handling(
                alert.alertId(),
                alert.revision(),
                each,
                what,
                reason == null ? "" : reason.strip(),
                end,
                visitor.name(),
                clock.instant()));
      }
    } catch (DateTimeParseException e) {
      throw Problem.bad("until must be a time such as 2026-01-31T09:00:00Z");
    } catch (IllegalArgumentException e) {
      throw Problem.bad(
          e.getMessage() != null && e.getMessage().startsWith("No enum")
              ? "kind must be one of acknowledged snoozed dismissed reopened"
              : String.valueOf(e.getMessage()));
    }
  }

  private static List<String> speaksFor(Audience audience) {
    return audience.all()
        ? List.of(Handling.EVERY)
        : audience.portfolios().stream().sorted().toList();
  }

  /** The alert that is asked for, as the visitor may see it. */
  Entry one(Context ctx) {
    String id = ctx.pathParam("id");
    return alerts
        .latest(id, Access.of(ctx).audience())
        .orElseThrow(() -> Access.hidden(ctx, "alert", alerts.exists(id)));
  }

  static void json(Context ctx, Object value) {
    ctx.contentType("application/json").result(Json.bytes(value));
  }

  /** A delivery as the API shows it. */
  record DeliveryView(
      String deliveryId,
      String receiver,
      String route,
      String because,
      @Nullable String alertId,
      @Nullable Integer revision,
      String state,
      Instant dueAt,
      int attempts,
      @Nullable Instant lastTriedAt,
      @Nullable Instant finishedAt,
      @Nullable String outcome) {
    static DeliveryView of(Delivery d) {
      return new DeliveryView(
          d.deliveryId(),
          d.receiver(),
          d.route(),
          d.because(),
          d.alertId(),
          d.revision(),
          d.state().code(),
          d.dueAt(),
          d.attempts(),
          d.lastTriedAt(),
          d.finishedAt(),
          d.outcome());
    }
  }
}
