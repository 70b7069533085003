package io.faultline.alerts.ledger;

import io.faultline.alerts.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

final class PostgresLedgerTest extends LedgerContract {
  private static EmbeddedPostgres postgres;
  private static int databases;

  @BeforeAll
  static void begin() {
    try {
      postgres = EmbeddedPostgres.builder().start();
    } catch (IOException | RuntimeException e) {
      Assumptions.abort("PostgreSQL does not start here: " + e.getMessage());
    }
  }

  @AfterAll
  static void finish() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @Override
  Ledger open() throws SQLException {
    String name = "ledger" + databases++;
    try (Connection c = postgres.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("CREATE DATABASE " + name);
    }
    return Ledger.open(
        LedgerSettings.postgres(
            postgres.getJdbcUrl("postgres", name), "postgres", new Secret("postgres")));
  }
}
