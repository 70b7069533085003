package io.faultline.streams.topology;

import io.faultline.events.Alert;
import io.faultline.events.Article;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Decision;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is counted and timed. Labels are few and fixed: no company, article or address is among
 * them. The clock is read for measuring only; no conclusion depends on it. Thread-safe.
 */
final class Measures {
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final Timer fetched;
  private final Timer concluded;

  Measures(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    for (Stage stage : Stage.values()) {
      stages.put(
          stage,
          Timer.builder("faultline.stage")
              .description("time that a stage takes for one record")
              .tag("stage", stage.label())
              .publishPercentileHistogram()
              .register(registry));
    }
    this.fetched = endToEnd("fetched");
    this.concluded = endToEnd("concluded");
  }

  private Timer endToEnd(String step) {
    return Timer.builder("faultline.end.to.end")
        .description(
            "time since the publication of an article, or since the newest input of an alert")
        .tag("step", step)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(5))
        .maximumExpectedValue(Duration.ofHours(6))
        .register(registry);
  }

  /** Runs a stage and times it. */
  <T> T time(Stage stage, Supplier<T> work) {
    Timer timer = stages.get(stage);
    return timer == null ? work.get() : timer.record(work);
  }

  /** An article has come this far. */
  void fetched(Article article) {
    record(fetched, article.time(), article.observedAt());
  }

  /** An alert is concluded. */
  void concluded(Alert alert) {
    Instant observed = alert.times().observedAt();
    record(concluded, observed == null ? alert.times().raisedAt() : observed, clock.instant());
    count(
        "faultline.alerts",
        "revisions of alerts",
        "status",
        lower(alert.status()),
        "severity",
        lower(alert.severity()));
  }

  void decided(Decision decision) {
    count(
        "faultline.decisions", "what did not become an alert", "reason", lower(decision.reason()));
  }

  void deadLetter(DeadLetterCause cause) {
    count(
        "faultline.dead.letters",
        "records that could not be taken",
        "service",
        DeadLetters.SERVICE,
        "cause",
        cause.code());
  }

  private void count(String name, String description, String... tags) {
    Counter.builder(name).description(description).tags(tags).register(registry).increment();
  }

  private static void record(Timer timer, Instant from, Instant to) {
    Duration taken = Duration.between(from, to);
    if (!taken.isNegative()) {
      timer.record(taken);
    }
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
