package io.faultline.alerts.api;

import io.faultline.alerts.SourceLine;
import io.faultline.alerts.api.Access.Visitor;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Outcome;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.ledger.DecisionBook;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.ReceiverState;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Silence;
import io.faultline.alerts.routing.Timing;
import io.faultline.alerts.switchboard.Switchboard;
import io.faultline.alerts.switchboard.WantedReceiver;
import io.faultline.alerts.switchboard.WantedRoute;
import io.faultline.alerts.switchboard.Ways;
import io.faultline.events.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * What one looks after: deliveries, silences, receivers, routes, tokens, and why there was no
 * alert.
 */
final class DeskRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(DeskRoutes.class);

  private final DeliveryBook deliveries;
  private final SilenceBook silences;
  private final DecisionBook decisions;
  private final TokenBook tokens;
  private final Switchboard switchboard;
  private final URI baseUrl;
  private final Clock clock;
  private final Supplier<List<SourceLine>> sources;

  DeskRoutes(ServerParts parts) {
    this.deliveries = new DeliveryBook(parts.ledger());
    this.silences = new SilenceBook(parts.ledger());
    this.decisions = new DecisionBook(parts.ledger());
    this.tokens = new TokenBook(parts.ledger());
    this.switchboard = parts.switchboard();
    this.baseUrl = parts.baseUrl();
    this.clock = parts.clock();
    this.sources = parts.sources();
  }

  void add(RoutesConfig routes) {
    routes.get("/api/v1/deliveries", this::listDeliveries);
    routes.get("/api/v1/silences", ctx -> AlertRoutes.json(ctx, silencesFor(Access.of(ctx))));
    routes.post("/api/v1/silences", this::addSilence);
    routes.delete("/api/v1/silences/{id}", this::endSilence);
    routes.get("/api/v1/receivers", this::listReceivers);
    routes.put("/api/v1/receivers/{name}", this::putReceiver);
    routes.delete("/api/v1/receivers/{name}", this::removeReceiver);
    routes.post("/api/v1/receivers/{name}/test", this::testReceiver);
    routes.post("/api/v1/receivers/{name}/enable", this::enableReceiver);
    routes.get("/api/v1/routes", this::listRoutes);
    routes.put("/api/v1/routes/{name}", this::putRoute);
    routes.delete("/api/v1/routes/{name}", this::removeRoute);
    routes.get("/api/v1/sources", this::listSources);
    routes.get("/api/v1/decisions", this::listDecisions);
    routes.get("/api/v1/tokens", this::listTokens);
    routes.post("/api/v1/tokens", this::addToken);
    routes.delete("/api/v1/tokens/{id}", this::revokeToken);
  }

  /**
   * A receiver as the API and its page show it.
   *
   * @param added whether it came by the API rather than with the configuration
   */
  record ReceiverView(
      String name,
      String channel,
      boolean added,
      @Nullable Instant lastTriedAt,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause) {}

  /**
   * A route as the API shows it.
   *
   * @param added whether it came by the API rather than with the configuration
   */
  private record RouteView(
      String name, List<String> receivers, AlertFilter match, Timing timing, boolean added) {}

  private record WantedSilence(
      @Nullable AlertFilter filter,
      @Nullable String reason,
      @Nullable String startsAt,
      @Nullable String endsAt) {}

  private record WantedToken(@Nullable String name, @Nullable List<String> portfolios) {}

  private record TokenView(
      String tokenId,
      String name,
      List<String> portfolios,
      Instant createdAt,
      @Nullable Instant revokedAt,
      @Nullable String value) {}

  private record Tested(String outcome, String detail) {}

  private void listDeliveries(Context ctx) {
    AlertRoutes.json(ctx, deliveries(ctx).stream().map(AlertRoutes.DeliveryView::of).toList());
  }

  /** The deliveries that a request asks for. */
  List<Delivery> deliveries(Context ctx) {
    return deliveries.newest(
        Access.of(ctx).audience(),
        Asked.text(ctx, "receiver"),
        Asked.parsed(
            ctx,
            "state",
            s -> {
              try {
                return Delivery.State.valueOf(s.toUpperCase(Locale.ROOT));
              } catch (IllegalArgumentException e) {
                throw Problem.bad(
                    "state must be one of waiting sending delivered refused held, was \""
                        + s
                        + "\"");
              }
            }),
        Asked.parsed(ctx, "before", Asked::number),
        Asked.limit(ctx));
  }

  /** The silences that concern a visitor: all, or those of their portfolios. */
  List<Silence> silencesFor(Visitor visitor) {
    return silences.newest(200).stream()
        .filter(
            s ->
                visitor.audience().all()
                    || (!s.filter().portfolios().isEmpty()
                        && visitor.audience().portfolios().containsAll(s.filter().portfolios())))
        .toList();
  }

  private void addSilence(Context ctx) {
    WantedSilence wanted = read(ctx, WantedSilence.class);
    Silence silence =
        silence(
            Access.of(ctx),
            wanted.filter() == null ? AlertFilter.ANY : wanted.filter(),
            wanted.reason(),
            wanted.startsAt() == null ? clock.instant() : Asked.time("startsAt", wanted.startsAt()),
            Asked.time("endsAt", wanted.endsAt()));
    AlertRoutes.json(ctx.status(201), silence);
  }

  /** Writes a silence down; somebody with some portfolios may silence those alone. */
  Silence silence(
      Visitor visitor,
      AlertFilter filter,
      @Nullable String reason,
      Instant startsAt,
      Instant endsAt) {
    if (!visitor.audience().all()
        && (filter.portfolios().isEmpty()
            || !visitor.audience().portfolios().containsAll(filter.portfolios()))) {
      LOG.warn("refused POST silence to {}: for portfolios that are not theirs", visitor.name());
      throw new Problem.Refusal(403, "Name the portfolios that the silence is for, out of yours.");
    }
    try {
      Silence silence =
          new Silence(
              UUID.randomUUID().toString(),
              filter,
              reason == null ? "" : reason.strip(),
              visitor.name(),
              clock.instant(),
              startsAt,
              endsAt);
      silences.add(silence);
      return silence;
    } catch (IllegalArgumentException e) {
      throw Problem.bad(String.valueOf(e.getMessage()));
    }
  }

  private void endSilence(Context ctx) {
    endSilence(Access.of(ctx), ctx.pathParam("id"));
    ctx.status(204);
  }

  /** Ends a silence that the visitor may see. */
  void endSilence(Visitor visitor, String id) {
    boolean theirs = silencesFor(visitor).stream().anyMatch(s -> s.silenceId().equals(id));
    if (!theirs || !silences.end(id, clock.instant())) {
      LOG.warn("refused DELETE silence {} to {}: not theirs, or not in force", id, visitor.name());
      throw Problem.notFound("silence in force");
    }
  }

  private void listReceivers(Context ctx) {
    Access.administrator(ctx);
    AlertRoutes.json(ctx, receivers());
  }

  /** All receivers with how they are; their addresses are secrets and stay out. */
  List<ReceiverView> receivers() {
    Ways ways = switchboard.ways();
    return ways.receivers().stream()
        .map(
            r -> {
              ReceiverState state = deliveries.state(r.name());
              return new ReceiverView(
                  r.name(),
                  r.channel(),
                  ways.added().contains(r.name()),
                  state.lastSentAt().equals(Instant.EPOCH) ? null : state.lastSentAt(),
                  state.disabledAt(),
                  state.disabledBecause());
            })
        .toList();
  }

  /** The names of all receivers. */
  List<String> receiverNames() {
    return switchboard.ways().receivers().stream().map(ReceiverConfig::name).toList();
  }

  /**
   * Only a token for all portfolios adds or changes receivers and routes: a receiver is an address
   * out of the house, and a route can lead everything there.
   */
  private void putReceiver(Context ctx) {
    Visitor visitor = Access.administrator(ctx);
    String name = ctx.pathParam("name");
    WantedReceiver wanted = read(ctx, WantedReceiver.class);
    changed(() -> switchboard.put(name, wanted, visitor.name()));
    AlertRoutes.json(
        ctx, receivers().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow());
  }

  private void removeReceiver(Context ctx) {
    Visitor visitor = Access.administrator(ctx);
    changed(
        () -> {
          if (!switchboard.removeReceiver(ctx.pathParam("name"), visitor.name())) {
            throw Problem.notFound("receiver");
          }
        });
    ctx.status(204);
  }

  private void putRoute(Context ctx) {
    Visitor visitor = Access.administrator(ctx);
    String name = ctx.pathParam("name");
    WantedRoute wanted = read(ctx, WantedRoute.class);
    changed(() -> switchboard.put(name, wanted, visitor.name()));
    AlertRoutes.json(
        ctx, routes().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow());
  }

  private void removeRoute(Context ctx) {
    Visitor visitor = Access.administrator(ctx);
    changed(
        () -> {
          if (!switchboard.removeRoute(ctx.pathParam("name"), visitor.name())) {
            throw Problem.notFound("route");
          }
        });
    ctx.status(204);
  }

  private static void changed(Runnable change) {
    try {
      change.run();
    } catch (Switchboard.Conflict e) {
      throw new Problem.Refusal(409, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw Problem.bad(String.valueOf(e.getMessage()));
    }
  }

  private void testReceiver(Context ctx) {
    Access.administrator(ctx);
    Outcome outcome = test(ctx.pathParam("name"));
    AlertRoutes.json(ctx, new Tested(told(outcome), said(outcome)));
  }

  /** Sends a receiver a message that says it is a test, past all queues. */
  Outcome test(String name) {
    Receiver receiver = switchboard.open(name).orElseThrow(() -> Problem.notFound("receiver"));
    return receiver.send(
        new Message.Notice(
            UUID.randomUUID().toString(),
            "Test of the receiver " + name,
            "Somebody pressed the test button. Alerts will arrive here.",
            baseUrl));
  }

  static String told(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "delivered";
      case Outcome.Retry retry -> "not now";
      case Outcome.Rejected rejected -> "refused";
    };
  }

  static String said(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered -> "The receiver took the test message.";
      case Outcome.Retry retry -> retry.detail();
      case Outcome.Rejected rejected -> rejected.reason();
    };
  }

  private void enableReceiver(Context ctx) {
    Access.administrator(ctx);
    enable(ctx.pathParam("name"));
    ctx.status(204);
  }

  /** Lets a receiver have its alerts again. */
  void enable(String name) {
    if (switchboard.open(name).isEmpty()) {
      throw Problem.notFound("receiver");
    }
    deliveries.enable(name);
    switchboard.wake();
  }

  private void listRoutes(Context ctx) {
    Access.administrator(ctx);
    AlertRoutes.json(ctx, routes());
  }

  private List<RouteView> routes() {
    Ways ways = switchboard.ways();
    return ways.router().routes().stream()
        .map(
            r ->
                new RouteView(
                    r.name(),
                    r.receivers(),
                    r.match(),
                    r.timing(),
                    ways.addedRoutes().contains(r.name())))
        .toList();
  }

  private void listSources(Context ctx) {
    Access.administrator(ctx);
    AlertRoutes.json(ctx, sources());
  }

  /** The sources of news; those that need a hand come first. */
  List<SourceLine> sources() {
    return sources.get().stream()
        .sorted(
            Comparator.comparing((SourceLine s) -> s.health().equals("ok"))
                .thenComparing(SourceLine::id))
        .toList();
  }

  private void listDecisions(Context ctx) {
    Access.administrator(ctx);
    AlertRoutes.json(
        ctx,
        decisions.find(Asked.text(ctx, "holding"), Asked.text(ctx, "origin"), Asked.limit(ctx)));
  }

  private void listTokens(Context ctx) {
    Access.administrator(ctx);
    AlertRoutes.json(ctx, tokens.all().stream().map(t -> view(t, null)).toList());
  }

  private void addToken(Context ctx) {
    Access.administrator(ctx);
    WantedToken wanted = read(ctx, WantedToken.class);
    if (wanted.name() == null || wanted.name().isBlank() || wanted.portfolios() == null) {
      throw Problem.bad(
          "expected {\"name\":\"…\",\"portfolios\":[\"…\"]}; [\"*\"] stands for all portfolios");
    }
    Set<String> portfolios = new TreeSet<>(wanted.portfolios());
    Audience audience =
        portfolios.equals(Set.of("*")) ? Audience.EVERYONE : Audience.of(portfolios);
    TokenBook.Created created = tokens.create(wanted.name().strip(), audience, clock.instant());
    AlertRoutes.json(ctx.status(201), view(created.token(), created.value()));
  }

  private void revokeToken(Context ctx) {
    Access.administrator(ctx);
    if (!tokens.revoke(ctx.pathParam("id"), clock.instant())) {
      throw Problem.notFound("token in force");
    }
    ctx.status(204);
  }

  private static TokenView view(TokenBook.Token token, @Nullable String value) {
    List<String> portfolios =
        token.audience().all()
            ? List.of("*")
            : List.copyOf(new TreeSet<>(token.audience().portfolios()));
    return new TokenView(
        token.tokenId(), token.name(), portfolios, token.createdAt(), token.revokedAt(), value);
  }

  private static <T> T read(Context ctx, Class<T> type) {
    try {
      T value = Json.read(ctx.bodyAsBytes(), type);
      if (value == null) {
        throw Problem.bad("the body must be a JSON object");
      }
      return value;
    } catch (JacksonException e) {
      throw Problem.bad("the body could not be read: " + e.getOriginalMessage());
    }
  }
}
