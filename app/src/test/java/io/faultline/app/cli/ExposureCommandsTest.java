package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.routing.Router;
import io.faultline.app.telling.Warning;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** baseline and why-not, as an analyst asks them. */
class ExposureCommandsTest {
  @TempDir private Path folder;
  private Path input;
  private Path config;

  @BeforeEach
  void write() throws Exception {
    input = Files.createDirectory(folder.resolve("input"));
    write(
        "companies.csv",
        """
        id,name,aliases,symbols,isins,lei,country,sector,known_from,source_url
        alpha-holding,Alpha Holding,,ALPH,,,DE,,,
        beta-optics,Beta Optics,,BETA,,,CN,,,
        gamma-mills,Gamma Mills,,GAMM,,,FR,,,
        """);
    write(
        "relationships.csv",
        """
        from,to,type,share,valid_from,valid_to,known_from,confidence,status,source_url,quote
        alpha-holding,beta-optics,owns,0.3,2020-01-01,,2020-01-01,1,active,,
        """);
    write("portfolios.csv", "portfolio,company,weight\ngrowth,alpha-holding,0.05\n");
    write(
        "listed_parties.csv",
        """
        list,entry_id,name,aliases,measure,country,announced_on,effective_on,delisted_on,source_url
        US-OFAC-NSCMIC,17,Beta Optics,,securities_ban,CN,2021-12-10,2021-12-10,,
        """);
    config = folder.resolve("faultline.yaml");
    Files.writeString(
        config,
        """
        data: %s
        sources:
          folders: [%s]
        """
            .formatted(folder, input));
  }

  @Test
  void baselineNeedsNoDay() {
    Ran ran = run("baseline", "-r", input.toString());
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("growth").contains("Alpha Holding").contains("Beta Optics");
  }

  @Test
  void whyNotAnswersFromWhatTheLedgerHolds() {
    fillLedger();
    Ran ran = whyNot("alpha-holding", "beta-optics");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("1 path, which carries")
        .contains("Alpha Holding owns Beta Optics")
        .contains("There were alerts:")
        .contains("watch 31.0  Alpha Holding is tied to Beta Optics");
  }

  @Test
  void whyNotKnowsNothingOfWhatWasRaisedAfterTheDay() {
    fillLedger();
    Ran ran = whyNot("ALPH", "BETA", "--on", "2022-07-07");
    assertThat(ran.out()).contains("No alert.");
  }

  @Test
  void whyNotWithoutALedgerRunsTheStagesOverTheInputFiles() {
    Ran ran = whyNot("gamma-mills", "beta-optics");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.err()).contains("there is no ledger yet");
    assertThat(ran.out()).contains("No path").contains("No alert.");
  }

  @Test
  void whyNotOffersTheNearestNamesForAnUnknownOne() {
    Ran ran = whyNot("alpha-holdings", "beta-optics");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("nearest: alpha-holding");
  }

  private Ran whyNot(String holding, String origin, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of("why-not", "-c", config.toString(), "--holding", holding, "--origin", origin));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private void fillLedger() {
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")))) {
      new Intake(ledger, new Router(List.of(), List.of("team")), Clock.systemUTC())
          .take(List.of(Warning.of("alpha", 1, "growth")));
    }
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(input.resolve(name), text);
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = FaultlineCommand.line();
    int code = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Ran(code, out.toString(), err.toString());
  }
}
