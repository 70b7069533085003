package io.faultline.streams.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faultline.events.Alert;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RiskFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExposureGraphTest {
  private static final Instant LONG_AGO = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant PLUNGE = Instant.parse("2022-06-30T00:00:00Z");
  private static final Instant PRESS = Instant.parse("2022-07-08T00:00:00Z");

  private final ExposureGraph graph = new ExposureGraph();

  @Test
  void aStakeCarriesItsPartOfTheHit() {
    graph.refer(relation("fund", "acme", RelationType.OWNS, 0.149));

    assertThat(carried("acme", "fund")).isCloseTo(0.149, within(1e-6));
  }

  @Test
  void allPathsCountTogetherAndTheStrongestComesFirst() {
    graph.refer(relation("group", "acme", RelationType.OWNS, 0.2));
    graph.refer(relation("group", "user", RelationType.OWNS, 1.0));
    graph.refer(relation("acme", "user", RelationType.LICENSES_TECHNOLOGY_TO, null));

    List<Alert.Path> paths = reach("acme", "group", PLUNGE).paths();

    assertThat(paths).hasSize(2);
    assertThat(paths.getFirst().strength()).isCloseTo(0.2, within(1e-6));
    assertThat(carried("acme", "group")).isCloseTo(1 - (1 - 0.2) * (1 - 0.2), within(1e-6));
  }

  @Test
  void aRelationThatThePressRevealsExplainsAnEarlierPlungeFromThatDayOn() {
    graph.refer(
        new Relationship(
            "acme",
            "shop",
            RelationType.SUPPLIES,
            null,
            LocalDate.of(2022, 5, 17),
            null,
            PRESS,
            1,
            RelationStatus.ACTIVE,
            null,
            null));

    assertThat(reach("acme", "shop", PRESS.minusMillis(1)).paths()).isEmpty();
    assertThat(reach("acme", "shop", PRESS).paths()).hasSize(1);
  }

  @Test
  void aStakeThatWasSoldBeforeCarriesNothing() {
    graph.refer(
        new Relationship(
            "fund",
            "acme",
            RelationType.OWNS,
            0.5,
            null,
            LocalDate.of(2022, 6, 1),
            LONG_AGO,
            1,
            RelationStatus.ACTIVE,
            null,
            null));

    assertThat(reach("acme", "fund", PLUNGE).paths()).isEmpty();
  }

  @Test
  void aLaterVersionOfARelationTakesThePlaceOfTheEarlierOne() {
    graph.refer(relation("fund", "acme", RelationType.OWNS, 0.5));
    graph.refer(
        new Relationship(
            "fund",
            "acme",
            RelationType.OWNS,
            0.1,
            null,
            null,
            PLUNGE,
            1,
            RelationStatus.ACTIVE,
            null,
            null));

    assertThat(carried("acme", "fund")).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void competitorsNeverCarryExposure() {
    graph.refer(relation("acme", "rival", RelationType.COMPETES_WITH, null));
    graph.refer(relation("fund", "rival", RelationType.OWNS, 1.0));

    assertThat(reach("acme", "rival", PLUNGE).paths()).isEmpty();
    assertThat(reach("acme", "fund", PLUNGE).paths()).isEmpty();
  }

  @Test
  void lostRevenueDoesNotReachTheSuppliersOtherCustomers() {
    graph.refer(relation("maker", "acme", RelationType.SUPPLIES, 0.5));
    graph.refer(relation("maker", "other", RelationType.SUPPLIES, 0.5));

    assertThat(reach("acme", "maker", PLUNGE).paths()).hasSize(1);
    assertThat(reach("acme", "other", PLUNGE).paths()).isEmpty();
  }

  @Test
  void circlesOfOwnershipEnd() {
    graph.refer(relation("a", "b", RelationType.OWNS, 0.9));
    graph.refer(relation("b", "c", RelationType.OWNS, 0.9));
    graph.refer(relation("c", "a", RelationType.OWNS, 0.9));

    assertThat(reach("c", "a", PLUNGE).paths()).isNotEmpty().allMatch(p -> p.steps().size() <= 4);
  }

  @Test
  void aHubFloodsNobody() {
    graph.refer(relation("bank", "acme", RelationType.OWNS, 0.6));
    for (int i = 0; i < 2_000; i++) {
      graph.refer(relation("bank", "client-" + i, RelationType.SUPPLIES, 0.001));
    }

    assertThat(graph.reach("acme", RiskFamily.RESTRICTION, PLUNGE, PLUNGE, c -> true))
        .containsOnlyKeys("bank");
  }

  private double carried(String origin, String holding) {
    return reach(origin, holding, PLUNGE).carried();
  }

  private ExposureGraph.Reach reach(String origin, String holding, Instant known) {
    return graph
        .reach(origin, RiskFamily.RESTRICTION, PLUNGE, known, holding::equals)
        .getOrDefault(holding, new ExposureGraph.Reach(0, List.of()));
  }

  private static Relationship relation(
      String from, String to, RelationType type, @Nullable Double share) {
    return new Relationship(
        from, to, type, share, null, null, LONG_AGO, 1, RelationStatus.ACTIVE, null, null);
  }
}
