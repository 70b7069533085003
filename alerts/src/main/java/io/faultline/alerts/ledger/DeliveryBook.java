package io.faultline.alerts.ledger;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.Delivery.State;
import io.faultline.alerts.routing.Schedule.Gathered;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.events.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What is to be sent, what is under way, and how it went. */
public final class DeliveryBook {
  private static final int LARGEST_GROUP = 50;

  /** That no earlier revision of the alert of delivery d is unfinished, but by the same message. */
  private static final String NOTHING_BEFORE =
      """
      NOT EXISTS (
        SELECT 1 FROM delivery e
        WHERE e.alert_id = d.alert_id AND e.receiver = d.receiver AND e.sequence < d.sequence
          AND e.state IN ('waiting', 'sending')
          AND (e.group_key IS NULL OR e.group_key IS DISTINCT FROM d.group_key))
      """;

  private final Ledger ledger;

  public DeliveryBook(Ledger ledger) {
    this.ledger = ledger;
  }

  // Planning

  /** What is known of a group of a receiver, in the caller's transaction. */
  public Gathered gathered(Handle handle, String receiver, String groupKey) {
    return new Gathered(
        handle
            .createQuery(
                "SELECT MIN(due_at) FROM delivery WHERE receiver = :receiver AND group_key = :key"
                    + " AND state = 'waiting' AND attempts = 0")
            .bind("receiver", receiver)
            .bind("key", groupKey)
            .map((rs, c) -> instant(rs, 1))
            .one(),
        handle
            .createQuery(
                "SELECT MAX(finished_at) FROM delivery WHERE receiver = :receiver AND group_key ="
                    + " :key AND state = 'delivered'")
            .bind("receiver", receiver)
            .bind("key", groupKey)
            .map((rs, c) -> instant(rs, 1))
            .one(),
        0);
  }

  /**
   * How many messages a receiver got within an hour, and how many more are due, in the caller's
   * transaction.
   */
  public int withinHour(Handle handle, String receiver, Instant now) {
    int lately =
        handle
            .createQuery(
                "SELECT COUNT(DISTINCT last_tried_at) FROM delivery WHERE receiver = :receiver AND"
                    + " state = 'delivered' AND last_tried_at > :since")
            .bind("receiver", receiver)
            .bind("since", now.minus(Duration.ofHours(1)).toEpochMilli())
            .mapTo(Integer.class)
            .one();
    int waiting =
        handle
            .createQuery(
                "SELECT COUNT(*) FROM delivery WHERE receiver = :receiver AND state IN ('waiting',"
                    + " 'sending') AND due_at <= :now")
            .bind("receiver", receiver)
            .bind("now", now.toEpochMilli())
            .mapTo(Integer.class)
            .one();
    return lately + waiting;
  }

  /**
   * Plans to tell a receiver of a revision, in the caller's transaction. Earlier revisions of the
   * alert that wait for a later time come along, so that their order is kept.
   */
  public void plan(
      Handle handle,
      String receiver,
      String route,
      String because,
      String alertId,
      int revision,
      Audience audience,
      Slot slot,
      Instant now) {
    String key = slot.groupKey();
    int earlier =
        handle
            .createUpdate(
                """
                UPDATE delivery SET due_at = :due, group_key = :key
                WHERE receiver = :receiver AND alert_id = :alert AND state = 'waiting'
                  AND attempts = 0 AND due_at > :due
                """)
            .bind("due", slot.dueAt().toEpochMilli())
            .bind("key", key == null ? route + "/" + alertId : key)
            .bind("receiver", receiver)
            .bind("alert", alertId)
            .execute();
    insert(
        handle,
        id(receiver, alertId, String.valueOf(revision)),
        receiver,
        route,
        because,
        alertId,
        revision,
        audience,
        null,
        key == null && earlier > 0 ? route + "/" + alertId : key,
        State.WAITING,
        slot.dueAt(),
        null,
        now);
  }

