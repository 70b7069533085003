package io.faultline.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.RiskType;
import io.faultline.streams.reading.CompanyReport.Salience;
import io.faultline.streams.reading.names.NameIndex;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final Instant MONDAY = Instant.parse("2024-03-04T08:00:00Z");
  private static final String LISTED =
      "The Commerce Department put Kestrel Semiconductor on its Entity List on Monday.";

  private final Reader reader =
      new Reader(
          NameIndex.of(
              List.of(
                  company("kestrel", "Kestrel Semiconductor"), company("lumen", "Lumen Mining"))));

  @Test
  void anArticleGivesAReportForEachCompanyThatItNames() {
    Reader.Reading reading = reader.read(null, article(1, LISTED + " It buys from Lumen Mining."));
    assertThat(reading.reports())
        .extracting(CompanyReport::companyId)
        .containsExactly("kestrel", "lumen");
    assertThat(reading.reports().getFirst().claims())
        .extracting(Claim::type)
        .containsExactly(RiskType.EXPORT_CONTROL);
    assertThat(reading.reports().getLast().claims()).isEmpty();
  }

  @Test
  void whatALaterVersionNoLongerClaimsIsGone() {
    Reader.Reading first = reader.read(null, article(1, LISTED));
    Reader.Reading second =
        reader.read(first.memory(), article(2, "Kestrel Semiconductor opened a plant on Monday."));
    assertThat(second.reports()).hasSize(1);
    assertThat(second.reports().getFirst().version()).isEqualTo(2);
    assertThat(second.reports().getFirst().claims()).isEmpty();
  }

  @Test
  void aCompanyThatALaterVersionNoLongerNamesGetsAnEmptyReport() {
    Reader.Reading first = reader.read(null, article(1, LISTED));
    Reader.Reading second =
        reader.read(
            first.memory(), article(2, LISTED.replace("Kestrel Semiconductor", "Lumen Mining")));
    assertThat(second.reports())
        .extracting(CompanyReport::companyId, CompanyReport::salience)
        .contains(tuple("kestrel", null));
  }

  @Test
  void aRetractedArticleWithdrawsAllThatItSaid() {
    Reader.Reading first = reader.read(null, article(1, LISTED));
    Article gone = article(2, ArticleStatus.RETRACTED, LISTED);
    assertThat(reader.read(first.memory(), gone).reports())
        .singleElement()
        .extracting(CompanyReport::salience, CompanyReport::claims)
        .containsExactly(null, List.of());
  }

  @Test
  void anOlderVersionThatComesLateChangesNothing() {
    Reader.Reading second = reader.read(null, article(2, "Kestrel Semiconductor opened a plant."));
    Reader.Reading late = reader.read(second.memory(), article(1, LISTED));
    assertThat(late.reports()).isEmpty();
    assertThat(late.memory()).isEqualTo(second.memory());
  }

  @Test
  void anOrganisationThatNobodyKnowsIsKeptAsItIsWritten() {
    Reader.Reading reading =
        reader.read(null, article(1, LISTED.replace("Kestrel Semiconductor", "Vantoro Optics")));
    assertThat(reading.reports()).isEmpty();
    assertThat(reading.unresolved())
        .singleElement()
        .extracting(Claim::target)
        .isEqualTo("name:Vantoro Optics");
  }

  @Test
  void aNameInAnAuthorsNoteIsBoilerplate() {
    String text =
        LISTED
            + "\n\nAnalysts expect that its orders will fall.\n\nLawyers said that it may appeal."
            + "\n\nThe author owns shares of Lumen Mining.";
    assertThat(reader.read(null, article(1, text)).reports())
        .extracting(CompanyReport::salience)
        .contains(Salience.BOILERPLATE);
  }

  private static Article article(int version, String text) {
    return article(version, version == 1 ? ArticleStatus.NEW : ArticleStatus.UPDATED, text);
  }

  private static Article article(int version, ArticleStatus status, String text) {
    Instant at = MONDAY.plusSeconds(3_600L * version);
    return new Article(
        "a",
        version,
        status,
        "https://news.example/a",
        "News",
        "",
        List.of(),
        "en",
        MONDAY,
        version == 1 ? null : at,
        at,
        text,
        "f" + version,
        null,
        null,
        List.of());
  }

  private static Company company(String id, String name) {
    return new Company(
        id,
        name,
        List.of(),
        List.of(),
        List.of(),
        null,
        "CN",
        null,
        null,
        null,
        Instant.EPOCH,
        null);
  }
}
