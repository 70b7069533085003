package io.faultline.alerts.switchboard;

import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.ledger.AdditionBook;
import io.faultline.alerts.ledger.AdditionBook.Addition;
import io.faultline.alerts.ledger.AdditionBook.Kind;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.events.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receivers and routes at one moment. Those of the configuration come first and win where an
 * addition has the same name.
 *
 * @param version of the additions
 * @param receivers all ways out
 * @param added names of the receivers that came by the API
 * @param addedRoutes names of the routes that came by the API
 * @param router follows all routes; without any, every receiver gets everything at once
 */
public record Ways(
    long version,
    List<ReceiverConfig> receivers,
    Set<String> added,
    Set<String> addedRoutes,
    Router router) {
  private static final Logger LOG = LoggerFactory.getLogger(Ways.class);

  /** What holds in a transaction. */
  public static Ways read(Handle handle, List<ReceiverConfig> configured, List<Route> routes) {
    long version = AdditionBook.version(handle);
    List<ReceiverConfig> receivers = new ArrayList<>(configured);
    Set<String> names = new HashSet<>();
    configured.forEach(r -> names.add(r.name()));
    Set<String> added = new HashSet<>();
    for (Addition addition : AdditionBook.all(handle, Kind.RECEIVER)) {
      if (!names.add(addition.name())) {
        LOG.warn(
            "the receiver {} is in the configuration; its addition counts not", addition.name());
        continue;
      }
      try {
        receivers.add(Json.read(addition.body(), WantedReceiver.class).named(addition.name()));
        added.add(addition.name());
      } catch (RuntimeException e) {
        names.remove(addition.name());
        LOG.error(
            "the receiver {} that was added can't be read: {}", addition.name(), e.getClass());
      }
    }
    List<Route> all = new ArrayList<>(routes);
    Set<String> addedRoutes = new HashSet<>();
    for (Addition addition : AdditionBook.all(handle, Kind.ROUTE)) {
      if (all.stream().anyMatch(r -> r.name().equals(addition.name()))) {
        LOG.warn("the route {} is in the configuration; its addition counts not", addition.name());
        continue;
      }
      route(addition, names)
          .ifPresent(
              route -> {
                all.add(route);
                addedRoutes.add(route.name());
              });
    }
    return new Ways(
        version,
        List.copyOf(receivers),
        Set.copyOf(added),
        Set.copyOf(addedRoutes),
        new Router(all, receivers.stream().map(ReceiverConfig::name).toList()));
  }

  /** A route that was added; without receivers that have left the configuration since. */
  private static Optional<Route> route(Addition addition, Set<String> receivers) {
    try {
      Route route = Json.read(addition.body(), WantedRoute.class).named(addition.name());
      List<String> there = route.receivers().stream().filter(receivers::contains).toList();
      if (there.size() < route.receivers().size()) {
        LOG.warn(
            "the route {} leads to {}, of which only {} are there",
            route.name(),
            route.receivers(),
            there);
      }
      return there.isEmpty()
          ? Optional.empty()
          : Optional.of(new Route(route.name(), there, route.match(), route.timing()));
    } catch (RuntimeException e) {
      LOG.error("the route {} that was added can't be read: {}", addition.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
