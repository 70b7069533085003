package io.faultline.app.cli;

import io.faultline.app.replay.Baseline;
import io.faultline.app.replay.Scenario;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline baseline}: what portfolios are already exposed to on a day. */
@Command(
    name = "baseline",
    description =
        "Says what in the portfolios is already listed or exposed on a day, by which path, with"
            + " totals of weight times strength.")
final class BaselineCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private InputOption input = new InputOption();

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "as of which day (default: today, in UTC)")
  private LocalDate on = LocalDate.now(ZoneOffset.UTC);

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Table.Form form;

  @Override
  public Integer call() {
    Scenario scenario = input.read(spec.commandLine().getErr());
    Baseline baseline = Baseline.of(scenario.inputs(), on);
    Table rows =
        new Table(
            "Exposures on " + on,
            "portfolio",
            "holding",
            "weight",
            "origin",
            "what",
            "strength",
            "path");
    for (Baseline.Row row : baseline.rows()) {
      rows.row(
          row.portfolio(),
          row.holding(),
          row.weight() == null ? "" : row.weight(),
          row.origin(),
          row.what(),
          row.strength(),
          row.path());
    }
    Table totals = new Table("Totals: weight times strength", "portfolio", "by", "of", "total");
    for (Baseline.Total total : baseline.totals()) {
      totals.row(total.portfolio(), total.by(), total.of(), total.total());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (form == Table.Form.HTML) {
      Table.page(
          out,
          "Baseline of " + on,
          () -> {
            rows.print(out, form);
            totals.print(out, form);
          });
    } else {
      rows.print(out, form);
      if (form == Table.Form.TEXT) {
        totals.print(out, form);
      }
    }
    out.flush();
    return 0;
  }
}
