package io.faultline.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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
