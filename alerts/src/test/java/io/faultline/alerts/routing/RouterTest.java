package io.faultline.alerts.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.alerts.Stories;
import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RouterTest {
  private static final Instant NOW = Instant.parse("2022-07-08T02:00:00Z");
  private static final AlertFilter GROWTH =
      new AlertFilter(Set.of("growth"), Set.of(), null, Set.of(), Set.of(), null);
  private static final AlertFilter WARNINGS =
      new AlertFilter(Set.of(), Set.of(), Severity.WARNING, Set.of(), Set.of(), null);

  private static Route route(String name, String receiver, AlertFilter match) {
    return new Route(name, List.of(receiver), match, Timing.AT_ONCE);
  }

  private static List<Assignment> assign(Router router, Alert alert, Handling... handlings) {
    return router.assign(alert, List.of(), List.of(handlings), n -> Stories.softBank(), NOW);
  }

  @Test
  void withoutRoutesEverybodyGetsEverything() {
    Router router = new Router(List.of(), List.of("slack", "mail"));
    assertThat(assign(router, Stories.visa()))
        .extracting(Assignment::receiver)
        .containsExactly("slack", "mail");
  }

  @Test
  void aReceiverThatTwoRoutesLeadToIsToldOnceByTheFirst() {
    Router router =
        new Router(
            List.of(route("loud", "slack", WARNINGS), route("all", "slack", AlertFilter.ANY)),
            List.of("slack"));
    assertThat(assign(router, Stories.softBank()))
        .singleElement()
        .satisfies(a -> assertThat(a.route().name()).isEqualTo("loud"));
  }

  @Test
  void aRouteOfAPortfolioShowsNoOther() {
    Router router = new Router(List.of(route("growth", "slack", GROWTH)), List.of("slack"));
    Assignment told = assign(router, Stories.softBank()).getFirst();
    assertThat(told.audience().view(Stories.softBank()).orElseThrow().holding().portfolios())
        .extracting(Alert.InPortfolio::id)
        .containsExactly("growth");
  }

  @Test
  void theAnswerSaysWhyNot() {
    Router router = new Router(List.of(route("loud", "slack", WARNINGS)), List.of("slack"));
    assertThat(router.explain(Stories.visa()))
        .singleElement()
        .satisfies(
            a -> assertThat(a.match().because()).isEqualTo("severity is watch, below warning"));
  }

  @Test
  void aRouteToNowhereIsRefusedWithTheNamesThatThereAre() {
    assertThatThrownBy(
            () -> new Router(List.of(route("r", "slak", AlertFilter.ANY)), List.of("slack")))
        .hasMessage("route r leads to slak, expected one of slack");
  }

  @Test
  void anAlertThatIsSilencedIsHeldWithTheReason() {
    Router router = new Router(List.of(), List.of("slack"));
    Silence silence =
        new Silence("s", GROWTH, "migration", "Ada", NOW, NOW, NOW.plus(Duration.ofHours(1)));
    assertThat(router.assign(Stories.visa(), List.of(silence), List.of(), n -> null, NOW))
        .singleElement()
        .satisfies(
            a ->
                assertThat(a.held())
                    .isEqualTo("silenced until 2022-07-08T03:00:00Z by Ada: migration"));
  }

  @Test
  void aDismissedAlertStaysQuietWhenNothingIsNew() {
    Router router = new Router(List.of(), List.of("slack"));
    Alert same =
        Stories.withRevision(
            Stories.softBank(), 2, AlertStatus.UPDATED, Severity.WARNING, 68, List.of());
    assertThat(assign(router, same, dismissed(Handling.EVERY)).getFirst().held())
        .isEqualTo("dismissed at revision 1 by Ada: known; nothing new since");
  }

  @Test
  void aDismissedAlertSpeaksAgainWhenItGrowsWorse() {
    Router router = new Router(List.of(), List.of("slack"));
    assertThat(
            assign(router, Stories.softBankEscalated(), dismissed(Handling.EVERY))
                .getFirst()
                .held())
        .isNull();
  }

  @Test
  void whatOnePortfolioDismissesStillReachesTheOthers() {
    Router router = new Router(List.of(), List.of("slack"));
    Alert same =
        Stories.withRevision(
            Stories.softBank(), 2, AlertStatus.UPDATED, Severity.WARNING, 68, List.of());
    assertThat(assign(router, same, dismissed("growth")).getFirst().held()).isNull();
  }

  @Test
  void aSnoozedAlertWaitsForItsEnd() {
    Router router = new Router(List.of(), List.of("slack"));
    Instant end = NOW.plus(Duration.ofHours(4));
    Handling snoozed =
        new Handling(
            "a", 1, Handling.EVERY, Handling.Kind.SNOOZED, "", end, "Ada", NOW.minusSeconds(1));
    assertThat(assign(router, Stories.softBank(), snoozed).getFirst().notBefore()).isEqualTo(end);
  }

  @Test
  void anUnknownWeightCountsAsEnough() {
    AlertFilter heavy = new AlertFilter(Set.of(), Set.of(), null, Set.of(), Set.of(), 0.2);
    Alert unknown =
        Stories.withPortfolios(
            Stories.visa(), new Alert.InPortfolio("growth", null, Severity.WATCH));
    assertThat(heavy.match(Stories.visa()).fits()).isFalse();
    assertThat(heavy.match(unknown).fits()).isTrue();
  }

  private static Handling dismissed(String portfolio) {
    return new Handling(
        "a", 1, portfolio, Handling.Kind.DISMISSED, "known", null, "Ada", NOW.minusSeconds(60));
  }
}
