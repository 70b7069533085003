package io.faultline.alerts.switchboard;

import io.faultline.alerts.delivery.Courier;
import io.faultline.alerts.delivery.Couriers;
import io.faultline.alerts.delivery.Receiver;
import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.delivery.Routers;
import io.faultline.alerts.ledger.AdditionBook;
import io.faultline.alerts.ledger.AdditionBook.Addition;
import io.faultline.alerts.ledger.AdditionBook.Kind;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.events.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the receivers and routes, those of the configuration and those that were added by the API,
 * and keeps a courier at work for each receiver. Additions are in the ledger, so that they outlive
 * a restart and every instance has them: who plans a delivery looks at their number in the same
 * transaction, and couriers begin or end within seconds. Thread-safe.
 */
public final class Switchboard implements Routers, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final int MOST_RECEIVERS = 200;
  private static final int MOST_ROUTES = 500;
  private static final int LOOK_SECONDS = 2;

  private final Ledger ledger;
  private final DeliveryBook deliveries;
  private final List<ReceiverConfig> configured;
  private final List<Route> routes;
  private final ReceiverParts parts;
  private final CourierMaker maker;
  private final Couriers couriers;
  private final ScheduledExecutorService every =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("switchboard").factory());
  private volatile Ways known;
  private volatile long followed;

  // Guarded by lock
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Served> served = new LinkedHashMap<>();
  private boolean running;

  /** Makes the courier of a receiver. */
  @FunctionalInterface
  public interface CourierMaker {
    /**
     * @param toldInstead gives the receiver that hears of it when this one closes
     */
    Courier make(String name, Receiver receiver, Supplier<Optional<String>> toldInstead);
  }

  private record Served(ReceiverConfig config, Receiver receiver, @Nullable Courier courier) {}

  /** What is asked for contradicts what is there. */
  public static final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Conflict(String why) {
      super(why);
    }
  }

  /**
   * @param configured the receivers of the configuration, which the API can't change
   * @param routes the routes of the configuration, likewise
   * @throws IllegalArgumentException if a route of the configuration names a receiver that isn't
   *     there
   */
  public Switchboard(
      Ledger ledger,
      List<ReceiverConfig> configured,
      List<Route> routes,
      ReceiverParts parts,
      CourierMaker maker,
      Couriers couriers) {
    this.ledger = ledger;
    this.deliveries = new DeliveryBook(ledger);
    this.configured = List.copyOf(configured);
    this.routes = List.copyOf(routes);
    this.parts = parts;
    this.maker = maker;
    this.couriers = couriers;
    this.known = ledger.read(this::read);
    follow();
  }

  /** Begins to send, and to look for what other instances were told. */
  public void start() {
    lock.lock();
    try {
      running = true;
      served.replaceAll((name, s) -> begin(s.config(), s.receiver()));
    } finally {
      lock.unlock();
    }
    every.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  // Looking

  @Override
  public Router at(Handle handle) {
    return ways(handle).router();
  }

  /** The receivers and routes as they are now. */
  public Ways ways() {
    return ledger.read(this::ways);
  }

  /** The receiver of a name, for a test of it. */
  public Optional<Receiver> open(String name) {
    lock.lock();
    try {
      return Optional.ofNullable(served.get(name)).map(Served::receiver);
    } finally {
      lock.unlock();
    }
  }

  /** Tells the couriers that something new may be due. */
  public void wake() {
    couriers.wake();
  }

  private Ways ways(Handle handle) {
    Ways last = known;
    if (last.version() != AdditionBook.version(handle)) {
      last = read(handle);
      known = last;
    }
    return last;
  }

  private Ways read(Handle handle) {
    return Ways.read(handle, configured, routes);
  }

  // Changing

  /**
   * Adds a receiver, or changes one that was added. A receiver that was disabled is enabled.
   *
   * @throws IllegalArgumentException with what is wrong with it
   * @throws Conflict if the configuration has one of this name
   */
  public void put(String name, WantedReceiver wanted, String by) {
    checkName(name);
    if (configured.stream().anyMatch(r -> r.name().equals(name))) {
      throw new Conflict("The receiver " + name + " is in the configuration; change it there.");
    }
    wanted.named(name);
    ledger.write(
        h -> {
          AdditionBook.lock(h);
          if (AdditionBook.all(h, Kind.RECEIVER).size() >= MOST_RECEIVERS
              && !ways(h).added().contains(name)) {
            throw new Conflict("There are %d receivers already.".formatted(MOST_RECEIVERS));
          }
          AdditionBook.put(h, Kind.RECEIVER, addition(name, wanted, by));
          return null;
        });
    deliveries.enable(name);
    LOG.info("receiver {}: written by {}", name, by);
    follow();
    couriers.wake();
  }

  /**
   * Takes away a receiver that was added. What waited for it is held, with the reason.
   *
   * @return whether there was one
   * @throws Conflict if the configuration has it, or a route leads to it
   */
  public boolean removeReceiver(String name, String by) {
    if (configured.stream().anyMatch(r -> r.name().equals(name))) {
      throw new Conflict("The receiver " + name + " is in the configuration; remove it there.");
    }
    String because = "the receiver was removed by " + by;
    boolean removed =
        ledger.write(
            h -> {
              AdditionBook.lock(h);
              Ways now = ways(h);
              List<String> leading =
                  now.addedRoutes().isEmpty()
                      ? List.of()
                      : now.router().routes().stream()
                          .filter(r -> r.receivers().contains(name))
                          .map(Route::name)
                          .toList();
              if (!leading.isEmpty()) {
                throw new Conflict(
                    "The routes %s lead to it; change them first."
                        .formatted(String.join(", ", leading)));
              }
              boolean there = AdditionBook.remove(h, Kind.RECEIVER, name);
              if (there) {
                deliveries.abandon(h, name, because, parts.clock().instant());
              }
              return there;
            });
    if (removed) {
      LOG.info("receiver {}: removed by {}", name, by);
      follow();
    }
    return removed;
  }

  /**
   * Adds a route behind all others, or changes one that was added, in its place.
   *
   * @throws IllegalArgumentException with what is wrong with it
   * @throws Conflict if the configuration has one of this name
   */
  public void put(String name, WantedRoute wanted, String by) {
    checkName(name);
    if (routes.stream().anyMatch(r -> r.name().equals(name))) {
      throw new Conflict("The route " + name + " is in the configuration; change it there.");
    }
    Route route = wanted.named(name);
    ledger.write(
        h -> {
          AdditionBook.lock(h);
          Ways now = ways(h);
          if (now.addedRoutes().size() >= MOST_ROUTES && !now.addedRoutes().contains(name)) {
            throw new Conflict("There are %d routes already.".formatted(MOST_ROUTES));
          }
          // Says which receivers there are, if it names another.
          Router unused =
              new Router(List.of(route), now.receivers().stream().map(r -> r.name()).toList());
          AdditionBook.put(h, Kind.ROUTE, addition(name, wanted, by));
          return unused;
        });
    LOG.info("route {}: written by {}", name, by);
  }

  /**
   * Takes away a route that was added; what it has planned is still sent.
   *
   * @return whether there was one
   * @throws Conflict if the configuration has it
   */
  public boolean removeRoute(String name, String by) {
    if (routes.stream().anyMatch(r -> r.name().equals(name))) {
      throw new Conflict("The route " + name + " is in the configuration; remove it there.");
    }
    boolean removed =
        ledger.write(
            h -> {
              AdditionBook.lock(h);
              return AdditionBook.remove(h, Kind.ROUTE, name);
            });
    if (removed) {
      LOG.info("route {}: removed by {}", name, by);
    }
    return removed;
  }

  private Addition addition(String name, Object body, String by) {
    return new Addition(name, Json.write(body), by, parts.clock().instant());
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a name has 1 to 63 letters, digits, dots, dashes and underscores, was \"" + name + "\"");
    }
  }

  // Serving

  private void look() {
    try {
      if (ledger.read(AdditionBook::version) != followed) {
        follow();
      }
    } catch (RuntimeException e) {
      LOG.warn("the receivers could not be looked for; trying again", e);
    }
  }

  /** Begins and ends couriers until they are those of the ledger. */
  private void follow() {
    lock.lock();
    try {
      Ways now = ways();
      Map<String, ReceiverConfig> wanted = new LinkedHashMap<>();
      now.receivers().forEach(r -> wanted.put(r.name(), r));
      for (Served s : List.copyOf(served.values())) {
        String name = s.config().name();
        if (s.config().equals(wanted.get(name))) {
          continue;
        }
        end(s);
        served.remove(name);
        if (!wanted.containsKey(name)) {
          // What was under way when it was removed may have come back to wait.
          ledger.write(
              h -> {
                deliveries.abandon(h, name, "the receiver was removed", parts.clock().instant());
                return null;
              });
        }
      }
      for (ReceiverConfig config : wanted.values()) {
        if (!served.containsKey(config.name())) {
          served.put(config.name(), begin(config, config.open(parts)));
        }
      }
      followed = now.version();
    } finally {
      lock.unlock();
    }
  }

  private Served begin(ReceiverConfig config, Receiver receiver) {
    if (!running) {
      return new Served(config, receiver, null);
    }
    Courier courier = maker.make(config.name(), receiver, () -> another(config.name()));
    couriers.add(courier);
    return new Served(config, receiver, courier);
  }

  private void end(Served s) {
    if (s.courier() != null) {
      couriers.remove(s.courier());
    }
    s.receiver().close();
  }

  private Optional<String> another(String name) {
    return known.receivers().stream()
        .map(ReceiverConfig::name)
        .filter(n -> !n.equals(name))
        .findFirst();
  }

  /** Lets every message that is under way end, and begins no other. */
  @Override
  public void close() {
    every.shutdown();
    couriers.close();
    lock.lock();
    try {
      running = false;
      served.values().forEach(s -> s.receiver().close());
      served.clear();
    } finally {
      lock.unlock();
    }
  }
}
