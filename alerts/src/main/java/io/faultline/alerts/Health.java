package io.faultline.alerts;

import java.util.List;

/**
 * How the service is.
 *
 * @param live whether it works at all; if not, it must be started again
 * @param ready whether it does all of its work now
 * @param because what is missing, in words
 */
public record Health(boolean live, boolean ready, List<String> because) {
  public Health {
    because = List.copyOf(because);
  }
}
