package io.faultline.alerts.routing;

import java.util.List;

/**
 * Sends the alerts that fit to some receivers. Every route is asked; a receiver that several routes
 * lead to gets an alert once, by the first of them.
 *
 * @param name unique among routes
 * @param receivers by name
 * @param match which alerts
 * @param timing when
 */
public record Route(String name, List<String> receivers, AlertFilter match, Timing timing) {
  public Route {
    receivers = List.copyOf(receivers);
    if (receivers.isEmpty()) {
      throw new IllegalArgumentException("route " + name + " needs at least one receiver");
    }
  }
}
