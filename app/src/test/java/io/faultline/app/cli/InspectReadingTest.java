package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.faultline.events.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class InspectReadingTest {
  @TempDir private Path folder;

  @BeforeEach
  void aRegistryOfOne() throws IOException {
    Files.writeString(
        folder.resolve("companies.csv"),
        """
        id,name,aliases,symbols,isins,lei,country,sector,known_from,source_url
        nordwind,Nordwind Optik AG,Nordwind,NWO.DE,,,DE,Optics,2000-01-01,
        """);
  }

  @Test
  void mentionsPrintsTheCompaniesOfEachText() throws IOException {
    JsonNode line =
        line(
            new InspectMentionsCommand(),
            "-r",
            folder.toString(),
            input("{\"id\":\"1\",\"text\":\"Lasers of Nordwind Optik cut steel.\"}"));
    assertThat(line.get("mentions").get(0).get("company").asString()).isEqualTo("nordwind");
    assertThat(line.get("mentions").get(0).get("begin").asInt()).isEqualTo(10);
    assertThat(line.get("mentions").get(0).get("end").asInt()).isEqualTo(24);
  }

  @Test
  void risksPrintsTheClaimsOfEachText() throws IOException {
    JsonNode risk =
        line(
                new InspectRisksCommand(),
                "-r",
                folder.toString(),
                input(
                    "{\"id\":\"1\",\"text\":\"The Treasury lifted sanctions on Nordwind Optik.\"}"))
            .get("risks")
            .get(0);
    assertThat(risk.get("type").asString()).isEqualTo("sanctions_listing");
    assertThat(risk.get("direction").asString()).isEqualTo("eased");
    assertThat(risk.get("jurisdiction").asString()).isEqualTo("US");
    assertThat(risk.get("target").asString()).isEqualTo("nordwind");
  }

  @Test
  void storiesAreNamedAfterTheEarliestTextWhateverTheOrder() throws IOException {
    String text =
        "A crane fell on a barge in the northern basin of the port on Tuesday morning and the"
            + " harbour master closed it for eight days while divers look for the keel.";
    String out =
        out(
            new InspectStoriesCommand(),
            input(
                "{\"id\":\"b\",\"title\":\"t\",\"text\":\"%s\",\"published\":\"2024-03-02\"}"
                    .formatted(text),
                "{\"id\":\"a\",\"title\":\"t\",\"text\":\"%s\",\"published\":\"2024-03-01\"}"
                    .formatted(text)));
    assertThat(out.lines().map(l -> Json.mapper().readTree(l)))
        .extracting(
            l -> l.get("id").asString() + l.get("story").asString() + l.get("kind").asString())
        .containsExactly("bacopy", "aanew");
  }

  @Test
  void whyMarksNamesAndClaimsAndGivesTheReasons() throws IOException {
    Path article = folder.resolve("article.txt");
    Files.writeString(article, "The Treasury lifted sanctions on Nordwind Optik.");
    assertThat(out(new InspectWhyCommand(), "-r", folder.toString(), article.toString()))
        .isEqualTo(
            """
            {A The Treasury lifted sanctions on [1 Nordwind Optik].}

            Names
              [1] nordwind, named on the way
                  "Nordwind Optik", 0.95: its name without the legal form

            Claims
              {A} [1] nordwind, sanctions_listing, eased, confirmed, by US, 0.85
                  the rule "sanctions on somebody" finds "sanctions on Nordwind Optik"
                  confirmed: "Treasury"
                  eased: "lifted"
            """);
  }

  @Test
  void whySaysWhatLookedLikeAClaimAndIsNone() throws IOException {
    Path article = folder.resolve("article.txt");
    Files.writeString(article, "If the Treasury sanctions Nordwind Optik, its lasers stay home.");
    assertThat(out(new InspectWhyCommand(), "-r", folder.toString(), article.toString()))
        .contains("Looked at and not taken", "hangs on a condition:");
  }

  @Test
  void noLineOfWhyIsLongerThanTheTerminalIsWide() throws IOException {
    Path article = folder.resolve("article.txt");
    Files.writeString(article, "The Treasury lifted sanctions on Nordwind Optik today. ".repeat(9));
    assertThat(out(new InspectWhyCommand(), "-r", folder.toString(), article.toString()).lines())
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void rulesOfTheUsersOwnReadBesideOurs() throws IOException {
    Path rules = folder.resolve("rules.yaml");
    Files.writeString(
        rules,
        """
        type: expropriation
        rules:
        - name: royalty raised
          patterns:
          - "royalty {on|of} <company>"
        """);
    String text = input("{\"id\":\"1\",\"text\":\"Chile doubled the royalty on Nordwind Optik.\"}");
    String reference = folder.toString();
    assertThat(line(new InspectRisksCommand(), "-r", reference, text).get("risks")).isEmpty();
    assertThat(
            line(new InspectRisksCommand(), "-r", reference, "--rules", rules.toString(), text)
                .get("risks"))
        .hasSize(1);
  }

  @Test
  void attentionCountsTheArticlesThatSpeakOfACompanyAndARisk() throws IOException {
    Files.writeString(
        folder.resolve("articles.jsonl"),
        """
        {"url":"https://news.example/1","source":"News","title":"Fish","published":"2024-03-01T08:00:00Z","text":"The lake is warm."}
        {"url":"https://news.example/2","source":"News","title":"Optics","published":"2024-03-02T08:00:00Z","text":"The Treasury imposed sanctions on Nordwind Optik."}
        """);
    assertThat(
            out(new InspectAttentionCommand(), "-r", folder.toString(), "NWO.DE")
                .lines()
                .map(l -> Json.mapper().readTree(l)))
        .extracting(
            l -> l.get("day").asString(), l -> l.get("articles").asInt(), l -> l.get("of").asInt())
        .containsExactly(tuple("2024-03-01", 0, 1), tuple("2024-03-02", 1, 2));
    assertThat(out(new InspectAttentionCommand(), "-r", folder.toString()).lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("risk:sanctions_listing"));
  }

  @Test
  void aLineThatIsNoJsonIsNamed() throws IOException {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new InspectStoriesCommand())
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(
                (e, command, parsed) -> {
                  command.getErr().print(e.getMessage());
                  return e instanceof BadInput ? 2 : 1;
                })
            .execute(input("{\"id\":\"1\",\"text\":\"x\"}", "nonsense"));
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("lines.jsonl:2: no JSON");
  }

  private String input(String... lines) throws IOException {
    Path file = folder.resolve("lines.jsonl");
    Files.write(file, List.of(lines));
    return file.toString();
  }

  private static JsonNode line(Object command, String... args) {
    return Json.mapper().readTree(out(command, args));
  }

  private static String out(Object command, String... args) {
    StringWriter out = new StringWriter();
    int code = new CommandLine(command).setOut(new PrintWriter(out)).execute(args);
    assertThat(code).isZero();
    return out.toString();
  }
}
