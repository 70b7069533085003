package io.faultline.app.cli;

import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.app.AlertsSetup;
import io.faultline.app.config.Config;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ledger of a configuration, beside the service that may be at work on it. */
final class LedgerAtHand {
  private LedgerAtHand() {}

  /**
   * Opens it.
   *
   * @throws BadInput if it is a file and there is none, because a command shall not make an empty
   *     one
   */
  static Ledger open(Config config) {
    if (!exists(config)) {
      throw new BadInput(
          "there is no ledger at %s yet; faultline run or faultline alerts makes it"
              .formatted(config.data().resolve("ledger.db")));
    }
    return Ledger.open(AlertsSetup.ledger(config));
  }

  /** Whether there is one. */
  static boolean exists(Config config) {
    LedgerSettings settings = AlertsSetup.ledger(config);
    return !settings.embedded()
        || Files.exists(Path.of(settings.jdbcUrl().substring("jdbc:sqlite:".length())));
  }
}
