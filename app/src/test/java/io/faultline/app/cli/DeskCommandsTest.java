package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.ledger.SilenceBook;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Silence;
import io.faultline.app.telling.Warning;
import io.faultline.events.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** routes, slack, tokens and ledger, as somebody uses them at a desk. */
class DeskCommandsTest {
  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void configure() throws Exception {
    config = folder.resolve("faultline.yaml");
    Files.writeString(
        config,
        """
        data: %s
        receivers:
          - name: team
            slack: {webhookUrl: "https://hooks.slack.com/services/T/B/x"}
          - name: screen
            console: {}
        routes:
          - name: asia
            receivers: [team]
            match: {portfolios: [asia]}
          - name: growth
            receivers: [screen]
            match: {portfolios: [growth]}
            timing: {groupWait: 5m}
        """
            .formatted(folder));
  }

  private Path alertFile() throws Exception {
    Path file = folder.resolve("alert.json");
    Files.writeString(file, Json.write(Warning.of("alpha", 1, "growth")));
    return file;
  }

  private void fillLedger() {
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      new Intake(ledger, new Router(List.of(), List.of("team")), Clock.systemUTC())
          .take(List.of(Warning.of("alpha", 1, "asia", "growth")));
    }
  }

  private record Ran(int code, String out, String err) {}

  private Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = FaultlineCommand.line();
    int code = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void routesTestSaysWhoWouldGetAnAlertOfAFileAndWhy() throws Exception {
    Ran ran = run("routes", "test", "-c", config.toString(), alertFile().toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("asia                 fits not")
        .contains("growth               fits ")
        .contains("screen               by growth, at ")
        .doesNotContain("team                 by");
  }

  @Test
  void routesTestKnowsTheSilencesOfTheLedger() {
    fillLedger();
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      Instant now = Instant.now();
      new SilenceBook(ledger)
          .add(
              new Silence(
                  "s", AlertFilter.ANY, "a holiday", "desk", now, now, now.plusSeconds(3600)));
    }
    Ran ran = run("routes", "test", "-c", config.toString(), "alpha");
    assertThat(ran.out()).contains("team                 by asia, not sent: silenced until");
    assertThat(ran.out()).contains("by desk: a holiday");
  }

  @Test
  void slackPreviewOfAFileNeedsNoConfiguration() throws Exception {
    Ran ran = run("slack", "preview", "-c", "nowhere.yaml", alertFile().toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(Json.mapper().readTree(ran.out()).get("blocks").isArray()).isTrue();
  }

  @Test
  void whatIsNeitherAFileNorAnAlertIsSaid() {
    fillLedger();
    Ran ran = run("slack", "preview", "-c", config.toString(), "beta");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("neither a file nor an alert in the ledger named beta");
  }

  @Test
  void aTokenIsShownOnceListedAndRevoked() {
    fillLedger();
    Ran made = run("tokens", "create", "-c", config.toString(), "asia desk", "--portfolio", "asia");
    assertThat(made.out()).startsWith("flt_");
    Ran listed = run("tokens", "-c", config.toString());
    assertThat(listed.out()).contains("good").contains("asia desk").doesNotContain("flt_");
    String id = listed.out().substring(0, 12).strip();
    assertThat(run("tokens", "revoke", "-c", config.toString(), id).code()).isZero();
    assertThat(run("tokens", "revoke", "-c", config.toString(), id).code()).isEqualTo(2);
    assertThat(run("tokens", "-c", config.toString()).out()).contains("revoked");
  }

  @Test
  void theLedgerIsBackedUpIntoANewFile() {
    fillLedger();
    Path copy = folder.resolve("copy.db");
    assertThat(run("ledger", "backup", "-c", config.toString(), copy.toString()).code()).isZero();
    assertThat(copy).isNotEmptyFile();
    assertThat(run("ledger", "backup", "-c", config.toString(), copy.toString()).code())
        .isEqualTo(2);
  }

  @Test
  void aCommandDoesNotMakeALedger() {
    Ran ran = run("tokens", "-c", config.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no ledger at");
    assertThat(folder.resolve("ledger.db")).doesNotExist();
  }
}
