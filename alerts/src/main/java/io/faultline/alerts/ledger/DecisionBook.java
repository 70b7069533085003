package io.faultline.alerts.ledger;

import io.faultline.events.Decision;
import io.faultline.events.Json;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Why there was no alert, for those who ask. */
public final class DecisionBook {
  private final Ledger ledger;

  public DecisionBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes a decision; a later one with the same id takes its place. */
  public void add(Handle handle, Decision decision, Instant receivedAt) {
    handle
        .createUpdate(
            """
            INSERT INTO decision (decision_id, origin, holding, event_at, body, received_at)
            VALUES (:id, :origin, :holding, :at, :body, :received)
            ON CONFLICT (decision_id) DO UPDATE SET event_at = excluded.event_at, body = excluded.body,
              received_at = excluded.received_at
            """)
        .bind("id", decision.decisionId())
        .bind("origin", decision.origin())
        .bind("holding", decision.holding())
        .bind("at", decision.eventAt().toEpochMilli())
        .bind("body", Json.write(decision))
        .bind("received", receivedAt.toEpochMilli())
        .execute();
  }

  /**
   * The newest decisions about a holding and an origin.
   *
   * @param holding a company id; null for any. Decisions about a signal as a whole always count
   * @param origin a company id or country; null for any
   */
  public List<Decision> find(@Nullable String holding, @Nullable String origin, int limit) {
    return ledger.read(
        h ->
            h.createQuery(
                    """
                    SELECT body FROM decision
                    WHERE (:holding IS NULL OR holding = :holding OR holding IS NULL)
                      AND (:origin IS NULL OR origin = :origin)
                    ORDER BY event_at DESC LIMIT :limit
                    """)
                .bindByType("holding", holding, String.class)
                .bindByType("origin", origin, String.class)
                .bind("limit", limit)
                .map((rs, c) -> Json.read(rs.getString(1), Decision.class))
                .list());
  }
}
