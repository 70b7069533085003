package io.faultline.app.cli;

import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertQuery;
import io.faultline.alerts.ledger.DecisionBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.app.config.Config;
import io.faultline.app.replay.Scenario;
import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.events.RiskFamily;
import io.faultline.streams.exposure.ExposureGraph;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code faultline why-not}: why a holding was not warned of something. */
@Command(
    name = "why-not",
    description =
        "Says what became of everything that hit ORIGIN, as far as HOLDING is concerned: from what"
            + " the running Faultline concluded, or from the stages run again over a directory.")
final class WhyNotCommand implements Callable<Integer> {
  private static final int MOST_FROM_LEDGER = 500;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = true)
  private InputOption input = new InputOption();

  @Option(names = "--holding", required = true, paramLabel = "X", description = "what is held")
  private String holding;

  @Option(names = "--origin", required = true, paramLabel = "Y", description = "what was hit")
  private String origin;

  @Option(
      names = "--on",
      paramLabel = "DAY",
      description = "as of which day; without it, now, or at the end of the directory")
  private @Nullable LocalDate on;

  /**
   * What was concluded of the pair.
   *
   * @param by all of it was known by then
   */
  private record Said(Instant by, List<Alert> alerts, List<Decision> decisions) {}

  @Override
  public Integer call() {
    Scenario scenario = input.read(spec.commandLine().getErr());
    String held = Reading.company(scenario, holding);
    String hit = Reading.company(scenario, origin);
    Instant end = on == null ? null : on.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Said said = said(scenario, held, hit, end);
    Instant by = said.by();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%s <- %s, as known by %s%n", held, hit, by.truncatedTo(ChronoUnit.SECONDS));

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
          "%d path%s %.2f %% of a hit:%n",
          reach.paths().size(),
          reach.paths().size() == 1 ? ", which carries" : "s, which carry",
          reach.carried() * 100);
      reach.paths().forEach(path -> out.println("  " + words(path)));
    }

    List<Alert> alerts = said.alerts();
    out.println(alerts.isEmpty() ? "No alert." : "There were alerts:");
    for (Alert alert : alerts) {
      out.printf(
          Locale.ROOT,
          "  %s %s %s %.1f  %s%n",
          alert.times().raisedAt().truncatedTo(ChronoUnit.SECONDS),
          alert.status().code(),
          alert.severity().code(),
          alert.score(),
          alert.title());
    }
    List<Decision> decisions = said.decisions();
    out.println(decisions.isEmpty() ? "Nothing was decided against one." : "Decided:");
    for (Decision decision : decisions) {
      out.printf(
          "  %s %s  %s%n",
          decision.decidedAt().truncatedTo(ChronoUnit.SECONDS),
          decision.reason().code(),
          decision.detail());
    }
    if (alerts.isEmpty() && decisions.isEmpty()) {
      out.printf("Nothing that was known by then says that %s was hit.%n", hit);
    }
    out.flush();
    return 0;
  }

  private Said said(Scenario scenario, String held, String hit, @Nullable Instant end) {
    Optional<Config> config = input.config();
    if (config.isPresent() && LedgerAtHand.exists(config.get())) {
      try (Ledger ledger = LedgerAtHand.open(config.get())) {
        return inLedger(ledger, held, hit, end == null ? Instant.now() : end);
      }
    }
    if (config.isPresent()) {
      spec.commandLine()
          .getErr()
          .println("faultline: there is no ledger yet, so this comes from the input files alone");
    }
    Scenario.Conclusions conclusions = scenario.replay(null, end);
    return new Said(
        conclusions.span().to(),
        conclusions.alerts().stream().filter(a -> isOf(a, held, hit)).toList(),
        conclusions.decisions().stream().filter(d -> isOf(d, held, hit)).toList());
  }

  private static Said inLedger(Ledger ledger, String held, String hit, Instant by) {
    AlertBook book = new AlertBook(ledger);
    return new Said(
        by,
        book.find(AlertQuery.newest(Audience.EVERYONE, MOST_FROM_LEDGER).withHolding(held)).stream()
            .filter(e -> isOf(e.alert(), held, hit))
            .flatMap(e -> book.revisions(e.alert().alertId(), Audience.EVERYONE).stream())
            .map(AlertBook.Entry::alert)
            .filter(a -> a.times().raisedAt().isBefore(by))
            .sorted(Comparator.comparing((Alert a) -> a.times().raisedAt()))
            .toList(),
        new DecisionBook(ledger)
            .find(held, hit, MOST_FROM_LEDGER).stream()
                .filter(d -> d.decidedAt().isBefore(by))
                .sorted(Comparator.comparing(Decision::decidedAt))
                .toList());
  }

  private static boolean isOf(Alert alert, String held, String hit) {
    Alert.ListedEntity listed = alert.origin().listedEntity();
    return alert.holding().companyId().equals(held)
        && (alert.origin().companyId().equals(hit)
            || (listed != null && listed.companyId().equals(hit)));
  }

  private static boolean isOf(Decision decision, String held, String hit) {
    return decision.origin().equals(hit)
        && (decision.holding() == null || decision.holding().equals(held));
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
