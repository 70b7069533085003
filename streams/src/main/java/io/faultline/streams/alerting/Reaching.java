package io.faultline.streams.alerting;

import io.faultline.streams.exposure.Exposure;
import java.time.LocalDate;

/** Says whom a rule of ownership covers, and never more than the rule's state says. */
final class Reaching {
  private Reaching() {}

  /** A clause without a full stop: by which rule the company is, would be or may be covered. */
  static String clause(Exposure.Covered covered) {
    String name = covered.entity().name();
    return switch (covered.status()) {
      case IN_FORCE ->
          covered.certain()
              ? "%s%s covers %s, which no list names and of which listed parties own %s"
                  .formatted(covered.ruleName(), since(covered), name, part(covered))
              : "%s%s may cover %s: listed parties own %s of it, as far as stakes are known"
                  .formatted(covered.ruleName(), since(covered), name, part(covered));
      case SUSPENDED ->
          "%s, suspended%s, %s cover %s, of which listed parties own %s"
              .formatted(
                  covered.ruleName(),
                  span(covered),
                  covered.certain() ? "would" : "might",
                  name,
                  part(covered));
      case UNKNOWN ->
          "whether %s applies%s is not known; it would concern %s, of which listed parties own %s"
              .formatted(
                  covered.ruleName(),
                  covered.since() == null ? "" : " from " + covered.since() + " on",
                  name,
                  part(covered));
    };
  }

  private static String since(Exposure.Covered covered) {
    return covered.since() == null ? " (in force)" : " (in force since " + covered.since() + ")";
  }

  private static String span(Exposure.Covered covered) {
    LocalDate until = covered.until();
    return (covered.since() == null ? "" : " from " + covered.since())
        + (until == null ? "" : " to " + until.minusDays(1));
  }

  private static String part(Exposure.Covered covered) {
    return covered.atLeast() == covered.atMost()
        ? Hit.percent(covered.atLeast())
        : "between %s and %s"
            .formatted(Hit.percent(covered.atLeast()), Hit.percent(covered.atMost()));
  }
}
