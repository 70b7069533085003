package io.faultline.app.cli;

import io.faultline.alerts.ledger.Ledger;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline ledger}: looks after the database of alerts and deliveries. */
@Command(
    name = "ledger",
    description = "Looks after the database of alerts and deliveries.",
    subcommands = LedgerCommand.Backup.class)
final class LedgerCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing: backup");
  }

  /** {@code faultline ledger backup}. */
  @Command(
      name = "backup",
      description = {
        "Copies the embedded ledger into a new file, while Faultline runs.",
        "To restore: stop Faultline, remove ledger.db-wal and ledger.db-shm, put the copy in place"
            + " of ledger.db."
      })
  static final class Backup implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(paramLabel = "FILE", description = "the copy; must not exist")
    private Path file;

    @Override
    public Integer call() {
      try (Ledger ledger = LedgerAtHand.open(config.read())) {
        ledger.backUp(file);
      } catch (IllegalArgumentException e) {
        throw new BadInput(String.valueOf(e.getMessage()));
      }
      return CommandLine.ExitCode.OK;
    }
  }
}
