package io.faultline.app.cli;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * {@code ALERT} on a command line: a file with an alert as JSON (of {@code alerts.jsonl} the last
 * line), or the id of one in the ledger.
 */
final class AlertArgument {
  private static final long LARGEST_FILE = 64L << 20;

  private AlertArgument() {}

  /** The alert of a file; empty if there is no such file, so that it must be an id. */
  static Optional<Alert> inFile(String argument) throws IOException {
    Path file;
    try {
      file = Path.of(argument);
    } catch (java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new BadInput(file + ": larger than 64 MiB; give a file with the alert alone");
    }
    String text = Files.readString(file).strip();
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    boolean oneEach = lines.size() > 1 && lines.get(1).startsWith("{");
    try {
      Alert alert = Json.read(oneEach ? lines.getLast() : text, Alert.class);
      if (alert == null) {
        throw new BadInput(file + ": expected an alert as JSON, the file is empty");
      }
      return Optional.of(alert);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BadInput(
          "%s: expected an alert as JSON: %s"
              .formatted(file, firstLine(String.valueOf(e.getMessage()))));
    }
  }

  /** The latest revision of an alert of the ledger. */
  static Alert inLedger(String id, Ledger ledger) {
    return new AlertBook(ledger)
        .latest(id, Audience.EVERYONE)
        .map(AlertBook.Entry::alert)
        .orElseThrow(
            () -> new BadInput("there is neither a file nor an alert in the ledger named " + id));
  }

  private static String firstLine(String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }
}
