package io.faultline.app.cli;

import io.faultline.app.replay.Report;
import io.faultline.app.replay.Scenario;
import io.faultline.events.AlertStatus;
import io.faultline.events.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline replay}: the stages over a directory of input files, without a broker. */
@Command(
    name = "replay",
    description =
        "Runs over a directory of input files and writes alerts.jsonl, decisions.jsonl and"
            + " report.html.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin private RulesOption rules = new RulesOption();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "a directory with companies.csv, articles.jsonl...")
  private Path directory;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "build/replay",
      description = "where to write; made if absent (default: ${DEFAULT-VALUE})")
  private Path out;

  @Option(names = "--from", paramLabel = "DAY", description = "the first day to conclude for")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "the last day")
  private @Nullable LocalDate to;

  @Override
  public Integer call() throws IOException {
    PrintWriter log = spec.commandLine().getErr();
    Scenario scenario = Reading.of(directory, log);
    Scenario.Conclusions conclusions =
        scenario.replay(
            from == null ? null : start(from),
            to == null ? null : start(to.plusDays(1)),
            rules.read());
    Files.createDirectories(out);
    write(out.resolve("alerts.jsonl"), conclusions.alerts());
    write(out.resolve("decisions.jsonl"), conclusions.decisions());
    Path name = directory.toAbsolutePath().normalize().getFileName();
    Files.writeString(
        out.resolve("report.html"),
        Report.of(
            name == null ? "Replay" : name.toString(), conclusions, scenario.inputs().prices()));
    long opened =
        conclusions.alerts().stream().filter(a -> a.status() == AlertStatus.OPENED).count();
    log.printf(
        "%s to %s: %d alerts in %d revisions, %d decisions, in %s%n",
        conclusions.span().from(),
        conclusions.span().to(),
        opened,
        conclusions.alerts().size(),
        conclusions.decisions().size(),
        out);
    return 0;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static void write(Path file, List<?> values) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (Object value : values) {
        writer.write(Json.write(value));
        writer.write('\n');
      }
    }
  }
}
