package io.faultline.alerts.api;

import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.DecisionBook;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.pages.DeskView;
import io.faultline.alerts.pages.Nav;
import io.faultline.alerts.routing.AlertFilter;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The pages for deliveries, silences, receivers, why-not, and signing in. */
final class DeskPages {
  private static final int COOKIE_SECONDS = 30 * 24 * 3600;

  private final Access access;
  private final DeskRoutes desk;
  private final AlertBook alerts;
  private final DecisionBook decisions;
  private final TokenBook tokens;
  private final Clock clock;

  DeskPages(ServerParts parts, Access access, DeskRoutes desk) {
    this.access = access;
    this.desk = desk;
    this.alerts = new AlertBook(parts.ledger());
    this.decisions = new DecisionBook(parts.ledger());
    this.tokens = new TokenBook(parts.ledger());
    this.clock = parts.clock();
  }

  void add(RoutesConfig routes) {
    for (String path :
        List.of(
            "/deliveries",
            "/silences",
            "/silences/*",
            "/receivers",
            "/receivers/*",
            "/sources",
            "/why-not")) {
      routes.before(path, access::check);
    }
    routes.get("/deliveries", this::deliveries);
    routes.get("/silences", this::silences);
    routes.post("/silences", this::addSilence);
    routes.post("/silences/{id}/end", this::endSilence);
    routes.get("/receivers", ctx -> receivers(ctx, "", ""));
    routes.post("/receivers/{name}/test", this::testReceiver);
    routes.post("/receivers/{name}/enable", this::enableReceiver);
    routes.get("/sources", this::sources);
    routes.get("/why-not", this::whyNot);
    routes.get("/sign-in", ctx -> signIn(ctx, ""));
    routes.post("/sign-in", this::enter);
    routes.post("/sign-out", this::leave);
  }

  private void page(Context ctx, String template, Object view, String here) {
    PageRoutes.html(ctx, template, Map.of("view", view, "nav", PageRoutes.nav(ctx, here)));
  }

  private void deliveries(Context ctx) {
    List<Delivery> found = desk.deliveries(ctx);
    page(
        ctx,
        "deliveries",
        new DeskView.Deliveries(
            found,
            Access.of(ctx).administers() ? desk.receiverNames() : List.of(),
            orEmpty(Asked.text(ctx, "receiver")),
            orEmpty(Asked.text(ctx, "state")),
            found.size() < Asked.limit(ctx) ? null : found.getLast().sequence()),
        "deliveries");
  }

  private void silences(Context ctx) {
    page(
        ctx,
        "silences",
        new DeskView.Silences(
            desk.silencesFor(Access.of(ctx)),
            alerts.portfolios(Access.of(ctx).audience()),
            clock.instant()),
        "silences");
  }

  private void addSilence(Context ctx) {
    String portfolio = orEmpty(ctx.formParam("portfolio"));
    String company = orEmpty(ctx.formParam("company"));
    Instant now = clock.instant();
    Duration length;
    try {
      length = Duration.parse(orEmpty(ctx.formParam("length")));
    } catch (java.time.format.DateTimeParseException e) {
      throw Problem.bad("length must be a duration such as PT4H");
    }
    desk.silence(
        Access.of(ctx),
        new AlertFilter(
            portfolio.isEmpty() ? Set.of() : Set.of(portfolio),
            company.isEmpty() ? Set.of() : Set.of(company),
            null,
            Set.of(),
            Set.of(),
            null),
        ctx.formParam("reason"),
        now,
        now.plus(length));
    ctx.redirect("/silences", HttpStatus.SEE_OTHER);
  }

  private void endSilence(Context ctx) {
    desk.endSilence(Access.of(ctx), ctx.pathParam("id"));
    ctx.redirect("/silences", HttpStatus.SEE_OTHER);
  }

  private void receivers(Context ctx, String tested, String outcome) {
    Access.administrator(ctx);
    List<DeskView.ReceiverRow> rows =
        desk.receivers().stream()
            .map(
                r ->
                    new DeskView.ReceiverRow(
                        r.name(),
                        r.channel(),
                        r.added(),
                        r.lastTriedAt(),
                        r.disabledAt(),
                        r.disabledBecause()))
            .toList();
    page(ctx, "receivers", new DeskView.Receivers(rows, tested, outcome), "receivers");
  }

  private void testReceiver(Context ctx) {
    Access.administrator(ctx);
    Outcome outcome = desk.test(ctx.pathParam("name"));
    receivers(
        ctx, ctx.pathParam("name"), DeskRoutes.told(outcome) + ": " + DeskRoutes.said(outcome));
  }

  private void enableReceiver(Context ctx) {
    Access.administrator(ctx);
    desk.enable(ctx.pathParam("name"));
    ctx.redirect("/receivers", HttpStatus.SEE_OTHER);
  }

  private void sources(Context ctx) {
    Access.administrator(ctx);
    page(ctx, "sources", new DeskView.Sources(desk.sources(), clock.instant()), "sources");
  }

  private void whyNot(Context ctx) {
    Access.administrator(ctx);
    String holding = Asked.text(ctx, "holding");
    String origin = Asked.text(ctx, "origin");
    page(
        ctx,
        "whynot",
        new DeskView.WhyNot(
            orEmpty(holding), orEmpty(origin), decisions.find(holding, origin, Asked.limit(ctx))),
        "why-not");
  }

  private static void signIn(Context ctx, String trouble) {
    PageRoutes.html(ctx, "signin", Map.of("trouble", trouble, "nav", Nav.NOBODY));
  }

  private void enter(Context ctx) {
    if (!Access.fromHere(ctx)) {
      throw new Problem.Refusal(403, "This request was sent by a page of another site.");
    }
    String value = orEmpty(ctx.formParam("token")).strip();
    if (value.length() > 100 || tokens.find(value).isEmpty()) {
      ctx.status(401);
      signIn(ctx, "That is no token in force.");
      return;
    }
    ctx.cookie(cookie(ctx, value, COOKIE_SECONDS));
    ctx.redirect("/", HttpStatus.SEE_OTHER);
  }

  private void leave(Context ctx) {
    if (!Access.fromHere(ctx)) {
      throw new Problem.Refusal(403, "This request was sent by a page of another site.");
    }
    ctx.cookie(cookie(ctx, "", 0));
    ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
  }

  private static Cookie cookie(Context ctx, String value, int seconds) {
    boolean tls = "https".equals(ctx.scheme()) || "https".equals(ctx.header("X-Forwarded-Proto"));
    return new Cookie(
        Access.COOKIE, value, "/", seconds, tls, /* isHttpOnly= */ true, null, SameSite.STRICT);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
