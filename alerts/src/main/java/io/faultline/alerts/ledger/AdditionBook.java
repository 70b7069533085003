package io.faultline.alerts.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Receivers and routes that were added while Faultline runs, as JSON. */
public final class AdditionBook {
  private AdditionBook() {}

  /** What was added. */
  public enum Kind {
    RECEIVER,
    ROUTE;

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param body JSON; that of a receiver holds secrets
   * @param changedBy who wrote it last
   */
  public record Addition(String name, String body, String changedBy, Instant changedAt) {}

  /** A number that rises with every change, in the caller's transaction. */
  public static long version(Handle handle) {
    return handle
        .createQuery("SELECT value FROM sequence WHERE name = 'additions'")
        .mapTo(Long.class)
        .one();
  }

  /**
   * Lets the caller's transaction be the only one that changes additions or plans deliveries until
   * it ends, so that nothing is planned by what it is about to take away.
   */
  public static void lock(Handle handle) {
    Ledger.next(handle);
  }

  /** All of a kind, in the order in which they were first added, in the caller's transaction. */
  public static List<Addition> all(Handle handle, Kind kind) {
    return handle
        .createQuery("SELECT * FROM addition WHERE kind = :kind ORDER BY place")
        .bind("kind", kind.code())
        .map(
            (rs, c) ->
                new Addition(
                    rs.getString("name"),
                    rs.getString("body"),
                    rs.getString("changed_by"),
                    Instant.ofEpochMilli(rs.getLong("changed_at"))))
        .list();
  }

  /** Adds one, or changes the one of this name in its place, in the caller's transaction. */
  public static void put(Handle handle, Kind kind, Addition addition) {
    handle
        .createUpdate(
            """
            INSERT INTO addition (kind, name, place, body, changed_by, changed_at)
            VALUES (:kind, :name, :place, :body, :by, :at)
            ON CONFLICT (kind, name) DO UPDATE SET body = excluded.body,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
        .bind("kind", kind.code())
        .bind("name", addition.name())
        .bind("place", raise(handle))
        .bind("body", addition.body())
        .bind("by", addition.changedBy())
        .bind("at", addition.changedAt().toEpochMilli())
        .execute();
  }

  /**
   * Takes one away, in the caller's transaction.
   *
   * @return whether there was one
   */
  public static boolean remove(Handle handle, Kind kind, String name) {
    raise(handle);
    return handle
            .createUpdate("DELETE FROM addition WHERE kind = :kind AND name = :name")
            .bind("kind", kind.code())
            .bind("name", name)
            .execute()
        == 1;
  }

  private static long raise(Handle handle) {
    return handle
        .createQuery(
            "UPDATE sequence SET value = value + 1 WHERE name = 'additions' RETURNING value")
        .mapTo(Long.class)
        .one();
  }
}
