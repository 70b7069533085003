package io.faultline.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code faultline inspect}: one stage alone, JSON on standard output. */
@Command(
    name = "inspect",
    description = "Runs one stage alone and prints what it makes of its input, as JSON.",
    synopsisSubcommandLabel = "STAGE",
    subcommands = {
      InspectArticleCommand.class,
      InspectAttentionCommand.class,
      InspectFeedCommand.class,
      InspectLockUpCommand.class,
      InspectMentionsCommand.class,
      InspectNameCommand.class,
      InspectPathCommand.class,
      InspectRisksCommand.class,
      InspectStoriesCommand.class,
      InspectWhyCommand.class
    })
final class InspectCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a stage is missing");
  }
}
