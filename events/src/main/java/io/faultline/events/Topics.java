package io.faultline.events;

import io.faultline.events.Topic.Cleanup;
import java.time.Duration;
import java.util.List;

/** Every topic of Faultline. */
public final class Topics {
  /** What the names begin with unless the configuration says otherwise. */
  public static final String DEFAULT_PREFIX = "faultline.";

  private static final int MIB = 1024 * 1024;

  /** Every version of every article. */
  public static final Topic ARTICLES =
      new Topic(
          "articles",
          EventType.ARTICLE,
          "article id",
          4,
          Cleanup.DELETE,
          Duration.ofDays(400),
          8 * MIB);

  public static final Topic PRICES =
      new Topic("prices", EventType.PRICE_BAR, "symbol", 4, Cleanup.DELETE, null, MIB);

  public static final Topic LOCK_UPS =
      new Topic("lock-ups", EventType.LOCK_UP, "company id", 4, Cleanup.DELETE, null, MIB);

  public static final Topic LISTED_PARTIES =
      new Topic(
          "listed-parties",
          EventType.LISTED_PARTY,
          "list, entry and version",
          4,
          Cleanup.COMPACT,
          null,
          MIB);

  public static final Topic LISTING_CHANGES =
      new Topic(
          "listing-changes",
          EventType.LISTING_CHANGE,
          "list and entry",
          4,
          Cleanup.DELETE,
          null,
          MIB);

  public static final Topic COMPANIES =
      new Topic(
          "companies", EventType.COMPANY, "company id and version", 1, Cleanup.COMPACT, null, MIB);

  public static final Topic RELATIONSHIPS =
      new Topic(
          "relationships",
          EventType.RELATIONSHIP,
          "both ends and version",
          1,
          Cleanup.COMPACT,
          null,
          MIB);

  public static final Topic PORTFOLIOS =
      new Topic(
          "portfolios",
          EventType.PORTFOLIO,
          "portfolio and version",
          1,
          Cleanup.COMPACT,
          null,
          4 * MIB);

  public static final Topic RULE_STATES =
      new Topic(
          "rule-states", EventType.RULE_STATE, "rule and version", 1, Cleanup.COMPACT, null, MIB);

  /** A tick goes into every partition, so that every task hears what time it is. */
  public static final Topic CLOCK =
      new Topic("clock", EventType.TICK, "ticker", 4, Cleanup.DELETE, Duration.ofDays(7), MIB);

  /** Every revision of every alert: what subscribers read. */
  public static final Topic ALERTS =
      new Topic("alerts", EventType.ALERT, "alert id", 4, Cleanup.DELETE, null, 4 * MIB);

  public static final Topic DECISIONS =
      new Topic(
          "decisions",
          EventType.DECISION,
          "signal id",
          4,
          Cleanup.DELETE,
          Duration.ofDays(800),
          MIB);

  public static final Topic DEAD_LETTERS =
      new Topic(
          "dead-letters",
          EventType.DEAD_LETTER,
          "dead letter id",
          1,
          Cleanup.DELETE,
          Duration.ofDays(90),
          4 * MIB);

  private static final List<Topic> ALL =
      List.of(
          ARTICLES,
          PRICES,
          LOCK_UPS,
          LISTED_PARTIES,
          LISTING_CHANGES,
          COMPANIES,
          RELATIONSHIPS,
          PORTFOLIOS,
          RULE_STATES,
          CLOCK,
          ALERTS,
          DECISIONS,
          DEAD_LETTERS);

  private Topics() {}

  /** All topics with a fixed name, in the order in which an event passes them. */
  public static List<Topic> all() {
    return ALL;
  }

  /** The topic that holds one portfolio's alerts and no other's: {@code alerts.PORTFOLIO}. */
  public static Topic alertsOf(String portfolioId) {
    return new Topic(
        ALERTS.name() + "." + portfolioId,
        EventType.ALERT,
        ALERTS.keyedBy(),
        1,
        ALERTS.cleanup(),
        ALERTS.retention(),
        ALERTS.maxMessageBytes());
  }
}
