package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A supplier of 30 % of Dunmar's sales is put on a list and falls; Dunmar is held twice. */
class ReplayCommandTest {
  @TempDir private Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void inputs() throws IOException {
    write(
        "companies.csv",
        """
        id,name,aliases,symbols,isins,lei,country,sector,known_from,source_url
        bardo,Bardo Optics Corp,Bardo Optics,BRDO,,,US,,,
        dunmar,Dunmar Freight Corp,Dunmar Freight,DNMR,,,US,,,
        """);
    write(
        "relationships.csv",
        """
        from,to,type,share,valid_from,valid_to,known_from,confidence,status,source_url,quote
        dunmar,bardo,supplies,0.3,,,,0.9,active,,
        """);
    write(
        "portfolios.csv",
        """
        portfolio,company,weight
        calm,dunmar,0.1
        keen,dunmar,0.2
        """);
    write(
        "articles.jsonl",
        """
        {"url":"https://wire.example/1","source":"Wire <One>","title":"Bardo Optics put on list","published":"2022-06-14T09:00:00Z","text":"The United States added Bardo Optics Corp to the Entity List on Tuesday, the Commerce Department said."}
        {"url":"https://post.example/2","source":"Post","title":"A list for Bardo","published":"2022-06-14T12:00:00Z","text":"Washington's Commerce Department has added Bardo Optics to its Entity List, it said. Exports will need a licence from now on."}
        """);
    StringBuilder prices = new StringBuilder("symbol,date,open,high,low,close,volume\n");
    for (LocalDate day = LocalDate.of(2022, 2, 1);
        day.isBefore(LocalDate.of(2022, 8, 1));
        day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        double wave = day.getDayOfMonth() % 3;
        double close = day.isBefore(LocalDate.of(2022, 6, 15)) ? 50 + wave / 2 : 40 + wave / 2;
        prices.append(
            String.format(Locale.ROOT, "DNMR,%s,%2$.1f,%2$.1f,%2$.1f,%2$.1f,1000%n", day, close));
      }
    }
    write("prices.csv", prices.toString());
  }

  @Test
  void alertsDecisionsAndAReportAreWritten() throws IOException {
    assertThat(run()).isZero();

    assertThat(read("out/alerts.jsonl")).contains("\"holding\":{\"companyId\":\"dunmar\"");
    assertThat(read("out/report.html"))
        .contains("Dunmar Freight Corp", "Alerts per week", "How early they came")
        .contains("buys 30.0 % of the sales of", "no claim:", "What was suppressed", "polyline");
    assertThat(err.toString()).contains("2 alerts");
  }

  @Test
  void whatOthersWroteCannotBecomeMarkup() throws IOException {
    run();

    assertThat(read("out/report.html")).contains("Wire &lt;One&gt;").doesNotContain("Wire <One>");
  }

  @Test
  void anotherRunWritesTheSameBytes() throws IOException {
    run();
    String alerts = read("out/alerts.jsonl");
    String report = read("out/report.html");
    run();

    assertThat(read("out/alerts.jsonl")).isEqualTo(alerts);
    assertThat(read("out/report.html")).isEqualTo(report);
  }

  @Test
  void whatIfShowsWhatOnlyOnePortfolioHearsDifferently() throws IOException {
    write(
        "other.yaml",
        """
        portfolios:
          keen:
            thresholds: {info: 2, watch: 5, warning: 10, critical: 20}
        """);

    assertThat(run("--what-if", directory.resolve("other.yaml").toString())).isZero();

    assertThat(out.toString())
        .contains("the defaults", "other.yaml", "warning becomes critical", "2 differ")
        .doesNotContain("calm:");
    assertThat(read("out/report.html")).contains("What if", "becomes critical");
    assertThat(read("out/what-if/alerts.jsonl")).contains("\"critical\"");
  }

  @Test
  void aPortfolioWithHigherThresholdsDoesNotHearWhatLiesBelowThem() throws IOException {
    write(
        "other.yaml",
        """
        portfolios:
          calm:
            thresholds: {info: 90, watch: 95, warning: 98, critical: 99}
        """);

    run("--what-if", directory.resolve("other.yaml").toString());

    assertThat(read("out/alerts.jsonl")).contains("\"calm\"", "\"keen\"");
    assertThat(read("out/what-if/alerts.jsonl")).contains("\"keen\"").doesNotContain("\"calm\"");
    assertThat(out.toString()).contains("calm:").contains("becomes not told");
  }

  @Test
  void whatIfACompanyHadBeenKnownToDependOnAnotherIsAskedByAFolder() throws IOException {
    Files.createDirectories(directory.resolve("more"));
    write(
        "more/relationships.csv",
        """
        from,to,type,share,valid_from,valid_to,known_from,confidence,status,source_url,quote
        dunmar,bardo,owns,0.9,,,,0.9,active,,
        """);
    write("other.yaml", "sources:\n  folders: [more]\n");

    run("--what-if", directory.resolve("other.yaml").toString());

    assertThat(out.toString()).contains("1 differ").contains("score");
    assertThat(read("out/what-if/alerts.jsonl")).contains("\"owns\"");
  }

  @Test
  void aWrongConfigurationIsNamedWithItsLine() throws IOException {
    write("other.yaml", "portfolios:\n  keen:\n    thresholds: {info: 50, watch: 5}\n");

    assertThat(run("--what-if", directory.resolve("other.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("other.yaml", "thresholds");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 4];
    arguments[0] = "replay";
    arguments[1] = directory.toString();
    arguments[2] = "--out";
    arguments[3] = directory.resolve("out").toString();
    System.arraycopy(options, 0, arguments, 4, options.length);
    return FaultlineCommand.line()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }
}
