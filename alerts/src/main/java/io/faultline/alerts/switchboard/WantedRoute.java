package io.faultline.alerts.switchboard;

import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Digest;
import io.faultline.alerts.routing.QuietHours;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Timing;
import io.faultline.events.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A route as the API takes it.
 *
 * @param receivers at least one
 * @param match null: every alert
 * @param timing null: at once
 */
public record WantedRoute(
    @Nullable List<String> receivers, @Nullable AlertFilter match, @Nullable WantedTiming timing) {

  /** As {@link Timing}; what is null is not asked for. */
  public record WantedTiming(
      @Nullable Duration groupWait,
      @Nullable Duration groupInterval,
      @Nullable Duration repeatEvery,
      @Nullable WantedQuiet quietHours,
      @Nullable WantedDigest digest,
      @Nullable ZoneId zone,
      @Nullable Integer mostPerHour) {

    Timing timing() {
      return new Timing(
          groupWait == null ? Duration.ZERO : groupWait,
          groupInterval == null ? Duration.ZERO : groupInterval,
          repeatEvery,
          quietHours == null ? null : quietHours.hours(),
          digest == null ? null : digest.digest(),
          zone == null ? ZoneOffset.UTC : zone,
          mostPerHour == null ? 0 : mostPerHour);
    }
  }

  /** As {@link QuietHours}; critical breaks through where nothing is said. */
  public record WantedQuiet(
      @Nullable LocalTime from, @Nullable LocalTime to, @Nullable Severity breakthrough) {
    QuietHours hours() {
      if (from == null || to == null) {
        throw new IllegalArgumentException("timing.quietHours needs from and to");
      }
      return new QuietHours(from, to, breakthrough == null ? Severity.CRITICAL : breakthrough);
    }
  }

  /** As {@link Digest}; daily, at 08:00, on Monday where nothing is said. */
  public record WantedDigest(@Nullable String every, @Nullable LocalTime at, @Nullable String on) {
    Digest digest() {
      return new Digest(
          one("timing.digest.every", Digest.Every.class, every, Digest.Every.DAILY),
          at == null ? LocalTime.of(8, 0) : at,
          one("timing.digest.on", DayOfWeek.class, on, DayOfWeek.MONDAY));
    }
  }

  /**
   * The route with its name.
   *
   * @throws IllegalArgumentException with what is missing or wrong
   */
  Route named(String name) {
    return new Route(
        name,
        receivers == null ? List.of() : receivers,
        match == null ? AlertFilter.ANY : match,
        timing == null ? Timing.AT_ONCE : timing.timing());
  }

  private static <E extends Enum<E>> E one(
      String key, Class<E> type, @Nullable String written, E usual) {
    if (written == null) {
      return usual;
    }
    try {
      return Enum.valueOf(type, written.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s must be one of %s, was \"%s\""
              .formatted(
                  key,
                  String.join(
                      " ",
                      java.util.Arrays.stream(type.getEnumConstants())
                          .map(c -> c.name().toLowerCase(Locale.ROOT))
                          .toList()),
                  written));
    }
  }
}
