package io.faultline.app.cli;

import io.faultline.app.replay.Scenario;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.ExposureGraph;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline inspect path}: what leads from one company to another as of a day. */
@Command(
    name = "path",
    description =
        "Prints all paths of up to four steps from ORIGIN to HOLDING with their strengths, as"
            + " JSON.")
final class InspectPathCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "-r",
      required = true,
      paramLabel = "DIR",
      description = "a directory with companies.csv and relationships.csv")
  private Path directory;

  @Parameters(index = "0", paramLabel = "ORIGIN", description = "id, symbol, ISIN, country:RU")
  private String origin;

  @Parameters(index = "1", paramLabel = "HOLDING", description = "id, symbol or ISIN")
  private String holding;

  @Option(names = "--on", required = true, paramLabel = "DAY", description = "when valid")
  private LocalDate on;

  @Option(
      names = "--known",
      paramLabel = "DAY",
      description = "by when known; without it, as of the same day")
  private @Nullable LocalDate known;

  @Option(
      names = "--family",
      paramLabel = "FAMILY",
      defaultValue = "RESTRICTION",
      description = "how a hit of this risk family travels (default: ${DEFAULT-VALUE})")
  private RiskFamily family;

  private record Line(
      String origin,
      String holding,
      LocalDate on,
      LocalDate known,
      double carried,
      List<Alert.Path> paths) {}

  @Override
  public Integer call() {
    Scenario scenario = Reading.of(directory, spec.commandLine().getErr());
    String from = Reading.company(scenario, origin);
    String to = Reading.company(scenario, holding);
    LocalDate by = known == null ? on : known;
    ExposureGraph graph = scenario.graph();
    ExposureGraph.Reach reach =
        graph
            .reach(from, family, start(on), end(by), to::equals)
            .getOrDefault(to, new ExposureGraph.Reach(0, List.of()));
    spec.commandLine()
        .getOut()
        .println(Json.write(new Line(from, to, on, by, reach.carried(), reach.paths())));
    return 0;
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What becomes known in the course of a day is known on it. */
  private static Instant end(LocalDate day) {
    return start(day.plusDays(1)).minusMillis(1);
  }
}