  /** Writes down that a receiver is not told, and why, in the caller's transaction. */
  public void hold(
      Handle handle,
      String receiver,
      String route,
      String because,
      String alertId,
      int revision,
      Audience audience,
      String held,
      Instant now) {
    insert(
        handle,
        id(receiver, alertId, String.valueOf(revision)),
        receiver,
        route,
        because,
        alertId,
        revision,
        audience,
        null,
        null,
        State.HELD,
        now,
        held,
        now);
  }

  /** Plans a repeat of an alert that is still open. */
  public void repeat(Handle handle, Delivery last, Instant now) {
    insert(
        handle,
        id(last.receiver(), last.alertId(), last.revision() + "/repeat/" + now.toEpochMilli()),
        last.receiver(),
        last.route(),
        "still open, nobody acknowledged it; " + last.because().replaceFirst("^still open.*; ", ""),
        last.alertId(),
        last.revision(),
        last.audience(),
        null,
        null,
        State.WAITING,
        now,
        null,
        now);
  }

  /** Plans a notice to the owner of a receiver. */
  public void notice(Handle handle, String receiver, String title, String text, Instant now) {
    insert(
        handle,
        id(receiver, title, text + now.toEpochMilli()),
        receiver,
        "notices",
        "it is about Faultline itself",
        null,
        null,
        Audience.of(Set.of()),
        title + "\n" + text,
        null,
        State.WAITING,
        now,
        null,
        now);
  }

