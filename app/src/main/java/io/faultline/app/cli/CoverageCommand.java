package io.faultline.app.cli;

import io.faultline.app.replay.Coverage;
import io.faultline.app.replay.Scenario;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline coverage}: what can and cannot be seen of each holding. */
@Command(
    name = "coverage",
    description = "Says of each holding what is known of it, and what therefore can't be seen.")
final class CoverageCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private InputOption input = new InputOption();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Table.Form form;

  @Override
  public Integer call() {
    Scenario scenario = input.read(spec.commandLine().getErr());
    Table table =
        new Table(
            "Coverage",
            "holding",
            "names",
            "prices",
            "sessions",
            "last",
            "benchmark",
            "relations",
            "lock-ups",
            "not seen");
    for (Coverage.Row row : Coverage.of(scenario.inputs())) {
      table.row(
          row.name(),
          row.names(),
          row.symbol() == null ? "none" : row.symbol(),
          row.sessions(),
          row.lastSession() == null ? "" : row.lastSession(),
          row.benchmark() == null ? "" : row.benchmark(),
          row.relations(),
          row.lockUps(),
          String.join("; ", row.notSeen()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (form == Table.Form.HTML) {
      Table.page(out, "Coverage", () -> table.print(out, form));
    } else {
      table.print(out, form);
    }
    out.flush();
    return 0;
  }
}
