package io.faultline.ingest.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.Event;
import io.faultline.events.ListingChange;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Reference;
import io.faultline.events.Relationship;
import io.faultline.ingest.publishing.InMemoryPublisher;
import io.faultline.ingest.tables.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderServiceTest {
  private static final Instant MONDAY = Instant.parse("2022-06-27T09:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2022-07-01T09:00:00Z");

  @TempDir private Path folder;
  private final InMemoryPublisher publisher = new InMemoryPublisher();
  private List<Problem> problems = List.of();

  @Test
  void aFactIsKnownSinceItWasLoadedIfThatIsLater() throws Exception {
    write("companies.csv", "id,name,known_from\na,A,2018-01-01\n");
    assertThat(poll(MONDAY)).singleElement().extracting(Event::time).isEqualTo(MONDAY);
  }

  @Test
  void aPortfolioGetsThresholdsOfItsOwnAndIsPublishedAgainWhenTheyChange() throws Exception {
    write("companies.csv", "id,name\na,A\n");
    write("portfolios.csv", "portfolio,company\np,a\n");
    poll(MONDAY);
    Portfolio.Thresholds early = new Portfolio.Thresholds(5, 15, 40, 70);
    try (FolderService service =
        new FolderService(
            FolderSettings.of(folder).withThresholds(Map.of("p", early)),
            publisher,
            InstantSource.fixed(FRIDAY),
            new SimpleMeterRegistry())) {
      int before = publisher.events().size();
      service.start();
      service.pollNow();
      assertThat(publisher.events().subList(before, publisher.events().size()))
          .singleElement()
          .extracting(event -> ((Portfolio) event).thresholds())
          .isEqualTo(early);
    }
  }

  @Test
  void nothingIsRepeatedAfterARestart() throws Exception {
    write("companies.csv", "id,name\na,A\nb,B\n");
    write("relationships.csv", "from,to,type\na,b,owns\n");
    write("portfolios.csv", "portfolio,company\np,a\n");
    write("prices.csv", "symbol,date,open,high,low,close,volume\nX,2022-06-24,1,1,1,1,5\n");
    assertThat(poll(MONDAY)).hasSize(5);
    assertThat(poll(FRIDAY)).isEmpty();
  }

  @Test
  void onlyTheNewBarIsPublished() throws Exception {
    String rows = "symbol,date,open,high,low,close,volume\nX,2022-06-24,1,1,1,1,5\n";
    write("prices.csv", rows);
    poll(MONDAY);
    write("prices.csv", rows + "X,2022-06-27,1,2,1,2,5\n");
    assertThat(poll(FRIDAY))
        .singleElement()
        .extracting(event -> ((PriceBar) event).date())
        .isEqualTo(LocalDate.of(2022, 6, 27));
  }

  @Test
  void aRelationshipThatIsTakenOutEndsOnThatDay() throws Exception {
    write("companies.csv", "id,name\na,A\nb,B\n");
    write("relationships.csv", "from,to,type\na,b,owns\n");
    poll(MONDAY);
    write("relationships.csv", "from,to,type\n");
    assertThat(poll(FRIDAY))
        .singleElement()
        .extracting(event -> ((Relationship) event).validTo())
        .isEqualTo(LocalDate.of(2022, 7, 1));
  }

  @Test
  void aChangedPortfolioIsANewVersionThatKeepsWhatWasKnown() throws Exception {
    write("companies.csv", "id,name\na,A\nb,B\n");
    write("portfolios.csv", "portfolio,company\np,a\n");
    poll(MONDAY);
    write("portfolios.csv", "portfolio,company\np,a\np,b\n");
    assertThat(poll(FRIDAY))
        .singleElement()
        .satisfies(
            event ->
                assertThat(((Portfolio) event).positions())
                    .extracting(Portfolio.Position::knownFrom)
                    .containsExactly(MONDAY, FRIDAY));
  }

  @Test
  void aPortfolioWhoseRowsAreTakenOutHasEnded() throws Exception {
    write("companies.csv", "id,name\na,A\n");
    write("portfolios.csv", "portfolio,company\np,a\nq,a\n");
    poll(MONDAY);
    write("portfolios.csv", "portfolio,company\nq,a\n");
    assertThat(poll(FRIDAY))
        .containsExactly(new Portfolio("p", List.of(), /* thresholds= */ null, FRIDAY));
    assertThat(poll(FRIDAY)).isEmpty();
  }

  @Test
  void aPortfolioWhoseFileIsGoneIsKeptAndReported() throws Exception {
    write("companies.csv", "id,name,symbols\na,A,AAA\n");
    write("portfolios.csv", "portfolio,company\np,a\n");
    write("positions-growth.csv", "Symbol,Quantity\nAAA,10\n");
    poll(MONDAY);
    Files.delete(folder.resolve("positions-growth.csv"));
    assertThat(poll(FRIDAY)).filteredOn(Portfolio.class::isInstance).isEmpty();
    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "positions-growth.csv: is gone; \"growth\" is kept as it was (to end it, leave the file"
                + " with its header only)");
    write("positions-growth.csv", "Symbol,Quantity\n");
    assertThat(poll(FRIDAY))
        .filteredOn(Portfolio.class::isInstance)
        .singleElement()
        .satisfies(event -> assertThat(((Portfolio) event).positions()).isEmpty());
  }

  @Test
  void aRelationWhoseRowCannotBeReadHasNotEnded() throws Exception {
    write("companies.csv", "id,name\na,A\nb,B\n");
    write("relationships.csv", "from,to,type,share\na,b,owns,0.6\n");
    poll(MONDAY);
    write("relationships.csv", "from,to,type,share\na,b,owns,sixty\n");
    assertThat(poll(FRIDAY)).filteredOn(Relationship.class::isInstance).isEmpty();
    write("relationships.csv", "from,to,type,share\n");
    assertThat(poll(FRIDAY)).filteredOn(Relationship.class::isInstance).hasSize(1);
  }

  @Test
  void aLaterDelistingIsAChangeOfItsListAndNoNewEntry() throws Exception {
    String header = "list,entry_id,name,measure,effective_on,delisted_on\n";
    write("listed_parties.csv", header + "US-BIS-EL,7,Alpha Optics,export_licence,2019-10-09,\n");
    poll(MONDAY);
    write(
        "listed_parties.csv",
        header + "US-BIS-EL,7,Alpha Optics,export_licence,2019-10-09,2022-06-30\n");
    assertThat(changes(poll(FRIDAY)))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(ChangeKind.REMOVED);
              assertThat(change.baseline()).isFalse();
              assertThat(change.party().dates().delistedOn()).isEqualTo("2022-06-30");
            });
    assertThat(changes(poll(FRIDAY))).isEmpty();
  }

  @Test
  void aDelistingThatIsAnnouncedHappensOnItsDay() throws Exception {
    write(
        "listed_parties.csv",
        "list,entry_id,name,measure,effective_on,delisted_on\n"
            + "US-BIS-EL,7,Alpha Optics,export_licence,2019-10-09,2022-06-30\n");
    assertThat(changes(poll(MONDAY))).extracting(c -> c.kind().code()).containsExactly("added");
    assertThat(changes(poll(FRIDAY))).extracting(c -> c.kind().code()).containsExactly("removed");
  }

  @Test
  void aRowThatCanNotBeReadAnyMoreHasNotBeenTakenOut() throws Exception {
    String rows = "list,entry_id,name,measure\nUS-BIS-EL,7,Alpha Optics,export_licence\n";
    write("listed_parties.csv", rows);
    poll(MONDAY);
    write("listed_parties.csv", rows.replace("export_licence", "export_license"));
    assertThat(changes(poll(FRIDAY))).isEmpty();
  }

  @Test
  void aPortfolioMayMeanACompanyFromElsewhere() throws Exception {
    write("portfolios.csv", "portfolio,company\np,XMPL\n");
    Company further =
        new Company(
            "example",
            "Example Inc.",
            List.of(),
            List.of("XMPL"),
            List.of(),
            null,
            null,
            null,
            null,
            null,
            Reference.KNOWN_THROUGHOUT,
            null);
    assertThat(InputFolder.read(folder, List.of(further)).portfolios())
        .singleElement()
        .extracting(p -> p.positions().getFirst().companyId())
        .isEqualTo("example");
    write("companies.csv", "id,name,symbols\nown,Example Incorporated,XMPL\n");
    assertThat(InputFolder.read(folder, List.of(further)).portfolios())
        .singleElement()
        .extracting(p -> p.positions().getFirst().companyId())
        .isEqualTo("own");
  }

  private static List<ListingChange> changes(List<Event> events) {
    return events.stream()
        .filter(ListingChange.class::isInstance)
        .map(ListingChange.class::cast)
        .toList();
  }

  /** A service of its own each time: every poll is also a restart. */
  @Test
  void eachRevisionOfALockUpIsAStatementOfItsOwn() throws Exception {
    write("companies.csv", "id,name\na,A\n");
    String calendar =
        "company,symbol,expires_on,announced_on,status\na,A,2022-06-29,2021-12-30,scheduled\n";
    write("lockups.csv", calendar);
    poll(MONDAY);
    write(
        "lockups.csv",
        calendar
            + "a,A,2022-12-29,2022-06-28,extended\n"
            + "a,A,2022-09-01,2022-06-29,released_early\n"
            + "a,A,2022-12-29,2022-06-30,cancelled\n");
    assertThat(poll(FRIDAY))
        .extracting(event -> ((io.faultline.events.LockUp) event).status().code())
        .containsExactly("extended", "released_early", "cancelled");
    assertThat(poll(FRIDAY)).isEmpty();
  }

  private List<Event> poll(Instant now) {
    int before = publisher.events().size();
    try (FolderService service =
        new FolderService(
            FolderSettings.of(folder),
            publisher,
            InstantSource.fixed(now),
            new SimpleMeterRegistry())) {
      service.start();
      service.pollNow();
      problems = service.problems();
    }
    return publisher.events().subList(before, publisher.events().size());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
