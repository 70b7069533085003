package io.faultline.alerts.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database of what was raised and who was told. It is brought to the newest shape when it is
 * opened. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final @Nullable Writer writer;

  private Ledger(HikariDataSource pool, boolean embedded) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.writer = embedded ? new Writer(jdbi) : null;
  }

  /** Opens the ledger and makes or migrates its tables. */
  public static Ledger open(LedgerSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("ledger");
    config.setMaximumPoolSize(settings.embedded() ? 6 : 12);
    config.setMinimumIdle(1);
    if (settings.embedded()) {
      makeFolder(settings.jdbcUrl());
      config.setJdbcUrl(settings.jdbcUrl());
      // WAL: readers don't wait for the writer. FULL: what was committed survives a loss of power.
      // IMMEDIATE: a transaction that will write says so at once and waits, rather than failing
      // half-way.
      config.addDataSourceProperty("journal_mode", "WAL");
      config.addDataSourceProperty("synchronous", "FULL");
      config.addDataSourceProperty("busy_timeout", "15000");
      config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
      config.addDataSourceProperty("cache_size", "-16000");
    } else {
      config.setJdbcUrl(settings.jdbcUrl());
      config.setUsername(settings.user());
      config.setPassword(settings.password() == null ? null : settings.password().value());
    }
    HikariDataSource pool = new HikariDataSource(config);
    try {
      Flyway.configure(Ledger.class.getClassLoader())
          .dataSource(pool)
          .locations(
              "classpath:io/faultline/alerts/ledger/*.sql",
              "classpath:io/faultline/alerts/ledger/"
                  + (settings.embedded() ? "sqlite" : "postgresql"))
          .load()
          .migrate();
      return new Ledger(pool, settings.embedded());
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Whether no other process can be at work on it. */
  public boolean embedded() {
    return writer != null;
  }

  /**
   * Runs in one transaction, all or nothing, and returns after the commit. A change must not begin
   * another one.
   */
  public <T, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    return writer == null ? jdbi.inTransaction(work) : writer.write(work);
  }

  /** Runs without a transaction: each query sees the newest that was committed. */
  public <T, X extends Exception> T read(HandleCallback<T, X> work) throws X {
    return jdbi.withHandle(work);
  }

  /**
   * Writes a copy of an embedded ledger as it is now into a new file, while others read and write.
   *
   * @throws IllegalArgumentException if the file is there already, or the ledger is not embedded
   */
  public void backUp(Path file) {
    if (!embedded()) {
      throw new IllegalArgumentException("a ledger in PostgreSQL is backed up with pg_dump");
    }
    if (Files.exists(file)) {
      throw new IllegalArgumentException(file + " is there already; name another file");
    }
    read(h -> h.execute("VACUUM INTO ?", file.toAbsolutePath().toString()));
  }

  /** Whether the database answers. */
  public boolean answers() {
    try {
      return read(h -> h.createQuery("SELECT 1").mapTo(Integer.class).one()) == 1;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /**
   * The next number of the ledger. It locks until the transaction ends, so that numbers become
   * visible in their order.
   */
  static long next(Handle handle) {
    return handle
        .createQuery("UPDATE sequence SET value = value + 1 WHERE name = 'ledger' RETURNING value")
        .mapTo(Long.class)
        .one();
  }

  private static void makeFolder(String url) {
    String file = url.substring("jdbc:sqlite:".length());
    Path folder = Path.of(file.startsWith("file:") ? file.substring(5) : file).getParent();
    if (folder != null) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make the ledger's folder " + folder, e);
      }
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
    pool.close();
  }
}
