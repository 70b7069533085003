package io.faultline.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.faultline.events.Article;
import io.faultline.events.ChangeKind;
import io.faultline.events.PriceBar;
import io.faultline.events.Reference;
import io.faultline.events.Relationship;
import io.faultline.ingest.SharedData;
import io.faultline.ingest.tables.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFolderTest {
  @TempDir private Path folder;

  @Test
  void everyScenarioIsReadWithoutAProblemButForBadTicks() throws IOException {
    for (Path scenario : scenarios()) {
      Inputs inputs = InputFolder.read(scenario);
      assertThat(inputs.problems()).as("%s", scenario).allMatch(InputFolderTest::isBadTick);
      long rows =
          Files.exists(scenario.resolve("prices.csv"))
              ? Files.readAllLines(scenario.resolve("prices.csv")).size() - 1
              : 0;
      assertThat(inputs.prices().size() + inputs.problems().size()).isEqualTo(rows);
      assertThat(inputs.companies()).isNotEmpty();
      assertThat(inputs.portfolios()).isNotEmpty();
      assertThat(inputs.articles()).isNotEmpty();
    }
  }

  private static boolean isBadTick(Problem problem) {
    return problem.message().startsWith("open and close must lie between low and high");
  }

  private static List<Path> scenarios() throws IOException {
    try (Stream<Path> entries = Files.list(SharedData.path("scenarios"))) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }

  @Test
  void aHoldingMayBeWrittenAsIdSymbolIsinOrLei() throws IOException {
    write(
        "companies.csv",
        """
        id,name,symbols,isins,lei
        visa,Visa Inc.,V,US92826C8394,549300JZ4OKEHW3DPJ59
        """);
    write(
        "portfolios.csv",
        """
        portfolio,company,weight
        a,visa,0.1
        b,V,0.1
        c,US92826C8394,0.1
        d,549300JZ4OKEHW3DPJ59,0.1
        """);
    assertThat(InputFolder.read(folder).portfolios())
        .flatExtracting(p -> p.positions())
        .extracting(p -> p.companyId())
        .containsExactly("visa", "visa", "visa", "visa");
  }

  @Test
  void whatCannotBeResolvedIsListedWithTheNearestCandidates() throws IOException {
    write("companies.csv", "id,name\nsoftbank-group,SoftBank Group Corp.\n");
    write("portfolios.csv", "portfolio,company\nasia,softbank-grp\nasia,softbank-group\n");
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "portfolios.csv:2: company: no company has the id, symbol, ISIN or LEI"
                + " \"softbank-grp\"; nearest: softbank-group");
    assertThat(inputs.portfolios())
        .singleElement()
        .satisfies(p -> assertThat(p.positions()).hasSize(1));
  }

  @Test
  void anUnknownColumnIsRefusedByName() throws IOException {
    write("companies.csv", "id,name,ticker\nvisa,Visa Inc.,V\n");
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.companies()).isEmpty();
    assertThat(inputs.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(1);
              assertThat(problem.field()).isEqualTo("ticker");
              assertThat(problem.message()).startsWith("unknown column, expected id,name");
            });
  }

  @Test
  void aBadRowCostsNoOtherRow() throws IOException {
    write("companies.csv", "id,name\na,A\nb,B\nc,C\n");
    write(
        "relationships.csv",
        """
        from,to,type,share
        a,b,owns,14.9
        a,b,buys,0.1
        a,country:CN,operates_in,0.2
        b,c,owns,0.5
        """);
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.relationships())
        .extracting(Relationship::to)
        .containsExactly("country:CN", "c");
    assertThat(inputs.problems())
        .extracting(Problem::line, Problem::field)
        .containsExactly(tuple(2L, "share"), tuple(3L, "type"));
  }

  @Test
  void aDailyBarIsKnownAtTheCloseOfItsExchange() throws IOException {
    write(
        "prices.csv",
        """
        symbol,date,open,high,low,close,volume
        0020.HK,2022-06-30,5.0,5.1,2.9,3.13,6543210000
        9984.T,2022-06-30,5200,5300,5100,5234,9000000
        9984.T,2024-11-05,9200,9300,9100,9234,9000000
        MA,2022-06-30,310,320,309,315.48,3000000
        """);
    assertThat(InputFolder.read(folder).prices())
        .extracting(PriceBar::knownAt)
        .containsExactly(
            Instant.parse("2022-06-30T08:00:00Z"),
            Instant.parse("2022-06-30T06:00:00Z"),
            Instant.parse("2024-11-05T06:30:00Z"),
            Instant.parse("2022-06-30T20:00:00Z"));
  }

  @Test
  void aBarWhoseLowIsAboveItsHighIsHeldBack() throws IOException {
    write("prices.csv", "symbol,date,open,high,low,close,volume\nMA,2022-06-30,5,4,6,5,1\n");
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.prices()).isEmpty();
    assertThat(inputs.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).startsWith("prices.csv:2: open: open and close"));
  }

  @Test
  void aListingIsKnownSinceItWasAnnouncedAndEndsWithItsDelisting() throws IOException {
    write(
        "listed_parties.csv",
        """
        list,entry_id,name,measure,announced_on,effective_on,delisted_on
        US-BIS-DPL,1,ZTE Corporation,export_denial,2018-04-16,2018-04-15,2018-07-13
        US-BIS-EL,2,Rosneft,export_licence,,2014-09-17,
        """);
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.listedParties())
        .extracting(p -> p.knownFrom().toString())
        .containsExactly("2018-04-16T00:00:00Z", "2014-09-17T00:00:00Z");
    assertThat(inputs.listingChanges())
        .extracting(c -> c.party().name() + " " + c.kind() + " " + c.changedAt())
        .containsExactly(
            "Rosneft " + ChangeKind.ADDED + " 2014-09-17T00:00:00Z",
            "ZTE Corporation " + ChangeKind.ADDED + " 2018-04-16T00:00:00Z",
            "ZTE Corporation " + ChangeKind.REMOVED + " 2018-07-13T00:00:00Z");
  }

  @Test
  void whatNamesNoTimeWasKnownThroughout() throws IOException {
    write("companies.csv", "id,name,known_from\na,A,\nb,B,2022-06-30\n");
    assertThat(InputFolder.read(folder).companies())
        .extracting(c -> c.knownFrom())
        .containsExactly(Reference.KNOWN_THROUGHOUT, Instant.parse("2022-06-30T00:00:00Z"));
  }

  @Test
  void anArticleWasObservedWhenItWasPublished() throws IOException {
    write(
        "articles.jsonl",
        """
        {"url":"https://a.example/1","source":"A","title":"T","published":"2022-07-08T15:30:00+09:00","text":"X."}
        {"url":"https://a.example/2","source":"A","title":"T","published":"yesterday","text":"X."}
        {"url":"https://a.example/3","source":"A","headline":"T"}
        """);
    Inputs inputs = InputFolder.read(folder);
    assertThat(inputs.articles())
        .singleElement()
        .extracting(Article::observedAt)
        .isEqualTo(Instant.parse("2022-07-08T06:30:00Z"));
    assertThat(inputs.problems())
        .extracting(Problem::line, Problem::field)
        .containsExactly(tuple(2L, "published"), tuple(3L, "headline"));
  }

  @Test
  void aLaterLineAboutTheSameAddressIsTheNextVersion() throws IOException {
    write(
        "articles.jsonl",
        """
        {"url":"https://a.example/1","source":"A","title":"T","published":"2022-07-08T06:30:00Z","text":"X."}
        {"url":"https://a.example/1","source":"A","title":"T","published":"2022-07-08T08:30:00Z","text":"Y."}
        """);
    assertThat(InputFolder.read(folder).articles())
        .extracting(Article::version, Article::changed)
        .containsExactly(tuple(1, List.of()), tuple(2, List.of("text")));
  }

  @Test
  void aDirectoryWithoutInputFilesIsAProblem() {
    assertThat(InputFolder.read(folder).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).startsWith("has none of the input files"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
