package io.faultline.streams.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cases of OFAC's FAQ 398 to 402, and what they leave open: circles and unknown stakes. */
class OwnershipTest {
  private static final Instant LONG_AGO = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

  private final Graph graph = new Graph();

  @Test
  void whatACoveredEntityOwnsHalfOfIsCovered() {
    owns("x", "a", 0.5);
    owns("a", "b", 0.5);

    assertThat(covered("x")).containsOnlyKeys("a", "b");
  }

  @Test
  void stakesHeldThroughTwoCoveredEntitiesAreAddedUp() {
    owns("x", "a", 0.5);
    owns("x", "b", 0.5);
    owns("a", "c", 0.25);
    owns("b", "c", 0.25);

    assertThat(covered("x")).containsOnlyKeys("a", "b", "c");
  }

  @Test
  void directAndIndirectStakesAreAddedUp() {
    owns("x", "a", 0.5);
    owns("x", "b", 0.1);
    owns("a", "b", 0.4);

    assertThat(covered("x")).containsOnlyKeys("a", "b");
  }

  @Test
  void nothingCountsOfWhatIsHeldThroughAnEntityBelowHalf() {
    owns("x", "a", 0.5);
    owns("x", "b", 0.25);
    owns("a", "c", 0.25);
    owns("b", "c", 0.25);

    assertThat(covered("x")).containsOnlyKeys("a");
  }

  @Test
  void twoQuartersAboveDoNotMakeTheWholeBelow() {
    owns("x", "a", 0.25);
    owns("x", "b", 0.25);
    owns("a", "c", 0.5);
    owns("b", "c", 0.5);

    assertThat(covered("x")).isEmpty();
  }

  @Test
  void theStakesOfAllListedOwnersAreAddedUp() {
    owns("x", "a", 0.25);
    owns("y", "a", 0.25);

    assertThat(covered("x")).isEmpty();
    assertThat(covered("x", "y")).containsEntry("a", new Ownership.Bounds(0.5, 0.5));
  }

  @Test
  void controlWithoutOwnershipCoversNothing() {
    graph.add(relation("x", "a", RelationType.PARTNERS_WITH, 1.0, RelationStatus.ACTIVE));
    owns("x", "a", 0.49);

    assertThat(covered("x")).isEmpty();
  }

  @Test
  void aStakeThatIsOnlyPlannedIsNone() {
    graph.add(relation("x", "a", RelationType.OWNS, 0.6, RelationStatus.PLANNED));

    assertThat(covered("x")).isEmpty();
  }

  @Test
  void anUnknownStakeMayBeAllThatIsLeft() {
    owns("x", "a", null);
    owns("free", "a", 0.3);

    Ownership.Bounds part = covered("x").get("a");

    assertThat(part.atLeast()).isZero();
    assertThat(part.atMost()).isCloseTo(0.7, within(1e-9));
  }

  @Test
  void anUnknownStakeCoversNothingWhereTheRestIsKnown() {
    owns("x", "a", null);
    owns("free", "a", 0.6);

    assertThat(covered("x")).isEmpty();
  }

  @Test
  void aCircleCannotCoverItself() {
    owns("x", "a", 0.1);
    owns("a", "b", 0.9);
    owns("b", "a", 0.9);

    assertThat(covered("x")).isEmpty();
  }

  @Test
  void thirdsThatWereRoundedStillMakeTheWhole() {
    owns("x", "a", 0.1666667);
    owns("y", "a", 0.1666667);
    owns("z", "a", 0.1666666);

    assertThat(covered("x", "y", "z")).containsOnlyKeys("a");
  }

  @Test
  void onesOwnPartMultipliesAlongAChainAndAddsUpOverChains() {
    owns("x", "a", 0.5);
    owns("a", "c", 0.4);
    owns("x", "c", 0.1);

    assertThat(stake("x", "c").atLeast()).isCloseTo(0.3, within(1e-6));
  }

  @Test
  void aCircleOfStakesSettles() {
    // a = 0.5 + 0.2 b, b = 0.6 a: a = 0.5 / 0.88
    owns("x", "a", 0.5);
    owns("a", "b", 0.6);
    owns("b", "a", 0.2);

    assertThat(stake("x", "a").atLeast()).isCloseTo(0.5 / 0.88, within(1e-5));
  }

  @Test
  void anUnknownStakeGivesOnesOwnPartBounds() {
    owns("x", "a", null);
    owns("y", "a", 0.2);
    owns("a", "b", 0.5);

    assertThat(stake("x", "b").atLeast()).isZero();
    assertThat(stake("x", "b").atMost()).isCloseTo(0.4, within(1e-6));
  }

  private Map<String, Ownership.Bounds> covered(String... listed) {
    Map<String, Ownership.Bounds> covered = new TreeMap<>();
    TreeSet<Integer> nodes = new TreeSet<>();
    Arrays.stream(listed).forEach(id -> nodes.add(graph.find(id).orElseThrow()));
    new Ownership(graph)
        .covered(nodes, 0.5, DAY, DAY)
        .forEach((node, part) -> covered.put(graph.id(node), part));
    return covered;
  }

  private Ownership.Bounds stake(String owner, String company) {
    return new Ownership(graph)
        .stake(graph.find(owner).orElseThrow(), graph.find(company).orElseThrow(), DAY, DAY);
  }

  private void owns(String owner, String company, @Nullable Double share) {
    graph.add(relation(owner, company, RelationType.OWNS, share, RelationStatus.ACTIVE));
  }

  private static Relationship relation(
      String from, String to, RelationType type, @Nullable Double share, RelationStatus status) {
    return new Relationship(from, to, type, share, null, null, LONG_AGO, 1, status, null, null);
  }
}
