package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.routing.Handling;
import io.faultline.events.Json;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** What people did with alerts. Nothing is taken away; the newest counts. */
public final class HandlingBook {
  private final Ledger ledger;

  public HandlingBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes down what somebody did. */
  public void add(Handling handling) {
    ledger.write(
        h -> {
          long sequence = Ledger.next(h);
          return h.createUpdate(
                  """
                  INSERT INTO handling (handling_id, alert_id, revision, portfolio, kind, reason,
                    until_at, done_by, done_at, sequence)
                  VALUES (:id, :alert, :revision, :portfolio, :kind, :reason, :until, :by, :at, :sequence)
                  """)
              .bind("id", Json.fingerprintOf(handling.alertId(), String.valueOf(sequence)))
              .bind("alert", handling.alertId())
              .bind("revision", handling.revision())
              .bind("portfolio", handling.portfolio())
              .bind("kind", handling.kind().code())
              .bind("reason", handling.reason())
              .bind("until", handling.until() == null ? null : handling.until().toEpochMilli())
              .bind("by", handling.doneBy())
              .bind("at", handling.doneAt().toEpochMilli())
              .bind("sequence", sequence)
              .execute();
        });
  }

  /** All that was done with an alert, oldest first, in the caller's transaction. */
  public List<Handling> of(Handle handle, String alertId) {
    return handle
        .createQuery("SELECT * FROM handling WHERE alert_id = :alert ORDER BY sequence")
        .bind("alert", alertId)
        .map(
            (rs, c) -> {
              long until = rs.getLong("until_at");
              Instant end = rs.wasNull() ? null : Instant.ofEpochMilli(until);
              return new Handling(
                  rs.getString("alert_id"),
                  rs.getInt("revision"),
                  rs.getString("portfolio"),
                  Handling.Kind.valueOf(rs.getString("kind").toUpperCase(Locale.ROOT)),
                  rs.getString("reason"),
                  end,
                  rs.getString("done_by"),
                  Instant.ofEpochMilli(rs.getLong("done_at")));
            })
        .list();
  }

  /** All that was done with an alert and that an audience may know of, oldest first. */
  public List<Handling> of(String alertId, Audience audience) {
    return ledger.read(h -> of(h, alertId)).stream()
        .filter(x -> x.portfolio().equals(Handling.EVERY) || audience.sees(x.portfolio()))
        .toList();
  }
}
