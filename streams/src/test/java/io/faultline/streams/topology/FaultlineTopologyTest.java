package io.faultline.streams.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.Measure;
import io.faultline.events.Tick;
import io.faultline.events.Topics;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.timeline.TimelineInput;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FaultlineTopologyTest {
  private static final Instant JULY_8 = Instant.parse("2022-07-08T09:00:00Z");

  @TempDir Path stateDir;
  private TopologyFixture topology;

  @BeforeEach
  void build() {
    topology = new TopologyFixture(stateDir);
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void anArticleBecomesAReportForEachCompanyThatItNames() {
    topology.send(Topics.COMPANIES, company("northgate-optics", "Northgate Optics"));
    topology.send(Topics.COMPANIES, company("veldmark", "Veldmark Holdings"));
    topology.send(
        Topics.ARTICLES,
        article(
            "a1", 1, "Washington sanctioned Northgate Optics. Veldmark Holdings buys from it."));
    assertThat(topology.between("facts-by-company", TimelineInput.class))
        .extracting(fact -> ((TimelineInput.Reported) fact).report().companyId())
        .containsExactlyInAnyOrder("northgate-optics", "veldmark");
  }

  @Test
  void aVersionThatNoLongerNamesACompanyWithdrawsItsReport() {
    topology.send(Topics.COMPANIES, company("northgate-optics", "Northgate Optics"));
    topology.send(Topics.ARTICLES, article("a1", 1, "Washington sanctioned Northgate Optics."));
    topology.send(Topics.ARTICLES, article("a1", 2, "Washington sanctioned nobody."));
    List<CompanyReport> reports =
        topology.between("facts-by-company", TimelineInput.class).stream()
            .map(fact -> ((TimelineInput.Reported) fact).report())
            .toList();
    assertThat(reports).extracting(CompanyReport::version).containsExactly(1, 2);
    assertThat(reports.getLast().claims()).isEmpty();
  }

  @Test
  void whatIsKeptOfAnArticleIsForgottenAfterTwoMonths() {
    topology.send(Topics.COMPANIES, company("northgate-optics", "Northgate Optics"));
    topology.send(Topics.ARTICLES, article("a1", 1, "Washington sanctioned Northgate Optics."));
    assertThat(topology.kept("facts-articles")).isEqualTo(1);
    topology.send(Topics.CLOCK, new Tick(Instant.parse("2022-09-05T09:00:00Z"), "test"));
    assertThat(topology.kept("facts-articles")).isEqualTo(1);
    topology.send(Topics.CLOCK, new Tick(Instant.parse("2022-09-07T09:00:00Z"), "test"));
    assertThat(topology.kept("facts-articles")).isZero();
    assertThat(topology.kept("facts-articles-due")).isZero();
  }

  @Test
  void timeFollowsTheRecordsThroughEveryStep() {
    topology.send(Topics.CLOCK, new Tick(JULY_8, "test"));
    assertThat(topology.between("facts-by-company", TimelineInput.class))
        .containsExactly(new TimelineInput.Ticked(JULY_8));
    assertThat(topology.between("episodes-by-company", ExposureInput.class))
        .containsExactly(new ExposureInput.Passed(JULY_8));
  }

  @Test
  void anUnreadableRecordBecomesADeadLetterAndTheNextOneIsRead() {
    topology.send(Topics.COMPANIES, company("northgate-optics", "Northgate Optics"));
    topology.sendBytes(Topics.ARTICLES, "a0", "{\"articleId\": ".getBytes(UTF_8));
    topology.send(Topics.ARTICLES, article("a1", 1, "Washington sanctioned Northgate Optics."));
    DeadLetter letter = onlyLetter();
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.UNREADABLE);
    assertThat(letter.place()).isEqualTo(DeadLetter.Place.ofRecord("test.articles", 0, 0));
    assertThat(Base64.getDecoder().decode(letter.payload()))
        .asString(UTF_8)
        .isEqualTo("{\"articleId\": ");
    assertThat(topology.between("facts-by-company", TimelineInput.class)).hasSize(1);
  }

  @Test
  void aRecordAgainstTheRulesOfItsFieldsIsInvalid() {
    topology.sendBytes(Topics.CLOCK, "t", "{\"time\":\"2022-07-08T09:00:00Z\"}".getBytes(UTF_8));
    DeadLetter letter = onlyLetter();
    assertThat(letter.cause()).isEqualTo(DeadLetterCause.INVALID);
    assertThat(letter.message()).contains("ticker must not be empty");
    assertThat(topology.counted("faultline.dead.letters", "cause", "invalid")).isEqualTo(1);
  }

  @Test
  void aCompanyThatComesAfterItsListingIsScreenedAtTheNextTick() {
    topology.send(Topics.LISTING_CHANGES, listed("Northgate Optics"));
    topology.send(Topics.COMPANIES, company("northgate-optics", "Northgate Optics"));
    assertThat(topology.between("facts-by-company", TimelineInput.class)).isEmpty();
    topology.send(Topics.CLOCK, new Tick(JULY_8, "test"));
    assertThat(topology.between("facts-by-company", TimelineInput.class))
        .filteredOn(TimelineInput.Listed.class::isInstance)
        .extracting(fact -> ((TimelineInput.Listed) fact).listing().companyId())
        .containsExactly("northgate-optics");
    assertThat(topology.kept("facts-unscreened")).isZero();
  }

  private DeadLetter onlyLetter() {
    List<DeadLetter> letters = topology.receive(Topics.DEAD_LETTERS, DeadLetter.class);
    assertThat(letters).hasSize(1);
    return letters.getFirst();
  }

  private static Company company(String id, String name) {
    return new Company(
        id,
        name,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        null);
  }

  private static ListingChange listed(String name) {
    ListedParty party =
        new ListedParty(
            ListCode.OFAC_NSCMIC,
            "1",
            name,
            List.of(),
            Measure.SECURITIES_BAN,
            null,
            List.of(),
            List.of(),
            new ListedParty.Dates(null, null, null, null, null),
            null,
            null,
            JULY_8,
            null);
    return new ListingChange(ChangeKind.ADDED, party, List.of(), false, JULY_8);
  }

  private static Article article(String id, int version, String text) {
    return new Article(
        id,
        version,
        version == 1 ? ArticleStatus.NEW : ArticleStatus.UPDATED,
        "https://news.example/" + id,
        "Meridian Wire",
        "A report",
        List.of(),
        "en",
        JULY_8,
        null,
        JULY_8,
        text,
        "f" + version,
        null,
        null,
        List.of());
  }
}
