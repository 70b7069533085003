package io.faultline.alerts.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes out of the ledger what is long over. Time is that of the ledger: when it took something,
 * not what that was about. An alert goes when it ended, its last revision is old, and nothing about
 * it waits to be sent; its revisions, deliveries and handling go with it. An open alert stays,
 * however old it is, with all its revisions.
 */
public final class Retention {
  /** Bounds how long one transaction lasts, for others wait for it. */
  private static final int MOST_ALERTS = 100;

  private static final int MOST_ROWS = 1000;

  private final Ledger ledger;
  private final Duration keep;

  /**
   * @param keep for how long what is over stays
   */
  public Retention(Ledger ledger, Duration keep) {
    if (keep.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("keep must be a day or more, was " + keep);
    }
    this.ledger = ledger;
    this.keep = keep;
  }

  /**
   * Takes out a bounded number of things.
   *
   * @return how many; 0 when there is nothing more to take out
   */
  public int step(Instant now) {
    long before = now.minus(keep).toEpochMilli();
    return ledger.write(h -> alerts(h, before) + notices(h, before) + decisions(h, before));
  }

  private static int alerts(Handle h, long before) {
    List<String> ids =
        h.createQuery(
                """
                SELECT a.alert_id
                FROM (SELECT alert_id, revision FROM alert WHERE live = 0 ORDER BY sequence LIMIT :most) a
                JOIN alert_revision r ON r.alert_id = a.alert_id AND r.revision = a.revision
                WHERE r.received_at < :before
                  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.alert_id = a.alert_id
                    AND d.state IN ('waiting', 'sending'))
                """)
            .bind("most", MOST_ALERTS)
            .bind("before", before)
            .mapTo(String.class)
            .list();
    for (String id : ids) {
      h.createUpdate(
              "DELETE FROM refused WHERE delivery_id IN (SELECT delivery_id FROM delivery WHERE"
                  + " alert_id = :id)")
          .bind("id", id)
          .execute();
      for (String table :
          List.of("delivery", "handling", "alert_portfolio", "alert_revision", "alert")) {
        h.createUpdate("DELETE FROM " + table + " WHERE alert_id = :id").bind("id", id).execute();
      }
    }
    return ids.size();
  }

  /** Messages about Faultline itself, and silences that ended. */
  private static int notices(Handle h, long before) {
    return h.createUpdate(
                """
                DELETE FROM delivery WHERE delivery_id IN (
                  SELECT delivery_id FROM delivery
                  WHERE alert_id IS NULL AND finished_at < :before LIMIT :most)
                """)
            .bind("before", before)
            .bind("most", MOST_ROWS)
            .execute()
        + h.createUpdate("DELETE FROM silence WHERE ends_at < :before")
            .bind("before", before)
            .execute();
  }

  private static int decisions(Handle h, long before) {
    return h.createUpdate(
            """
            DELETE FROM decision WHERE decision_id IN (
              SELECT decision_id FROM decision
              WHERE received_at > 0 AND received_at < :before ORDER BY received_at LIMIT :most)
            """)
        .bind("before", before)
        .bind("most", MOST_ROWS)
        .execute();
  }
}
