package io.faultline.alerts.routing;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.routing.AlertFilter.Match;
import io.faultline.alerts.routing.Handling.Kind;
import io.faultline.events.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Decides who is told of an alert. Pure and thread-safe. */
public final class Router {
  private final List<Route> routes;

  /**
   * @param routes in order; none means that every receiver gets everything at once
   * @param receivers the names of all receivers
   * @throws IllegalArgumentException if a route names a receiver that there isn't, or two routes
   *     have one name
   */
  public Router(List<Route> routes, List<String> receivers) {
    if (routes.isEmpty()) {
      this.routes =
          receivers.isEmpty()
              ? List.of()
              : List.of(new Route("everything", receivers, AlertFilter.ANY, Timing.AT_ONCE));
    } else {
      this.routes = List.copyOf(routes);
    }
    Set<String> names = new HashSet<>();
    for (Route route : this.routes) {
      if (!names.add(route.name())) {
        throw new IllegalArgumentException("two routes are named " + route.name());
      }
      for (String receiver : route.receivers()) {
        if (!receivers.contains(receiver)) {
          throw new IllegalArgumentException(
              "route %s leads to %s, expected one of %s"
                  .formatted(route.name(), receiver, String.join(", ", receivers)));
        }
      }
    }
  }

  /** The routes as they are followed. */
  public List<Route> routes() {
    return routes;
  }

  /** What one route makes of an alert, for people who ask why. */
  public record Answer(Route route, Match match) {}

  /** What every route makes of an alert. */
  public List<Answer> explain(Alert alert) {
    return routes.stream().map(r -> new Answer(r, r.match().match(alert))).toList();
  }

  /**
   * Who is told of a revision.
   *
   * @param alert the revision in full
   * @param silences those that may be in force
   * @param handlings what was done with this alert, oldest first
   * @param revisions gives an earlier revision of this alert by its number; null if it is gone
   */
  public List<Assignment> assign(
      Alert alert,
      List<Silence> silences,
      List<Handling> handlings,
      IntFunction<@Nullable Alert> revisions,
      Instant now) {
    List<Assignment> assignments = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (Route route : routes) {
      Match match = route.match().match(alert);
      if (!match.fits()) {
        continue;
      }
      Audience audience = route.match().audience();
      Alert seen = audience.view(alert).orElse(alert);
      Hold hold = hold(seen, audience, silences, handlings, revisions, now);
      for (String receiver : route.receivers()) {
        if (told.add(receiver)) {
          assignments.add(
              new Assignment(
                  receiver, route, audience, match.because(), hold.because(), hold.notBefore()));
        }
      }
    }
    return assignments;
  }

  private record Hold(@Nullable String because, @Nullable Instant notBefore) {
    static final Hold NONE = new Hold(null, null);
  }

  private static Hold hold(
      Alert alert,
      Audience audience,
      List<Silence> silences,
      List<Handling> handlings,
      IntFunction<@Nullable Alert> revisions,
      Instant now) {
    for (Silence silence : silences) {
      if (silence.covers(alert, now)) {
        return new Hold(
            "silenced until %s by %s: %s"
                .formatted(silence.endsAt(), silence.createdBy(), silence.reason()),
            null);
      }
    }
    Handling handling = lastFor(alert, handlings);
    if (handling == null
        || (handling.kind() != Kind.DISMISSED && handling.kind() != Kind.SNOOZED)) {
      return Hold.NONE;
    }
    Alert then = revisions.apply(handling.revision());
    Alert thenSeen = then == null ? null : audience.view(then).orElse(null);
    if (handling.kind() == Kind.SNOOZED) {
      Instant until = handling.until();
      boolean louder = thenSeen == null || alert.severity().compareTo(thenSeen.severity()) > 0;
      return louder || until == null || !now.isBefore(until) ? Hold.NONE : new Hold(null, until);
    }
    if (thenSeen == null || Handling.somethingNew(thenSeen, alert)) {
      return Hold.NONE;
    }
    return new Hold(
        "dismissed at revision %d by %s: %s; nothing new since"
            .formatted(handling.revision(), handling.doneBy(), handling.reason()),
        null);
  }

  /**
   * What was done last, if it was done for every portfolio that the alert shows; what one portfolio
   * dismisses still reaches the others.
   */
  private static @Nullable Handling lastFor(Alert alert, List<Handling> handlings) {
    Handling common = null;
    for (Alert.InPortfolio in : alert.holding().portfolios()) {
      Handling last = null;
      for (Handling handling : handlings) {
        if (handling.portfolio().equals(Handling.EVERY) || handling.portfolio().equals(in.id())) {
          last = handling;
        }
      }
      if (last == null) {
        return null;
      }
      if (common != null && common.kind() != last.kind()) {
        return null;
      }
      common = common == null || last.doneAt().isBefore(common.doneAt()) ? last : common;
    }
    if (!alert.holding().portfolios().isEmpty()) {
      return common;
    }
    Handling last = null;
    for (Handling handling : handlings) {
      if (handling.portfolio().equals(Handling.EVERY)) {
        last = handling;
      }
    }
    return last;
  }
}
