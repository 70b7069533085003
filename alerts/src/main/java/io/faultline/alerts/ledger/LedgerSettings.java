package io.faultline.alerts.ledger;

import io.faultline.alerts.secret.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is.
 *
 * @param jdbcUrl {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
 * @param user null for SQLite
 * @param password null for SQLite
 */
public record LedgerSettings(String jdbcUrl, @Nullable String user, @Nullable Secret password) {
  public LedgerSettings {
    if (!jdbcUrl.startsWith("jdbc:sqlite:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "the ledger must begin with jdbc:sqlite: or jdbc:postgresql:, was \"" + jdbcUrl + "\"");
    }
  }

  /** A file of its own, for one instance. */
  public static LedgerSettings sqlite(Path file) {
    return new LedgerSettings("jdbc:sqlite:" + file.toAbsolutePath(), null, null);
  }

  /** A database that several instances share. */
  public static LedgerSettings postgres(String jdbcUrl, String user, Secret password) {
    return new LedgerSettings(jdbcUrl, user, password);
  }

  /** Whether one process alone has it, so that nobody else can be at work on it. */
  public boolean embedded() {
    return jdbcUrl.startsWith("jdbc:sqlite:");
  }
}
