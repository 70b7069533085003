package io.faultline.app;

import io.faultline.alerts.delivery.ReceiverConfig;
import io.faultline.app.config.Config;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is to run.
 *
 * @param config the configuration
 * @param services which services
 * @param clock by which sources fall due and things are observed; alerts are always delivered in
 *     real time
 * @param keepsTime whether this process keeps the {@code clock} topic going; a story that is told
 *     does that itself
 * @param listeners receivers beside those of the configuration, which hear everything at once
 */
public record Plan(
    Config config,
    Set<Service> services,
    Clock clock,
    boolean keepsTime,
    List<ReceiverConfig> listeners) {
  public Plan {
    services = Set.copyOf(services);
    listeners = List.copyOf(listeners);
  }

  /** Some services, as the configuration says, in real time. */
  public static Plan of(Config config, Set<Service> services) {
    return new Plan(config, services, Clock.systemUTC(), /* keepsTime= */ true, List.of());
  }

  /** Everything in one process. */
  public static Plan whole(Config config) {
    return of(config, EnumSet.allOf(Service.class));
  }

  boolean runs(Service service) {
    return services.contains(service);
  }
}
