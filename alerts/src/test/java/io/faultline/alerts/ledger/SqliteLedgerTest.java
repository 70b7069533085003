package io.faultline.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerContract {
  @TempDir private Path folder;

  @Override
  Ledger open() {
    return Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
  }

  @Override
  Ledger backUpAndRestore() {
    Path copy = folder.resolve("copy.db");
    try (Ledger running = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      running.backUp(copy);
    }
    return Ledger.open(LedgerSettings.sqlite(copy));
  }

  @Test
  void aBackupDoesNotOverwriteAnother() {
    Path copy = folder.resolve("copy.db");
    try (Ledger ledger = open()) {
      ledger.backUp(copy);
      assertThatThrownBy(() -> ledger.backUp(copy))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is there already");
    }
  }

  @Test
  void whatWasWrittenIsThereAfterANewStart() {
    LedgerSettings settings = LedgerSettings.sqlite(folder.resolve("again.db"));
    try (Ledger first = Ledger.open(settings)) {
      first.write(h -> new AlertBook(first).add(h, Stories.visa(), Instant.EPOCH));
    }
    try (Ledger second = Ledger.open(settings)) {
      assertThat(new AlertBook(second).latest(Stories.visa().alertId(), Audience.EVERYONE))
          .isPresent();
    }
  }
}
