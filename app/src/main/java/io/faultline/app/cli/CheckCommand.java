package io.faultline.app.cli;

import io.faultline.app.config.Config;
import io.faultline.app.config.ConfigSchema;
import io.faultline.app.config.UserRules;
import io.faultline.ingest.folder.InputFolder;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline check}: every mistake at once, and nothing is started. */
@Command(
    name = "check",
    description = {
      "Reports every mistake in the configuration and the input files, with its place, and every",
      "example in rules of your own that is not read as it says."
    })
final class CheckCommand implements Runnable {
  @Mixin private ConfigOption config = new ConfigOption();

  @Option(
      names = "--schema",
      description = "Prints the JSON Schema of the configuration, for editors, and checks nothing.")
  private boolean schema;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    if (schema) {
      spec.commandLine().getOut().print(ConfigSchema.text());
      spec.commandLine().getOut().flush();
      return;
    }
    Config read = config.read();
    List<String> problems =
        Stream.concat(
                read.sources().folders().stream()
                    .flatMap(f -> InputFolder.read(f).problems().stream().map(p -> f + ": " + p)),
                read.reading().rules().stream().flatMap(f -> UserRules.brokenExamples(f).stream()))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadInput(String.join(System.lineSeparator(), problems));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: no mistakes (%s, %s, %s, %s, %s, %s)%n",
            config.file(),
            read.embedded() ? "embedded broker" : "own Kafka cluster",
            counted(read.sources().feeds().size(), "feed"),
            counted(read.sources().lists().size(), "list"),
            counted(read.sources().folders().size(), "folder"),
            counted(read.receivers().size(), "receiver"),
            counted(read.routes().size(), "route"));
  }

  private static String counted(int number, String thing) {
    return number == 1 ? "1 " + thing : "%d %ss".formatted(number, thing);
  }
}
