package io.faultline.app.cli;

import io.faultline.app.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code faultline}: everything hangs below it. */
@Command(
    name = "faultline",
    description = "Explained warnings of geopolitical exposure for the holders of companies.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "faultline 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BaselineCommand.class,
      CoverageCommand.class,
      WhyNotCommand.class,
      CheckCommand.class,
      InspectCommand.class,
      RehearseCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      ServeCommand.Run.class,
      ServeCommand.Ingest.class,
      ServeCommand.Streams.class,
      ServeCommand.Alerts.class,
      LedgerCommand.class,
      RoutesCommand.class,
      SlackCommand.class,
      SourcesCommand.class,
      TokensCommand.class,
      DeadLettersCommand.class,
      TopologyCommand.class
    })
public final class FaultlineCommand implements Runnable {
  @Spec private CommandSpec spec;

  /**
   * Runs one command.
   *
   * @return 0 done, 1 failed, 2 wrong usage or bad input
   */
  public static int run(String... args) {
    return line().execute(args);
  }

  /** The command line with all its commands. */
  static CommandLine line() {
    return new CommandLine(new FaultlineCommand())
        .setExecutionExceptionHandler(FaultlineCommand::failed)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println("faultline: " + (e.getMessage() == null ? e : e.getMessage()));
    return e instanceof BadInput || e instanceof ConfigException
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
