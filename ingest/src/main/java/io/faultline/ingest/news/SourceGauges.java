package io.faultline.ingest.news;

import io.faultline.ingest.news.SourceReport.Health;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code faultline sources} says of each source, as metrics. Every source has {@value
 * #SERIES_EACH} series under its id, so only the first {@value #MOST} by id have any: an
 * installation with thousands of sources must not drown its Prometheus. How many sources are in
 * which health counts them all ({@code faultline.news.sources}).
 */
final class SourceGauges implements AutoCloseable {
  static final int MOST = 500;
  static final int SERIES_EACH = 13;

  private final MeterRegistry registry;
  private final Function<Source, SourceReport> reports;
  private final InstantSource clock;
  private final List<Meter> meters = new ArrayList<>();

  /**
   * Shows the sources until it is closed.
   *
   * @param sources of {@link #shown} ones
   * @param reports how a source is doing now
   */
  SourceGauges(
      MeterRegistry registry,
      List<Source> sources,
      Function<Source, SourceReport> reports,
      InstantSource clock) {
    this.registry = registry;
    this.reports = reports;
    this.clock = clock;
    sources.forEach(this::show);
  }

  /** The ids of the sources that have metrics, of all that are configured. */
  static Set<String> shown(List<Source> sources) {
    return sources.stream().map(Source::id).sorted().limit(MOST).collect(Collectors.toSet());
  }

  private void show(Source source) {
    show(source, "last.success.age", "seconds", r -> -secondsUntil(r.lastSuccess()));
    show(source, "next.fetch", "seconds", r -> secondsUntil(r.nextPoll()));
    show(source, "articles.today", null, SourceReport::articlesToday);
    show(source, "articles.usual", null, SourceReport::usualPerDay);
    show(source, "unchanged.share", null, SourceReport::unchangedShare);
    show(source, "failures", null, SourceReport::failures);
    for (Health health : Health.values()) {
      meters.add(
          Gauge.builder(
                  "faultline.news.source.health",
                  () -> reports.apply(source).health() == health ? 1 : 0)
              .tag("source", source.id())
              .tag("health", health.code())
              .register(registry));
    }
  }

  private void show(
      Source source, String what, @Nullable String unit, ToDoubleFunction<SourceReport> number) {
    meters.add(
        Gauge.builder(
                "faultline.news.source." + what, () -> number.applyAsDouble(reports.apply(source)))
            .baseUnit(unit)
            .tag("source", source.id())
            .register(registry));
  }

  /** Negative for what is past; not a number for what never was. */
  private double secondsUntil(@Nullable Instant moment) {
    return moment == null
        ? Double.NaN
        : Duration.between(clock.instant(), moment).toMillis() / 1000.0;
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