  private static void insert(
      Handle handle,
      String id,
      String receiver,
      String route,
      String because,
      @Nullable String alertId,
      @Nullable Integer revision,
      Audience audience,
      @Nullable String notice,
      @Nullable String groupKey,
      State state,
      Instant due,
      @Nullable String outcome,
      Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO delivery (delivery_id, receiver, route, because, alert_id, revision, portfolios,
              notice, group_key, state, due_at, attempts, created_at, finished_at, outcome, sequence)
            VALUES (:id, :receiver, :route, :because, :alert, :revision, :portfolios, :notice, :key,
              :state, :due, 0, :now, :finished, :outcome, :sequence)
            ON CONFLICT (delivery_id) DO NOTHING
            """)
        .bind("id", id)
        .bind("receiver", receiver)
        .bind("route", route)
        .bind("because", because)
        .bind("alert", alertId)
        .bind("revision", revision)
        .bind("portfolios", written(audience))
        .bind("notice", notice)
        .bind("key", groupKey)
        .bind("state", state.code())
        .bind("due", due.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .bind("finished", state == State.HELD ? now.toEpochMilli() : null)
        .bind("outcome", outcome)
        .bind("sequence", Ledger.next(handle))
        .execute();
  }

  private static String id(@Nullable String... parts) {
    return Json.fingerprintOf(Arrays.stream(parts).map(String::valueOf).toArray(String[]::new));
  }

  // Sending

  /** How an instance stands to a receiver. */
  public enum Lease {
    /** It was ours and stays so. */
    KEPT,
    /** It is ours now; somebody else may have sent a moment ago. */
    TAKEN,
    /** It is another instance's. */
    REFUSED
  }

  /**
   * Takes or keeps a receiver for one instance. Whoever takes it over finds what the one before had
   * under way waiting again.
   */
  public Lease lease(String receiver, String owner, Instant now, Instant until) {
    return ledger.write(
        h -> {
          h.createUpdate(
                  """
                  INSERT INTO receiver_state (receiver, owner, owned_until, last_sent_at, not_before)
                  VALUES (:receiver, NULL, 0, 0, 0) ON CONFLICT (receiver) DO NOTHING
                  """)
              .bind("receiver", receiver)
              .execute();
          int kept =
              h.createUpdate(
                      "UPDATE receiver_state SET owned_until = :until WHERE receiver = :receiver"
                          + " AND owner = :owner")
                  .bind("until", until.toEpochMilli())
                  .bind("receiver", receiver)
                  .bind("owner", owner)
                  .execute();
          if (kept == 1) {
            return Lease.KEPT;
          }
          int taken =
              h.createUpdate(
                      """
                      UPDATE receiver_state SET owner = :owner, owned_until = :until
                      WHERE receiver = :receiver AND (owned_until < :now OR :alone = 1)
                      """)
                  .bind("owner", owner)
                  .bind("until", until.toEpochMilli())
                  .bind("receiver", receiver)
                  .bind("now", now.toEpochMilli())
                  .bind("alone", ledger.embedded() ? 1 : 0)
                  .execute();
          if (taken == 1) {
            h.createUpdate(
                    """
                    UPDATE delivery SET state = 'waiting', outcome = 'interrupted; it may have arrived'
                    WHERE receiver = :receiver AND state = 'sending'
                    """)
                .bind("receiver", receiver)
                .execute();
          }
          return taken == 1 ? Lease.TAKEN : Lease.REFUSED;
        });
  }

  /** Gives a receiver back, so that another instance need not wait. */
  public void release(String receiver, String owner) {
    ledger.write(
        h ->
            h.createUpdate(
                    "UPDATE receiver_state SET owner = NULL, owned_until = 0 WHERE receiver ="
                        + " :receiver AND owner = :owner")
                .bind("receiver", receiver)
                .bind("owner", owner)
                .execute());
  }

  /** What is known of a receiver. */
  public ReceiverState state(String receiver) {
    return ledger.read(
        h ->
            h.createQuery("SELECT * FROM receiver_state WHERE receiver = :receiver")
                .bind("receiver", receiver)
                .map(
                    (rs, c) ->
                        new ReceiverState(
                            receiver,
                            Instant.ofEpochMilli(rs.getLong("last_sent_at")),
                            Instant.ofEpochMilli(rs.getLong("not_before")),
                            instant(rs, "disabled_at"),
                            rs.getString("disabled_because")))
                .findOne()
                .orElse(ReceiverState.fresh(receiver)));
  }

  /**
   * When the next delivery of a receiver is due that does not wait for an earlier revision; empty
   * if there is none.
   */
  public Optional<Instant> nextDue(String receiver) {
    return ledger.read(
        h ->
            h.createQuery(
                    """
                    SELECT due_at FROM delivery d
                    WHERE d.receiver = :receiver AND d.state = 'waiting' AND %s
                    ORDER BY d.due_at, d.sequence LIMIT 1
                    """
                        .formatted(NOTHING_BEFORE))
                .bind("receiver", receiver)
                .map((rs, c) -> Instant.ofEpochMilli(rs.getLong(1)))
                .findOne());
  }

  /**
   * Claims the next message of a receiver: one delivery, or all of a group that are due. A revision
   * never overtakes an earlier one of its alert.
   *
   * @param owner the instance that has the receiver's lease; another gets nothing
   * @return in the order of the ledger; empty if nothing is due
   */
  public List<Delivery> claim(String receiver, String owner, Instant now) {
    return ledger.write(
        h -> {
          // Also holds the row until the commit, so that the lease can't change hands meanwhile.
          int ours =
              h.createUpdate(
                      "UPDATE receiver_state SET owner = owner WHERE receiver = :receiver AND"
                          + " owner = :owner")
                  .bind("receiver", receiver)
                  .bind("owner", owner)
                  .execute();
          if (ours == 0) {
            return List.of();
          }
          Optional<Delivery> first =
              h.createQuery(
                      """
                      SELECT * FROM delivery d
                      WHERE d.receiver = :receiver AND d.state = 'waiting' AND d.due_at <= :now
                        AND %s
                      ORDER BY d.due_at, d.sequence LIMIT 1
                      """
                          .formatted(NOTHING_BEFORE))
                  .bind("receiver", receiver)
                  .bind("now", now.toEpochMilli())
                  .map((rs, c) -> delivery(rs))
                  .findOne();
          if (first.isEmpty()) {
            return List.of();
          }
          List<Delivery> batch =
              first.get().groupKey() == null
                  ? List.of(first.get())
                  : h.createQuery(
                          """
                          SELECT * FROM delivery d
                          WHERE d.receiver = :receiver AND d.state = 'waiting' AND d.due_at <= :now
                            AND d.group_key = :key
                            AND %s
                          ORDER BY d.sequence LIMIT :most
                          """
                              .formatted(NOTHING_BEFORE))
                      .bind("receiver", receiver)
                      .bind("now", now.toEpochMilli())
                      .bind("key", first.get().groupKey())
                      .bind("most", LARGEST_GROUP)
                      .map((rs, c) -> delivery(rs))
                      .list();
          for (Delivery delivery : batch) {
            h.createUpdate(
                    """
                    UPDATE delivery SET state = 'sending', attempts = attempts + 1,
                      first_tried_at = COALESCE(first_tried_at, :now), last_tried_at = :now
                    WHERE delivery_id = :id
                    """)
                .bind("now", now.toEpochMilli())
                .bind("id", delivery.deliveryId())
                .execute();
          }
          h.createUpdate("UPDATE receiver_state SET last_sent_at = :now WHERE receiver = :receiver")
              .bind("now", now.toEpochMilli())
              .bind("receiver", receiver)
              .execute();
          return batch;
        });
  }

  /** Records that a message arrived. */
  public void delivered(List<Delivery> batch, @Nullable String reference, Instant now) {
    finish(batch, State.DELIVERED, "delivered", reference, now);
  }

  /**
   * Records that a message is to be tried again. What went in one message stays together, so that a
   * repeat is the same message.
   */
  public void again(List<Delivery> batch, String because, Instant due) {
    String together =
        batch.size() == 1
            ? null
            : "again/"
                + Json.fingerprintOf(
                    batch.stream().map(Delivery::deliveryId).toArray(String[]::new));
    ledger.write(
        h -> {
          for (Delivery delivery : batch) {
            h.createUpdate(
                    """
                    UPDATE delivery SET state = 'waiting', due_at = :due, outcome = :outcome,
                      group_key = :key
                    WHERE delivery_id = :id
                    """)
                .bind("due", due.toEpochMilli())
                .bind("outcome", because)
                .bind("key", together)
                .bind("id", delivery.deliveryId())
                .execute();
          }
          return null;
        });
  }

  /** Records that a message was refused for good, and keeps what was sent. */
  public void refused(List<Delivery> batch, String reason, String payload, Instant now) {
    finish(batch, State.REFUSED, reason, null, now);
    ledger.write(
        h -> {
          for (Delivery delivery : batch) {
            h.createUpdate(
                    """
                    INSERT INTO refused (delivery_id, receiver, reason, payload, refused_at)
                    VALUES (:id, :receiver, :reason, :payload, :now)
                    ON CONFLICT (delivery_id) DO UPDATE SET reason = excluded.reason,
                      payload = excluded.payload, refused_at = excluded.refused_at
                    """)
                .bind("id", delivery.deliveryId())
                .bind("receiver", delivery.receiver())
                .bind("reason", reason)
                .bind("payload", payload)
                .bind("now", now.toEpochMilli())
                .execute();
          }
          return null;
        });
  }

  private void finish(
      List<Delivery> batch, State state, String outcome, @Nullable String reference, Instant now) {
    ledger.write(
        h -> {
          for (Delivery delivery : batch) {
            h.createUpdate(
                    """
                    UPDATE delivery SET state = :state, finished_at = :now, outcome = :outcome,
                      reference = :reference WHERE delivery_id = :id
                    """)
                .bind("state", state.code())
                .bind("now", now.toEpochMilli())
                .bind("outcome", outcome)
                .bind("reference", reference)
                .bind("id", delivery.deliveryId())
                .execute();
          }
          return null;
        });
  }

  /** Sends nothing to a receiver before a time that it asked for. */
  public void pause(String receiver, Instant until) {
    ledger.write(
        h ->
            h.createUpdate(
                    "UPDATE receiver_state SET not_before = :until WHERE receiver = :receiver")
                .bind("until", until.toEpochMilli())
                .bind("receiver", receiver)
                .execute());
  }

  /** Sends nothing to a receiver until somebody enables it; what is planned waits. */
  public void disable(Handle handle, String receiver, String because, Instant now) {
    handle
        .createUpdate(
            "UPDATE receiver_state SET disabled_at = :now, disabled_because = :because WHERE"
                + " receiver = :receiver")
        .bind("now", now.toEpochMilli())
        .bind("because", because)
        .bind("receiver", receiver)
        .execute();
  }

  /** Lets a receiver have what waits for it again. */
  public void enable(String receiver) {
    ledger.write(
        h ->
            h.createUpdate(
                    "UPDATE receiver_state SET disabled_at = NULL, disabled_because = NULL,"
                        + " not_before = 0 WHERE receiver = :receiver")
                .bind("receiver", receiver)
                .execute());
  }

  /**
   * Holds all that waits for a receiver that is there no more, in the caller's transaction, so that
   * the ledger says why it was not sent.
   */
  public void abandon(Handle handle, String receiver, String because, Instant now) {
    handle
        .createUpdate(
            """
            UPDATE delivery SET state = 'held', finished_at = :now, outcome = :because
            WHERE receiver = :receiver AND state = 'waiting'
            """)
        .bind("now", now.toEpochMilli())
        .bind("because", because)
        .bind("receiver", receiver)
        .execute();
  }

  // Looking

  /**
   * What the receiver last said its message on an alert is called; empty if it gave no such name.
   */
  public Optional<String> reference(String receiver, String alertId) {
    return ledger.read(
        h ->
            h.createQuery(
                    """
                    SELECT reference FROM delivery
                    WHERE alert_id = :alert AND receiver = :receiver AND state = 'delivered'
                      AND reference IS NOT NULL
                    ORDER BY sequence DESC LIMIT 1
                    """)
                .bind("alert", alertId)
                .bind("receiver", receiver)
                .mapTo(String.class)
                .findOne());
  }

  /** All deliveries of an alert that an audience may know of, oldest first. */
  public List<Delivery> of(String alertId, Audience audience) {
    return ledger.read(
        h ->
            h
                .createQuery("SELECT * FROM delivery WHERE alert_id = :alert ORDER BY sequence")
                .bind("alert", alertId)
                .map((rs, c) -> delivery(rs))
                .list()
                .stream()
                .filter(d -> visible(d, audience))
                .toList());
  }

  /**
   * The newest deliveries that an audience may know of.
   *
   * @param receiver one receiver; null for all
   * @param state one state; null for all
   * @param before only those with a smaller sequence; null from the newest
   */
  public List<Delivery> newest(
      Audience audience,
      @Nullable String receiver,
      @Nullable State state,
      @Nullable Long before,
      int limit) {
    return ledger.read(
        h -> {
          if (audience.all()) {
            return newest(h, null, receiver, state, before, limit);
          }
          // What the same portfolios are shown is one stretch of an index; there are as many of
          // them as routes differ in their portfolios. The newest of each have the newest of all.
          List<Delivery> found = new ArrayList<>();
          for (String shown : shown(h)) {
            if (mayKnow(audience(shown), audience)) {
              found.addAll(newest(h, shown, receiver, state, before, limit));
            }
          }
          found.sort(Comparator.comparingLong(Delivery::sequence).reversed());
          return found.stream().limit(limit).toList();
        });
  }

  private static List<Delivery> newest(
      Handle h,
      @Nullable String shown,
      @Nullable String receiver,
      @Nullable State state,
      @Nullable Long before,
      int limit) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    List<String> conditions = new ArrayList<>();
    if (shown != null) {
      conditions.add("portfolios = :shown");
      wanted.put("shown", shown);
    }
    if (receiver != null) {
      conditions.add("receiver = :receiver");
      wanted.put("receiver", receiver);
    }
    if (state != null) {
      conditions.add("state = :state");
      wanted.put("state", state.code());
    }
    if (before != null) {
      conditions.add("sequence < :before");
      wanted.put("before", before);
    }
    String where = conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions);
    return h.createQuery(
            "SELECT * FROM delivery %s ORDER BY sequence DESC LIMIT :limit".formatted(where))
        .bindMap(wanted)
        .bind("limit", limit)
        .map((rs, c) -> delivery(rs))
        .list();
  }

  /** The different sets of portfolios that deliveries show, as they are written. */
  private static List<String> shown(Handle h) {
    return h.createQuery(
            // From one to the next by the index: DISTINCT would read every row.
            """
            WITH RECURSIVE s (shown) AS (
              SELECT MIN(portfolios) FROM delivery
              UNION ALL
              SELECT (SELECT MIN(portfolios) FROM delivery WHERE portfolios > s.shown)
              FROM s WHERE s.shown IS NOT NULL)
            SELECT shown FROM s WHERE shown IS NOT NULL
            """)
        .mapTo(String.class)
        .list();
  }

  /** The last delivery of each open alert by a route that repeats, for {@link #repeat}. */
  public List<Delivery> toRepeat(String route, Instant lastBefore, int limit) {
    return ledger.read(
        h ->
            h.createQuery(
                    """
                    SELECT d.* FROM delivery d JOIN alert a ON a.alert_id = d.alert_id
                    WHERE d.route = :route AND a.live = 1 AND d.state = 'delivered'
                      AND d.finished_at < :before
                      AND NOT EXISTS (SELECT 1 FROM delivery e
                        WHERE e.alert_id = d.alert_id AND e.receiver = d.receiver
                          AND e.sequence > d.sequence)
                      AND COALESCE((SELECT g.kind FROM handling g WHERE g.alert_id = d.alert_id
                        ORDER BY g.sequence DESC LIMIT 1), 'reopened') = 'reopened'
                    ORDER BY d.sequence LIMIT :limit
                    """)
                .bind("route", route)
                .bind("before", lastBefore.toEpochMilli())
                .bind("limit", limit)
                .map((rs, c) -> delivery(rs))
                .list());
  }

  /** How many deliveries wait or are under way. */
  public long unfinished() {
    return ledger.read(
        h ->
            h.createQuery("SELECT COUNT(*) FROM delivery WHERE state IN ('waiting', 'sending')")
                .mapTo(Long.class)
                .one());
  }

  /** Since when the oldest delivery that is due has been waiting; empty if none is. */
  public Optional<Instant> oldestDue(Instant now) {
    return Optional.ofNullable(
        ledger.read(
            h ->
                h.createQuery(
                        "SELECT MIN(created_at) FROM delivery WHERE state IN ('waiting', 'sending')"
                            + " AND due_at <= :now")
                    .bind("now", now.toEpochMilli())
                    .map((rs, c) -> instant(rs, 1))
                    .one()));
  }

  /** What was sent when a receiver refused it. */
  public Optional<String> refusedPayload(String deliveryId) {
    return ledger.read(
        h ->
            h.createQuery("SELECT payload FROM refused WHERE delivery_id = :id")
                .bind("id", deliveryId)
                .mapTo(String.class)
                .findOne());
  }

  /** A delivery may be known to those who may see all that it shows. */
  private static boolean visible(Delivery delivery, Audience audience) {
    return mayKnow(delivery.audience(), audience);
  }

  private static boolean mayKnow(Audience shown, Audience audience) {
    if (audience.all()) {
      return true;
    }
    return !shown.all()
        && !shown.portfolios().isEmpty()
        && audience.portfolios().containsAll(shown.portfolios());
  }

  // Rows

  private static Delivery delivery(ResultSet rs) throws SQLException {
    int revision = rs.getInt("revision");
    Integer revisionOrNull = rs.wasNull() ? null : revision;
    return new Delivery(
        rs.getString("delivery_id"),
        rs.getString("receiver"),
        rs.getString("route"),
        rs.getString("because"),
        rs.getString("alert_id"),
        revisionOrNull,
        audience(rs.getString("portfolios")),
        rs.getString("notice"),
        rs.getString("group_key"),
        State.of(rs.getString("state")),
        Instant.ofEpochMilli(rs.getLong("due_at")),
        rs.getInt("attempts"),
        Instant.ofEpochMilli(rs.getLong("created_at")),
        instant(rs, "first_tried_at"),
        instant(rs, "last_tried_at"),
        instant(rs, "finished_at"),
        rs.getString("outcome"),
        rs.getString("reference"),
        rs.getLong("sequence"));
  }

  static String written(Audience audience) {
    return audience.all() ? "*" : Json.write(new TreeSet<>(audience.portfolios()));
  }

  static Audience audience(String written) {
    return written.equals("*")
        ? Audience.EVERYONE
        : Audience.of(Set.of(Json.read(written, String[].class)));
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(value);
  }

  private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : Instant.ofEpochMilli(value);
  }
}
