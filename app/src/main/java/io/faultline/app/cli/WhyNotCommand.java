package io.faultline.app.cli;

import io.faultline.app.replay.Scenario;
import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.ExposureGraph;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline why-not}: why a holding was not warned of something. */
@Command(
    name = "why-not",
    description =
        "Runs the stages again over a directory of input files, and says what became of everything"
            + " that hit ORIGIN, as far as HOLDING is concerned.")
final class WhyNotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "-r",
      required = true,
      paramLabel = "DIR",
      description = "a directory of input files")
  private Path directory;

  @Option(names = "--holding", required = true, paramLabel = "X", description = "what is held")
  private String holding;

  @Option(names = "--origin", required = true, paramLabel = "Y", description = "what was hit")
  private String origin;

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "as of which day; without it, at the end of the inputs")
  private @Nullable LocalDate on;

  @Override
  public Integer call() {
    Scenario scenario = Reading.of(directory, spec.commandLine().getErr());
    String held = Reading.company(scenario, holding);
    String hit = Reading.company(scenario, origin);
    Instant end = on == null ? null : on.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Scenario.Conclusions conclusions = scenario.replay(null, end);
    Instant by = conclusions.span().to();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s <- %s, as known by %s%n", held, hit, by);

    ExposureGraph.Reach reach =
        scenario
            .graph()
            .reach(hit, RiskFamily.RESTRICTION, by, by, held::equals)
            .getOrDefault(held, new ExposureGraph.Reach(0, List.of()));
    if (held.equals(hit)) {
      out.println("The holding is the origin itself.");
    } else if (reach.paths().isEmpty()) {
      out.println("No path: nothing that was known and valid then leads from one to the other.");
    } else {
      out.printf(
          Locale.ROOT,
          "%d path%s, which carry %.2f %% of a hit:%n",
          reach.paths().size(),
          reach.paths().size() == 1 ? "" : "s",
          reach.carried() * 100);
      reach.paths().forEach(path -> out.println("  " + words(path)));
    }

    List<Alert> alerts =
        conclusions.alerts().stream()
            .filter(a -> a.holding().companyId().equals(held))
            .filter(
                a ->
                    a.origin().companyId().equals(hit)
                        || a.origin().listedEntity() != null
                            && a.origin().listedEntity().companyId().equals(hit))
            .toList();
    out.println(alerts.isEmpty() ? "No alert." : "There were alerts:");
    for (Alert alert : alerts) {
      out.printf(
          Locale.ROOT,
          "  %s %s %s %.1f  %s%n",
          alert.times().raisedAt(),
          alert.status().code(),
          alert.severity().code(),
          alert.score(),
          alert.title());
    }
    List<Decision> decisions =
        conclusions.decisions().stream()
            .filter(d -> d.origin().equals(hit))
            .filter(d -> d.holding() == null || d.holding().equals(held))
            .toList();
    out.println(decisions.isEmpty() ? "Nothing was decided against one." : "Decided:");
    for (Decision decision : decisions) {
      out.printf(
          "  %s %s  %s%n", decision.decidedAt(), decision.reason().code(), decision.detail());
    }
    if (alerts.isEmpty() && decisions.isEmpty()) {
      out.printf("Nothing that was known by then says that %s was hit.%n", hit);
    }
    out.flush();
    return 0;
  }

  private static String words(Alert.Path path) {
    return String.format(Locale.ROOT, "%.4f  ", path.strength())
        + path.steps().stream()
            .map(
                s ->
                    "%s %s %s"
                        .formatted(
                            s.from().name(), s.relation().code().replace('_', ' '), s.to().name()))
            .collect(Collectors.joining("; "));
  }
}
