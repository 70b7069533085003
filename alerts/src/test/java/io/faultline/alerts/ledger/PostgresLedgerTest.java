package io.faultline.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.alerts.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresLedgerTest extends LedgerContract {
  private static final Instant START = Instant.parse("2022-07-08T02:00:00Z");

  @TempDir private Path folder;
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
    createDatabase(name);
    return ledger(name);
  }

  private static void createDatabase(String name) throws SQLException {
    try (Connection c = postgres.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("CREATE DATABASE " + name);
    }
  }

  private static Ledger ledger(String name) {
    return Ledger.open(
        LedgerSettings.postgres(
            postgres.getJdbcUrl("postgres", name), "postgres", new Secret("postgres")));
  }

  @Override
  Ledger backUpAndRestore() throws Exception {
    String from = "ledger" + (databases - 1);
    String to = "restored" + databases++;
    Path file = folder.resolve(from + ".dump");
    assumeTrue(run("pg_dump", "--format=custom", "--file=" + file, "--dbname=" + from), "pg_dump");
    createDatabase(to);
    assertThat(run("pg_restore", "--exit-on-error", "--dbname=" + to, file.toString())).isTrue();
    return ledger(to);
  }

  /** Runs a program of PostgreSQL; false if there is none here, or of an older version. */
  private static boolean run(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(
        List.of("--host=127.0.0.1", "--port=" + postgres.getPort(), "--username=postgres", "-w"));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void twoInstancesNeverHaveTheSameMessageUnderWay() throws Exception {
    Ledger one = open();
    String name = "ledger" + (databases - 1);
    Ledger two = ledger(name);
    DeliveryBook first = new DeliveryBook(one);
    Set<String> claimed = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    one.write(
        h -> {
          for (int i = 0; i < 100; i++) {
            first.plan(
                h,
                "receiver-" + i % 5,
                "everything",
                "every alert fits",
                "alert-" + i,
                1,
                Audience.EVERYONE,
                new Slot(START, null),
                START);
          }
          return null;
        });
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int t = 0; t < 4; t++) {
        DeliveryBook book = new DeliveryBook(t % 2 == 0 ? one : two);
        String owner = "instance-" + t % 2;
        threads.submit(
            () -> {
              for (int i = 0; i < 200; i++) {
                String receiver = "receiver-" + i % 5;
                book.lease(receiver, owner, START, START.plusSeconds(60));
                for (Delivery d : book.claim(receiver, owner, START)) {
                  if (!claimed.add(d.deliveryId())) {
                    twice.incrementAndGet();
                  }
                  book.delivered(List.of(d), null, START);
                }
              }
              return null;
            });
      }
    }
    assertThat(twice).hasValue(0);
    assertThat(claimed).hasSize(100);
    one.close();
    two.close();
  }
}
