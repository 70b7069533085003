package io.faultline.app.cli;

import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.slack.SlackMessages;
import io.faultline.app.config.Config;
import io.faultline.events.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline slack}: what Slack is shown. */
@Command(
    name = "slack",
    description = "Shows what Slack is shown.",
    subcommands = SlackCommand.Preview.class)
final class SlackCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing: preview");
  }

  /** {@code faultline slack preview}. */
  @Command(
      name = "preview",
      description = {
        "Prints an alert as a Slack message, in JSON that Block Kit Builder takes.",
        "Nothing is sent. A file needs no configuration."
      })
  static final class Preview implements Callable<Integer> {
    private static final URI NOWHERE = URI.create("http://localhost:8080");

    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(
        paramLabel = "ALERT",
        description = "the id of an alert in the ledger, or a file with one as JSON")
    private String alert;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Optional<Alert> inFile = AlertArgument.inFile(alert);
      PrintWriter out = spec.commandLine().getOut();
      if (inFile.isPresent()) {
        URI links = Files.exists(config.file()) ? config.read().http().baseUrl() : NOWHERE;
        out.println(SlackMessages.preview(inFile.get(), links));
      } else {
        Config read = config.read();
        try (Ledger ledger = LedgerAtHand.open(read)) {
          out.println(
              SlackMessages.preview(AlertArgument.inLedger(alert, ledger), read.http().baseUrl()));
        }
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
