package io.faultline.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Alert;
import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.NameIndex;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who denies what, and which paths that disputes. */
class DenialsTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final List<Company> COMPANIES =
      List.of(
          company("mesa", "Mesa Vision Ltd."),
          company("lumen", "Lumen Payments Inc."),
          company("card", "Redwood Card Corp."),
          company("fund", "Harbour Capital Plc"));

  private final Reader reader = new Reader(NameIndex.of(COMPANIES));
  private final Stages stages =
      new Stages()
          .feed(COMPANIES)
          .feed(relation("mesa", "lumen", RelationType.LICENSES_TECHNOLOGY_TO, null))
          .feed(relation("lumen", "card", RelationType.SUPPLIES, null))
          .feed(relation("fund", "mesa", RelationType.OWNS, 0.2))
          .feed(
              new Portfolio(
                  "p",
                  List.of(
                      new Portfolio.Position("card", 0.1, null, null, LONG_AGO),
                      new Portfolio.Position("fund", 0.1, null, null, LONG_AGO)),
                  null,
                  LONG_AGO))
          .feed(
              read(
                  "2024-03-04T08:00:00Z",
                  "The US Commerce Department added Mesa Vision to its Entity List on Monday."))
          .feed(
              read(
                  "2024-03-04T12:00:00Z",
                  "Regulators of the United States accused Mesa Vision of passing data of users"
                      + " on."));

  @Test
  void aCompanyBetweenDisputesThePathThatLeadsThroughIt() {
    stages.feed(
        read(
            "2024-03-05T08:00:00Z",
            "Mesa Vision has no access to the data of users, Lumen Payments said."));

    assertThat(disputed("card")).isTrue();
    assertThat(disputed("fund")).isFalse();
  }

  @Test
  void whatTheCompanyThatWasHitDeniesOfItselfDisputesNobodysStake() {
    stages.feed(
        read(
            "2024-03-05T08:00:00Z", "Mesa Vision denied that it has access to the data of users."));

    assertThat(stages.revisions())
        .anyMatch(a -> a.evidence().stream().anyMatch(e -> e.stance() == Stance.DENIES));
    assertThat(disputed("card")).isFalse();
    assertThat(disputed("fund")).isFalse();
  }

  @Test
  void itAfterAQuotationIsWhoWasQuoted() {
    stages.feed(
        read(
            "2024-03-05T08:00:00Z",
            "\"Mesa Vision is one of our partners,\" Lumen Payments said. It denied that Mesa"
                + " Vision has access to the data of users."));

    assertThat(disputed("card")).isTrue();
    assertThat(disputed("fund")).isFalse();
  }

  /** Whether a path of the last alerts of a holding has a denial on it. */
  private boolean disputed(String holding) {
    List<Alert> alerts =
        stages.revisions().stream()
            .filter(alert -> alert.holding().companyId().equals(holding))
            .toList();
    assertThat(alerts).isNotEmpty();
    return alerts.stream()
        .flatMap(alert -> alert.paths().stream())
        .flatMap(path -> path.steps().stream())
        .anyMatch(step -> !step.disputedBy().isEmpty());
  }

  private Iterable<?> read(String at, String text) {
    Instant time = Instant.parse(at);
    return reader
        .read(
            null,
            new Article(
                at,
                1,
                ArticleStatus.NEW,
                "https://wire.example/" + at,
                "Wire",
                "News",
                List.of(),
                "en",
                time,
                null,
                time,
                text,
                at,
                null,
                null,
                List.of()))
        .reports();
  }

  private static Company company(String id, String name) {
    return new Company(
        id, name, List.of(), List.of(), List.of(), null, null, null, null, null, LONG_AGO, null);
  }

  private static Relationship relation(
      String from, String to, RelationType type, @Nullable Double share) {
    return new Relationship(
        from, to, type, share, null, null, LONG_AGO, 1, RelationStatus.ACTIVE, null, null);
  }
}
