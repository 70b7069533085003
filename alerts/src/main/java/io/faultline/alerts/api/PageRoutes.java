package io.faultline.alerts.api;

import io.faultline.alerts.api.Access.Visitor;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.ledger.AlertQuery;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.ledger.MarketBook;
import io.faultline.alerts.pages.AlertView;
import io.faultline.alerts.pages.HoldingView;
import io.faultline.alerts.pages.ListView;
import io.faultline.alerts.pages.Nav;
import io.faultline.alerts.pages.Templates;
import io.faultline.alerts.routing.Handling;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages. */
final class PageRoutes {
  /** Of how many alerts the timeline of a holding is made. */
  private static final int HOLDING_HISTORIES = 20;

  private final Access access;
  private final AlertBook alerts;
  private final DeliveryBook deliveries;
  private final HandlingBook handlings;
  private final MarketBook market;
  private final AlertRoutes alertRoutes;
  private final Clock clock;

  PageRoutes(ServerParts parts, Access access, AlertRoutes alertRoutes) {
    this.access = access;
    this.alerts = new AlertBook(parts.ledger());
    this.deliveries = new DeliveryBook(parts.ledger());
    this.handlings = new HandlingBook(parts.ledger());
    this.market = new MarketBook(parts.ledger());
    this.alertRoutes = alertRoutes;
    this.clock = parts.clock();
  }

  void add(RoutesConfig routes) {
    for (String path : List.of("/", "/rows", "/alerts/*", "/holdings/*")) {
      routes.before(path, access::check);
    }
    routes.get("/", ctx -> html(ctx, "list", Map.of("view", list(ctx), "nav", nav(ctx, "alerts"))));
    routes.get("/rows", this::rows);
    routes.get("/alerts/{id}", this::alert);
    routes.post("/alerts/{id}/handling", this::handle);
    routes.get("/holdings/{id}", this::holding);
    routes.get(
        "/assets/faultline.css", ctx -> asset(ctx, "text/css; charset=utf-8", Templates.styles()));
    routes.get(
        "/assets/htmx.js", ctx -> asset(ctx, "text/javascript; charset=utf-8", Templates.script()));
    routes.get(
        "/assets/live.js", ctx -> asset(ctx, "text/javascript; charset=utf-8", Templates.live()));
    routes.get("/assets/icon.svg", ctx -> asset(ctx, "image/svg+xml", Templates.icon()));
    routes.get("/favicon.ico", ctx -> asset(ctx, "image/svg+xml", Templates.icon()));
  }

  private static void asset(Context ctx, String type, byte[] content) {
    ctx.header("Cache-Control", "public, max-age=3600").contentType(type).result(content);
  }

  static void html(Context ctx, String template, Map<String, Object> parameters) {
    ctx.contentType("text/html; charset=utf-8").result(Templates.render(template, parameters));
  }

  static Nav nav(Context ctx, String here) {
    Visitor visitor = Access.of(ctx);
    return new Nav(here, visitor.name(), visitor.administers(), ctx.cookie(Access.COOKIE) != null);
  }

  /** A page that says what went wrong. */
  static void problem(Context ctx, int status, String detail) {
    ctx.status(status);
    html(ctx, "problem", Map.of("status", status, "detail", detail));
  }

  private ListView list(Context ctx) {
    AlertQuery asked = Asked.alerts(ctx);
    // What is over is history; one has to ask for it.
    AlertQuery query = ctx.queryParam("state") == null ? asked.withLive(/* open= */ true) : asked;
    String groupBy =
        switch (String.valueOf(ctx.queryParam("group"))) {
          case "holding" -> "holding";
          case "origin" -> "origin";
          default -> "";
        };
    long last = alerts.lastSequence();
    List<Entry> found = alerts.find(query);
    return new ListView(
        query,
        groupBy,
        ListView.grouped(found, groupBy),
        alerts.count(query),
        alerts.portfolios(query.audience()),
        found.size() < query.limit() ? null : found.getLast().sequence(),
        last);
  }

  /**
   * The rows alone, if there is something new; otherwise nothing, which leaves the page as it is.
   */
  private void rows(Context ctx) {
    Long since = Asked.parsed(ctx, "since", Asked::number);
    if (since != null && since == alerts.lastSequence()) {
      ctx.status(204);
      return;
    }
    html(ctx, "rows", Map.of("view", list(ctx)));
  }

  private void alert(Context ctx) {
    Entry latest = alertRoutes.one(ctx);
    Long asked = Asked.parsed(ctx, "revision", Asked::number);
    int revision =
        asked == null ? latest.alert().revision() : (int) Math.min(asked, Integer.MAX_VALUE);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("view", view(ctx, latest.alert().alertId(), revision));
    parameters.put("nav", nav(ctx, "alerts"));
    html(ctx, "alert", parameters);
  }

  private void holding(Context ctx) {
    Audience audience = Access.of(ctx).audience();
    AlertQuery query = Asked.alerts(ctx).withHolding(ctx.pathParam("id"));
    List<Entry> latest = alerts.find(query);
    if (latest.isEmpty()) {
      throw Problem.notFound("holding with alerts");
    }
    List<Entry> revisions =
        latest.stream()
            .limit(HOLDING_HISTORIES)
            .flatMap(e -> alerts.revisions(e.alert().alertId(), audience).stream())
            .toList();
    ListView list =
        new ListView(
            query,
            "",
            ListView.grouped(latest, ""),
            alerts.count(query),
            List.of(),
            latest.size() < query.limit() ? null : latest.getLast().sequence(),
            alerts.lastSequence());
    html(
        ctx,
        "holding",
        Map.of("view", HoldingView.of(list, latest, revisions), "nav", nav(ctx, "alerts")));
  }

  private AlertView view(Context ctx, String id, int revision) {
    Visitor visitor = Access.of(ctx);
    List<Entry> revisions = alerts.revisions(id, visitor.audience());
    List<Delivery> told = deliveries.of(id, visitor.audience());
    List<Handling> done = handlings.of(id, visitor.audience());
    return AlertView.of(
        revisions,
        revision,
        (symbol, window) -> market.prices(symbol, window[0], window[1]),
        market::lockUps,
        told,
        done);
  }

  private void handle(Context ctx) {
    Entry latest = alertRoutes.one(ctx);
    String kind = ctx.formParam("kind");
    String until = ctx.formParam("until");
    if ("snoozed".equals(kind) && until != null && until.startsWith("P")) {
      until = clock.instant().plus(Duration.parse(until)).toString();
    }
    alertRoutes.handle(Access.of(ctx), latest.alert(), kind, ctx.formParam("reason"), until, null);
    ctx.redirect(
        "/alerts/"
            + URLEncoder.encode(latest.alert().alertId(), StandardCharsets.UTF_8)
            + "#handling",
        io.javalin.http.HttpStatus.SEE_OTHER);
  }
}
