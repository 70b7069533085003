package io.faultline.alerts.ledger;

import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Silence;
import io.faultline.events.Json;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The silences of the ledger. */
public final class SilenceBook {
  private final Ledger ledger;

  public SilenceBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes a silence down. */
  public void add(Silence silence) {
    ledger.write(
        h ->
            h.createUpdate(
                    """
                    INSERT INTO silence (silence_id, filter, reason, created_by, created_at, starts_at, ends_at)
                    VALUES (:id, :filter, :reason, :by, :at, :starts, :ends)
                    """)
                .bind("id", silence.silenceId())
                .bind("filter", Json.write(silence.filter()))
                .bind("reason", silence.reason())
                .bind("by", silence.createdBy())
                .bind("at", silence.createdAt().toEpochMilli())
                .bind("starts", silence.startsAt().toEpochMilli())
                .bind("ends", silence.endsAt().toEpochMilli())
                .execute());
  }

  /**
   * Ends a silence now.
   *
   * @return whether there was one that had not ended
   */
  public boolean end(String silenceId, Instant now) {
    return ledger.write(
            h ->
                h.createUpdate(
                        "UPDATE silence SET ends_at = :now WHERE silence_id = :id AND ends_at >"
                            + " :now")
                    .bind("now", now.toEpochMilli())
                    .bind("id", silenceId)
                    .execute())
        == 1;
  }

  /** Those in force at a time, in the caller's transaction. */
  public List<Silence> active(Handle handle, Instant now) {
    return handle
        .createQuery("SELECT * FROM silence WHERE starts_at <= :now AND ends_at > :now")
        .bind("now", now.toEpochMilli())
        .map((rs, c) -> row(rs))
        .list();
  }

  /** The newest, ended ones too. */
  public List<Silence> newest(int limit) {
    return ledger.read(
        h ->
            h.createQuery("SELECT * FROM silence ORDER BY ends_at DESC LIMIT :limit")
                .bind("limit", limit)
                .map((rs, c) -> row(rs))
                .list());
  }

  private static Silence row(java.sql.ResultSet rs) throws java.sql.SQLException {
    return new Silence(
        rs.getString("silence_id"),
        Json.read(rs.getString("filter"), AlertFilter.class),
        rs.getString("reason"),
        rs.getString("created_by"),
        Instant.ofEpochMilli(rs.getLong("created_at")),
        Instant.ofEpochMilli(rs.getLong("starts_at")),
        Instant.ofEpochMilli(rs.getLong("ends_at")));
  }
}
