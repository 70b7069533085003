package io.faultline.alerts.ledger;

import io.faultline.events.Json;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Daily prices and lock-ups, for the charts of the pages. */
public final class MarketBook {
  private final Ledger ledger;

  public MarketBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Writes a bar of a whole session; a later known bar of the same source takes its place. */
  public void add(Handle handle, PriceBar bar) {
    if (!bar.daily()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO price_bar (symbol, date, source, known_at, body)
            VALUES (:symbol, :date, :source, :known, :body)
            ON CONFLICT (symbol, date, source) DO UPDATE SET known_at = excluded.known_at, body = excluded.body
            WHERE excluded.known_at >= price_bar.known_at
            """)
        .bind("symbol", bar.symbol())
        .bind("date", bar.date().toString())
        .bind("source", bar.source())
        .bind("known", bar.knownAt().toEpochMilli())
        .bind("body", Json.write(bar))
        .execute();
  }

  /** Writes one statement about a lock-up. */
  public void add(Handle handle, LockUp lockUp) {
    handle
        .createUpdate(
            """
            INSERT INTO lock_up (event_id, company_id, symbol, body) VALUES (:id, :company, :symbol, :body)
            ON CONFLICT (event_id) DO NOTHING
            """)
        .bind("id", lockUp.eventId())
        .bind("company", lockUp.companyId())
        .bind("symbol", lockUp.symbol())
        .bind("body", Json.write(lockUp))
        .execute();
  }

  /**
   * The sessions of a symbol in their order, both days included. Where several sources have a
   * session, the source with the most sessions is taken throughout, so that a chart never mixes
   * two.
   */
  public List<PriceBar> prices(String symbol, LocalDate from, LocalDate to) {
    List<PriceBar> all =
        ledger.read(
            h ->
                h.createQuery(
                        "SELECT body FROM price_bar WHERE symbol = :symbol AND date >= :from AND"
                            + " date <= :to ORDER BY date, source")
                    .bind("symbol", symbol)
                    .bind("from", from.toString())
                    .bind("to", to.toString())
                    .map((rs, c) -> Json.read(rs.getString(1), PriceBar.class))
                    .list());
    String best =
        all.stream()
            .collect(
                java.util.stream.Collectors.groupingBy(
                    PriceBar::source,
                    java.util.TreeMap::new,
                    java.util.stream.Collectors.counting()))
            .entrySet()
            .stream()
            .max(java.util.Map.Entry.comparingByValue())
            .map(java.util.Map.Entry::getKey)
            .orElse("");
    return all.stream().filter(b -> b.source().equals(best)).toList();
  }

  /** Every statement about the lock-ups of a symbol. */
  public List<LockUp> lockUps(String symbol) {
    return ledger.read(
        h ->
            h.createQuery("SELECT body FROM lock_up WHERE symbol = :symbol ORDER BY event_id")
                .bind("symbol", symbol)
                .map((rs, c) -> Json.read(rs.getString(1), LockUp.class))
                .list());
  }
}
