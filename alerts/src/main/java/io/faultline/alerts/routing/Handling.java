package io.faultline.alerts.routing;

import io.faultline.events.Alert;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with an alert.
 *
 * @param alertId which alert
 * @param revision the revision that they saw
 * @param portfolio for whom; {@link #EVERY} for all
 * @param kind what they did
 * @param reason why; needed to dismiss
 * @param until the end of a snooze; null otherwise
 * @param doneBy who
 * @param doneAt when
 */
public record Handling(
    String alertId,
    int revision,
    String portfolio,
    Kind kind,
    String reason,
    @Nullable Instant until,
    String doneBy,
    Instant doneAt) {
  /** Stands for all portfolios. */
  public static final String EVERY = "*";

  /** What can be done with an alert. */
  public enum Kind {
    /** Somebody looks after it: it is not repeated. */
    ACKNOWLEDGED,
    /** Held until a time, unless it becomes more severe. */
    SNOOZED,
    /** Held until something new happens. */
    DISMISSED,
    /** None of these any more. */
    REOPENED;

    /** As it is written in JSON and in forms. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Handling {
    if (kind == Kind.DISMISSED && reason.isBlank()) {
      throw new IllegalArgumentException("dismissing needs a reason");
    }
    if (kind == Kind.SNOOZED && until == null) {
      throw new IllegalArgumentException("snoozing needs an end");
    }
  }

  /**
   * Whether a later revision says something that the one that was seen didn't: a higher severity, a
   * path over other companies, another kind of claim, or a market event. More of the same is not
   * new.
   */
  public static boolean somethingNew(Alert seen, Alert now) {
    return now.severity().compareTo(seen.severity()) > 0
        || hasMore(ways(seen), ways(now))
        || hasMore(claims(seen), claims(now))
        || hasMore(moves(seen), moves(now));
  }

  private static boolean hasMore(Set<?> before, Set<?> after) {
    return !before.containsAll(after);
  }

  private static Set<List<String>> ways(Alert alert) {
    Set<List<String>> ways = new HashSet<>();
    for (Alert.Path path : alert.paths()) {
      ways.add(
          path.steps().stream()
              .map(s -> s.from().companyId() + " " + s.relation().code() + " " + s.to().companyId())
              .toList());
    }
    return ways;
  }

  private static Set<List<Object>> claims(Alert alert) {
    Set<List<Object>> claims = new HashSet<>();
    for (Alert.Risk risk : alert.risks()) {
      claims.add(
          List.of(
              risk.type(),
              String.valueOf(risk.list()),
              String.valueOf(risk.measure()),
              risk.direction(),
              risk.factLevel()));
    }
    return claims;
  }

  private static Set<List<Object>> moves(Alert alert) {
    Set<List<Object>> moves = new HashSet<>();
    for (Alert.Market market : alert.market()) {
      moves.add(List.of(market.kind(), market.symbol(), market.date()));
    }
    return moves;
  }
}
