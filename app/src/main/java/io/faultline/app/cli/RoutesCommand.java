package io.faultline.app.cli;

import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.HandlingBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.routing.Assignment;
import io.faultline.alerts.routing.Handling;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Schedule;
import io.faultline.alerts.routing.Schedule.Gathered;
import io.faultline.alerts.routing.Silence;
import io.faultline.app.AlertsSetup;
import io.faultline.app.config.Config;
import io.faultline.events.Alert;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code faultline routes}: who is told what. */
@Command(
    name = "routes",
    description = "Shows who is told what, and why.",
    subcommands = RoutesCommand.Test.class)
final class RoutesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing: test");
  }

  /** {@code faultline routes test}. */
  @Command(
      name = "test",
      description = {
        "Shows what every route makes of an alert, and who would be told now. Nothing is sent.",
        "Silences, what was done with the alert, and the receivers and routes that the API added",
        "are taken from the ledger, where there is one."
      })
  static final class Test implements Callable<Integer> {
    @Mixin private ConfigOption config = new ConfigOption();

    @Parameters(
        paramLabel = "ALERT",
        description = "the id of an alert in the ledger, or a file with one as JSON")
    private String alert;

    @Spec private CommandSpec spec;

    /** What the ledger knows that holds an alert back. */
    private record Known(List<Silence> silences, List<Handling> handlings) {}

    @Override
    public Integer call() throws IOException {
      Config read = config.read();
      PrintWriter out = spec.commandLine().getOut();
      Instant now = Instant.now();
      Optional<Alert> inFile = AlertArgument.inFile(alert);
      if (inFile.isPresent() && !LedgerAtHand.exists(read)) {
        Alert found = inFile.get();
        Router router = AlertsSetup.router(read);
        print(
            out, router, found, router.assign(found, List.of(), List.of(), revision -> null, now));
      } else {
        try (Ledger ledger = LedgerAtHand.open(read)) {
          Alert found = inFile.orElseGet(() -> AlertArgument.inLedger(alert, ledger));
          Router router = AlertsSetup.router(read, ledger);
          print(out, router, found, assigned(router, ledger, found, now));
        }
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }

    private static List<Assignment> assigned(
        Router router, Ledger ledger, Alert alert, Instant now) {
      AlertBook alerts = new AlertBook(ledger);
      Known known =
          ledger.read(
              h ->
                  new Known(
                      new SilenceBook(ledger).active(h, now),
                      new HandlingBook(ledger).of(h, alert.alertId())));
      return router.assign(
          alert,
          known.silences(),
          known.handlings(),
          revision -> ledger.read(h -> alerts.revision(h, alert.alertId(), revision)).orElse(null),
          now);
    }

    private static void print(
        PrintWriter out, Router router, Alert alert, List<Assignment> assignments) {
      out.printf("%s, revision %d: %s%n", alert.alertId(), alert.revision(), alert.title());
      if (router.routes().isEmpty()) {
        out.println("There is no receiver, so nobody is told.");
        return;
      }
      out.println("Routes:");
      for (Router.Answer answer : router.explain(alert)) {
        out.printf(
            "  %-20s %s  %s%n",
            answer.route().name(),
            answer.match().fits() ? "fits     " : "fits not ",
            answer.match().because());
      }
      out.println(assignments.isEmpty() ? "Nobody is told." : "Told:");
      for (Assignment assignment : assignments) {
        out.printf(
            "  %-20s by %s, %s%n",
            assignment.receiver(), assignment.route().name(), when(assignment, alert));
      }
    }

    private static String when(Assignment assignment, Alert alert) {
      String held = assignment.held();
      if (held != null) {
        return "not sent: " + held;
      }
      Route route = assignment.route();
      Instant now = Instant.now();
      Instant from =
          assignment.notBefore() == null || assignment.notBefore().isBefore(now)
              ? now
              : assignment.notBefore();
      Schedule.Slot slot =
          Schedule.slot(
              route.timing(),
              route.name(),
              assignment.audience().view(alert).orElse(alert),
              Gathered.NOTHING,
              from);
      return (slot.dueAt().isAfter(now)
              ? "at " + slot.dueAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
              : "at once")
          + (slot.groupKey() == null ? "" : ", with what else is gathered until then");
    }
  }
}
