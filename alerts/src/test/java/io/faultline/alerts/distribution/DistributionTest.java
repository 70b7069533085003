package io.faultline.alerts.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.distribution.Distribution.Given;
import io.faultline.alerts.distribution.Distribution.Part;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.AlertStatus;
import io.faultline.events.Json;
import io.faultline.events.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DistributionTest {
  private static final InPortfolio GROWTH = new InPortfolio("growth", 0.04, Severity.WARNING);
  private static final InPortfolio ASIA = new InPortfolio("asia", 0.1, Severity.WARNING);
  private static final InPortfolio ASIA_MORE = new InPortfolio("asia", 0.2, Severity.WARNING);

  private static Alert revision(int n, InPortfolio... portfolios) {
    return Stories.withPortfolios(
        Stories.withRevision(
            Stories.softBank(),
            n,
            n == 1 ? AlertStatus.OPENED : AlertStatus.UPDATED,
            Severity.WARNING,
            67.4,
            n == 1 ? List.of() : List.of("It is 20 % of asia now.")),
        portfolios);
  }

  private static List<String> told(Alert... revisions) {
    return parts(revisions).stream()
        .map(
            p ->
                "%s %d %s"
                    .formatted(p.portfolio(), p.alert().revision(), p.alert().status().code()))
        .toList();
  }

  private static List<Part> parts(Alert... revisions) {
    Given given = Given.NOTHING;
    List<Part> parts = new ArrayList<>();
    for (Alert revision : revisions) {
      Distribution.Step step = Distribution.give(revision, given);
      given = step.given();
      parts.addAll(step.parts());
    }
    return parts;
  }

  @Test
  void eachPortfolioIsGivenItsOwn() {
    assertThat(told(revision(1, GROWTH, ASIA))).containsExactly("growth 1 opened", "asia 1 opened");
  }

  @Test
  void aPartNamesNoOtherPortfolioAnywhere() {
    for (Part part : parts(revision(1, GROWTH, ASIA), revision(2, GROWTH, ASIA_MORE))) {
      assertThat(Json.write(part.alert()))
          .doesNotContain(part.portfolio().equals("growth") ? "asia" : "growth");
    }
  }

  @Test
  void whatChangesForAnotherPortfolioAloneIsNotGiven() {
    assertThat(told(revision(1, GROWTH, ASIA), revision(2, GROWTH, ASIA_MORE)))
        .containsExactly("growth 1 opened", "asia 1 opened", "asia 2 updated");
  }

  @Test
  void whoBuysLaterBeginsWithRevisionOne() {
    assertThat(told(revision(1, GROWTH), revision(2, GROWTH), revision(3, GROWTH, ASIA)))
        .containsExactly("growth 1 opened", "asia 1 opened");
  }

  @Test
  void whoSellsGetsOneLastRevision() {
    assertThat(told(revision(1, GROWTH, ASIA), revision(2, GROWTH), revision(3, GROWTH)))
        .containsExactly("growth 1 opened", "asia 1 opened", "asia 2 resolved");
  }

  @Test
  void theEndOfAnAlertIsGivenToAll() {
    Alert end =
        Stories.withPortfolios(
            Stories.withRevision(
                Stories.softBank(), 2, AlertStatus.RESOLVED, Severity.WARNING, 67.4, List.of()),
            GROWTH);
    assertThat(told(revision(1, GROWTH), end))
        .containsExactly("growth 1 opened", "growth 2 resolved");
  }
}
