package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.wording.Words;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.AlertStatus;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The alerts of the ledger, every revision of them. */
public final class AlertBook {
  /** More alerts than this are not counted. */
  public static final int MOST_COUNTED = 500;

  private static final int LONGEST_NAME = 500;

  private final Ledger ledger;

  public AlertBook(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * @param alert a revision, as the reader may see it
   * @param sequence the ledger's number for it
   * @param receivedAt when the ledger took it
   */
  public record Entry(Alert alert, long sequence, Instant receivedAt) {}

  /**
   * Writes a revision, in the caller's transaction.
   *
   * @return its number in the ledger; empty if the ledger has the revision already
   */
  public Optional<Long> add(Handle handle, Alert alert, Instant receivedAt) {
    long sequence = Ledger.next(handle);
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO alert_revision (alert_id, revision, sequence, received_at, raised_at, body)
                VALUES (:id, :revision, :sequence, :receivedAt, :raisedAt, :body)
                ON CONFLICT (alert_id, revision) DO NOTHING
                """)
            .bind("id", alert.alertId())
            .bind("revision", alert.revision())
            .bind("sequence", sequence)
            .bind("receivedAt", receivedAt.toEpochMilli())
            .bind("raisedAt", alert.times().raisedAt().toEpochMilli())
            .bind("body", Json.write(alert))
            .execute();
    if (added == 0) {
      return Optional.empty();
    }
    int live = live(alert) ? 1 : 0;
    handle
        .createUpdate(
            """
            INSERT INTO alert (alert_id, revision, status, live, severity, score, title, holding_id,
              holding_name, origin_id, origin_name, risk, search, event_at, raised_at, sequence)
            VALUES (:id, :revision, :status, :live, :severity, :score, :title, :holdingId,
              :holdingName, :originId, :originName, :risk, :search, :eventAt, :raisedAt, :sequence)
            ON CONFLICT (alert_id) DO UPDATE SET
              revision = excluded.revision, status = excluded.status, live = excluded.live,
              severity = excluded.severity, score = excluded.score, title = excluded.title,
              holding_id = excluded.holding_id, holding_name = excluded.holding_name,
              origin_id = excluded.origin_id, origin_name = excluded.origin_name,
              risk = excluded.risk, search = excluded.search, event_at = excluded.event_at,
              raised_at = excluded.raised_at, sequence = excluded.sequence
            WHERE excluded.revision > alert.revision
            """)
        .bind("id", alert.alertId())
        .bind("revision", alert.revision())
        .bind("status", alert.status().code())
        .bind("live", live)
        .bind("severity", alert.severity().ordinal())
        .bind("score", alert.score())
        .bind("title", plain(alert.title()))
        .bind("holdingId", alert.holding().companyId())
        .bind("holdingName", plain(alert.holding().name()))
        .bind("originId", alert.origin().companyId())
        .bind("originName", plain(alert.origin().name()))
        .bind("risk", alert.risk().type().code())
        .bind("search", search(alert))
        .bind("eventAt", alert.times().eventAt().toEpochMilli())
        .bind("raisedAt", alert.times().raisedAt().toEpochMilli())
        .bind("sequence", sequence)
        .execute();
    // A portfolio that this revision no longer names keeps the last one that did.
    handle
        .createUpdate(
            "UPDATE alert_portfolio SET live = 0 WHERE alert_id = :id AND revision < :revision")
        .bind("id", alert.alertId())
        .bind("revision", alert.revision())
        .execute();
    for (InPortfolio in : alert.holding().portfolios()) {
      handle
          .createUpdate(
              """
              INSERT INTO alert_portfolio (portfolio_id, alert_id, revision, live, severity, sequence)
              VALUES (:portfolio, :id, :revision, :live, :severity, :sequence)
              ON CONFLICT (portfolio_id, alert_id) DO UPDATE SET
                revision = excluded.revision, live = excluded.live, severity = excluded.severity,
                sequence = excluded.sequence
              WHERE excluded.revision > alert_portfolio.revision
              """)
          .bind("portfolio", in.id())
          .bind("id", alert.alertId())
          .bind("revision", alert.revision())
          .bind("live", live)
          .bind("severity", in.severity().ordinal())
          .bind("sequence", sequence)
          .execute();
    }
    return Optional.of(sequence);
  }

  /** The latest revision that an audience may see. */
  public Optional<Entry> latest(String alertId, Audience audience) {
    List<Entry> all = revisions(alertId, audience);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** All revisions that an audience may see, oldest first. */
  public List<Entry> revisions(String alertId, Audience audience) {
    return ledger.read(
        h ->
            entries(
                h.createQuery(
                        "SELECT body, sequence, received_at FROM alert_revision WHERE alert_id ="
                            + " :id ORDER BY revision")
                    .bind("id", alertId),
                audience));
  }

  /** One revision in full, inside a caller's transaction. */
  public Optional<Alert> revision(Handle handle, String alertId, int revision) {
    return handle
        .createQuery(
            "SELECT body FROM alert_revision WHERE alert_id = :id AND revision = :revision")
        .bind("id", alertId)
        .bind("revision", revision)
        .mapTo(String.class)
        .findOne()
        .map(body -> Json.read(body, Alert.class));
  }

  /** Whether there is such an alert at all, for anybody. */
  public boolean exists(String alertId) {
    return ledger.read(
        h ->
            h.createQuery("SELECT 1 FROM alert WHERE alert_id = :id")
                .bind("id", alertId)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** Revisions after a place in the ledger, oldest first: what an event stream goes on with. */
  public List<Entry> after(long sequence, Audience audience, int limit) {
    return ledger.read(
        h ->
            entries(
                h.createQuery(
                        "SELECT body, sequence, received_at FROM alert_revision WHERE sequence >"
                            + " :after ORDER BY sequence LIMIT :limit")
                    .bind("after", sequence)
                    .bind("limit", limit),
                audience));
  }

  /** The last number given, 0 for an empty ledger. */
  public long lastSequence() {
    return ledger.read(
        h ->
            h.createQuery("SELECT COALESCE(MAX(sequence), 0) FROM alert_revision")
                .mapTo(Long.class)
                .one());
  }

  /** The latest revision of each alert that fits, the most recently changed first. */
  public List<Entry> find(AlertQuery query) {
    Found found = Found.of(query, query.before(), query.limit(), ledger.embedded());
    String sql =
        """
        SELECT r.body, f.sequence, r.received_at
        FROM (%s) f JOIN alert_revision r ON r.alert_id = f.alert_id AND r.revision = f.revision
        ORDER BY f.sequence DESC
        """
            .formatted(found.sql());
    return ledger.read(h -> entries(found.bind(h.createQuery(sql)), query.audience()));
  }

  /**
   * How many alerts fit, by severity, among the {@link #MOST_COUNTED} that changed last; the
   * query's own least severity and page are left aside. So the time for it is bounded, however many
   * alerts there are.
   */
  public Map<Severity, Long> count(AlertQuery query) {
    Found found = Found.of(query.anySeverity(), null, MOST_COUNTED, ledger.embedded());
    String sql =
        "SELECT f.severity, COUNT(*) AS n FROM (%s) f GROUP BY f.severity".formatted(found.sql());
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, 0L);
    }
    ledger.read(
        h -> {
          found
              .bind(h.createQuery(sql))
              .map((rs, c) -> Map.entry(rs.getInt("severity"), rs.getLong("n")))
              .forEach(e -> counts.put(Severity.values()[e.getKey()], e.getValue()));
          return counts;
        });
    return counts;
  }

  /** The portfolios that any alert names, of those that the audience may see, in their order. */
  public List<String> portfolios(Audience audience) {
    return ledger.read(
        h ->
            h
                .createQuery(
                    // From one to the next by the index: DISTINCT would read every row.
                    """
                    WITH RECURSIVE p (id) AS (
                      SELECT MIN(portfolio_id) FROM alert_portfolio
                      UNION ALL
                      SELECT (SELECT MIN(portfolio_id) FROM alert_portfolio WHERE portfolio_id > p.id)
                      FROM p WHERE p.id IS NOT NULL)
                    SELECT id FROM p WHERE id IS NOT NULL ORDER BY id
                    """)
                .mapTo(String.class)
                .list()
                .stream()
                .filter(audience::sees)
                .toList());
  }

  /** Whether an alert still stands after this revision. */
  public static boolean live(Alert alert) {
    return alert.status() != AlertStatus.RETRACTED && alert.status() != AlertStatus.RESOLVED;
  }

  /** What lists are filtered by is short, and without characters that a database may refuse. */
  private static String plain(String text) {
    return Words.cut(Words.clean(text), LONGEST_NAME);
  }

  private static String search(Alert alert) {
    return String.join(
            " ",
            plain(alert.title()),
            plain(alert.holding().name()),
            plain(String.join(" ", alert.holding().symbols())),
            plain(alert.origin().name()),
            alert.origin().companyId(),
            alert.holding().companyId())
        .toLowerCase(Locale.ROOT);
  }

  private static List<Entry> entries(Query query, Audience audience) {
    List<Entry> entries = new ArrayList<>();
    query
        .map(
            (rs, c) ->
                new Entry(
                    Json.read(rs.getString("body"), Alert.class),
                    rs.getLong("sequence"),
                    Instant.ofEpochMilli(rs.getLong("received_at"))))
        .forEach(
            e ->
                audience
                    .view(e.alert())
                    .ifPresent(seen -> entries.add(new Entry(seen, e.sequence(), e.receivedAt()))));
    return entries;
  }
}
