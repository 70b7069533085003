package io.faultline.alerts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.ledger.Delivery.State;
import io.faultline.alerts.ledger.DeliveryBook.Lease;
import io.faultline.alerts.routing.Schedule.Slot;
import io.faultline.events.Alert;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.AlertStatus;
import io.faultline.events.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger promises on every database. */
abstract class LedgerContract {
  private static final Instant NOW = Instant.parse("2022-07-08T02:00:00Z");
  private static final Audience GROWTH = Audience.of(Set.of("growth"));

  private Ledger ledger;
  private AlertBook alerts;
  private DeliveryBook deliveries;

  /** An empty ledger. */
  abstract Ledger open() throws Exception;

  /** Another ledger, made from a backup of the open one in the way that the manual tells. */
  abstract Ledger backUpAndRestore() throws Exception;

  @BeforeEach
  void start() throws Exception {
    ledger = open();
    alerts = new AlertBook(ledger);
    deliveries = new DeliveryBook(ledger);
  }

  @AfterEach
  void end() {
    ledger.close();
  }

  private void add(Alert... revisions) {
    for (Alert revision : revisions) {
      ledger.write(h -> alerts.add(h, revision, NOW));
    }
  }

  @Test
  void aRevisionIsReadAsItWasWritten() {
    add(Stories.softBank());
    assertThat(alerts.latest(Stories.softBank().alertId(), Audience.EVERYONE))
        .hasValueSatisfying(e -> assertThat(e.alert()).isEqualTo(Stories.softBank()));
  }

  @Test
  void aRevisionThatComesAgainChangesNothing() {
    add(Stories.softBank());
    Optional<Long> again = ledger.write(h -> alerts.add(h, Stories.softBank(), NOW));
    assertThat(again).isEmpty();
    assertThat(alerts.revisions(Stories.softBank().alertId(), Audience.EVERYONE)).hasSize(1);
  }

  @Test
  void anEarlierRevisionThatComesLateDoesNotReplaceTheLatest() {
    add(Stories.softBankEscalated(), Stories.softBank());
    assertThat(alerts.find(AlertQuery.newest(Audience.EVERYONE, 10)))
        .singleElement()
        .satisfies(e -> assertThat(e.alert().revision()).isEqualTo(2));
  }

  @Test
  void anAudienceSeesItsPortfoliosAndNoOther() {
    add(Stories.softBank(), Stories.mastercard());
    assertThat(alerts.find(AlertQuery.newest(Audience.of(Set.of("asia")), 10)))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.alert().holding().portfolios())
                    .containsExactly(new InPortfolio("asia", 0.113, Severity.CRITICAL)));
  }

  @Test
  void aPortfolioThatSoldKeepsTheLastRevisionThatNamedIt() {
    add(
        Stories.softBank(),
        Stories.withPortfolios(
            Stories.softBankEscalated(), new InPortfolio("asia", 0.1, Severity.CRITICAL)));
    assertThat(alerts.latest(Stories.softBank().alertId(), GROWTH))
        .hasValueSatisfying(e -> assertThat(e.alert().revision()).isEqualTo(1));
  }

  @Test
  void filtersNarrowAndPagesFollowEachOther() {
    add(Stories.mastercard(), Stories.visa(), Stories.softBank());
    AlertQuery watch =
        new AlertQuery(
            Audience.EVERYONE,
            true,
            Severity.WATCH,
            "growth",
            null,
            "sensetime",
            "investment_ban",
            null,
            null,
            2);
    List<AlertBook.Entry> first = alerts.find(watch);
    List<AlertBook.Entry> second =
        alerts.find(
            new AlertQuery(
                Audience.EVERYONE,
                true,
                Severity.WATCH,
                "growth",
                null,
                "sensetime",
                "investment_ban",
                null,
                first.getLast().sequence(),
                2));
    assertThat(first)
        .extracting(e -> e.alert().holding().companyId())
        .containsExactly("softbank-group", "visa");
    assertThat(second)
        .extracting(e -> e.alert().holding().companyId())
        .containsExactly("mastercard");
  }

  @Test
  void whoSeesSeveralPortfoliosSeesEachAlertOnceAndInTheOrderOfChanges() {
    add(Stories.mastercard(), Stories.softBank(), Stories.visa());
    Audience both = Audience.of(Set.of("asia", "growth"));
    assertThat(alerts.find(AlertQuery.newest(both, 10)))
        .extracting(e -> e.alert().holding().companyId())
        .containsExactly("visa", "softbank-group", "mastercard");
    assertThat(alerts.count(AlertQuery.newest(both, 1)))
        .containsEntry(Severity.WATCH, 2L)
        .containsEntry(Severity.CRITICAL, 1L);
  }

  @Test
  void whatOnePortfolioSoldAndAnotherHoldsIsOpenForBoth() {
    add(
        Stories.softBank(),
        Stories.withPortfolios(
            Stories.softBankEscalated(), new InPortfolio("asia", 0.1, Severity.CRITICAL)));
    AlertQuery both = AlertQuery.newest(Audience.of(Set.of("asia", "growth")), 10);
    assertThat(alerts.find(both.withLive(true)))
        .singleElement()
        .satisfies(e -> assertThat(e.alert().revision()).isEqualTo(2));
    assertThat(alerts.find(both.withLive(false))).isEmpty();
  }

  @Test
  void textThatADatabaseMayRefuseIsKeptWhole() {
    Alert hostile = Stories.withTitle(Stories.visa(), "nul \u0000 and " + "x".repeat(1_000_000));
    add(hostile);
    assertThat(alerts.latest(hostile.alertId(), Audience.EVERYONE))
        .hasValueSatisfying(e -> assertThat(e.alert().title()).isEqualTo(hostile.title()));
  }

  private List<String> found(String text, Audience audience) {
    AlertQuery query = new AlertQuery(audience, null, null, null, null, null, null, text, null, 5);
    return alerts.find(query).stream().map(e -> e.alert().holding().companyId()).toList();
  }

  @Test
  void aSearchGoesByTheBeginningsOfWordsAndAllMustBeThere() {
    add(Stories.mastercard(), Stories.visa(), Stories.softBank());
    assertThat(found("face-pay", Audience.EVERYONE)).containsExactly("visa", "mastercard");
    assertThat(found("VIS techno", Audience.EVERYONE)).containsExactly("visa");
    assertThat(found("9984.t", Audience.EVERYONE)).containsExactly("softbank-group");
    assertThat(found("visa softbank", Audience.EVERYONE)).isEmpty();
  }

  @Test
  void aSearchFindsWhatTheLatestRevisionSays() {
    add(
        Stories.withTitle(Stories.softBank(), "Old words"),
        Stories.withTitle(Stories.softBankEscalated(), "New words"));
    assertThat(found("old", Audience.EVERYONE)).isEmpty();
    assertThat(found("new", Audience.EVERYONE)).containsExactly("softbank-group");
  }

  @Test
  void aSearchFindsNothingOfAnotherPortfolio() {
    add(Stories.visa(), Stories.softBank());
    assertThat(found("sensetime", Audience.of(Set.of("asia")))).containsExactly("softbank-group");
    assertThat(found("sensetime", Audience.of(Set.of("asia", "growth"))))
        .containsExactly("softbank-group", "visa");
    assertThat(found("visa", Audience.of(Set.of("asia")))).isEmpty();
  }

  @Test
  void aSearchGoesOnToTheNextPage() {
    add(Stories.mastercard(), Stories.visa(), Stories.softBank());
    AlertQuery first =
        new AlertQuery(Audience.EVERYONE, true, null, null, null, null, null, "sensetime", null, 2);
    long last = alerts.find(first).getLast().sequence();
    AlertQuery second =
        new AlertQuery(Audience.EVERYONE, true, null, null, null, null, null, "sensetime", last, 2);
    assertThat(alerts.find(second))
        .extracting(e -> e.alert().holding().companyId())
        .containsExactly("mastercard");
    assertThat(alerts.count(first)).containsEntry(Severity.WATCH, 2L);
  }

  @Test
  void signsInASearchAreNoPartOfItsLanguage() {
    add(Stories.mastercard());
    for (String text : List.of("100%", "%", "\"", "' OR 1=1 --", "mastercard:*", "(", "NOT visa")) {
      assertThat(found(text, Audience.EVERYONE))
          .as(text)
          .isEqualTo(text.startsWith("master") ? List.of("mastercard") : List.of());
    }
  }

  @Test
  void countsAreBySeverityAsTheAudienceSeesIt() {
    add(Stories.softBank(), Stories.visa());
    assertThat(alerts.count(AlertQuery.newest(Audience.of(Set.of("asia")), 1)))
        .containsEntry(Severity.CRITICAL, 1L)
        .containsEntry(Severity.WATCH, 0L);
  }

  @Test
  void whatIsClaimedBelongsToOneInstanceUntilItsLeaseEnds() {
    assertThat(deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60))).isEqualTo(Lease.TAKEN);
    Lease second = deliveries.lease("slack", "two", NOW.plusSeconds(61), NOW.plusSeconds(121));
    assertThat(second).isEqualTo(Lease.TAKEN);
  }

  @Test
  void whoLostTheLeaseClaimsNothing() {
    plan("a", 1);
    deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60));
    deliveries.lease("slack", "two", NOW.plusSeconds(61), NOW.plusSeconds(121));
    assertThat(deliveries.claim("slack", "one", NOW.plusSeconds(62))).isEmpty();
    assertThat(deliveries.claim("slack", "two", NOW.plusSeconds(62))).hasSize(1);
  }

  @Test
  void aChangeThatFailsIsTakenBackAlone() {
    assertThatThrownBy(
            () ->
                ledger.write(
                    h -> {
                      alerts.add(h, Stories.visa(), NOW);
                      throw new IllegalStateException("on purpose");
                    }))
        .isInstanceOf(IllegalStateException.class);
    add(Stories.softBank());
    assertThat(alerts.exists(Stories.visa().alertId())).isFalse();
    assertThat(alerts.exists(Stories.softBank().alertId())).isTrue();
  }

  @Test
  void changesFromManyThreadsAllArrive() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String id = "alert-" + i;
        threads.submit(() -> add(Stories.withId(Stories.visa(), id)));
      }
    }
    assertThat(alerts.find(AlertQuery.newest(Audience.EVERYONE, 500))).hasSize(200);
  }

  @Test
  void whoTakesOverFindsWhatWasUnderWayWaiting() {
    plan("a", 1);
    deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60));
    assertThat(deliveries.claim("slack", "one", NOW)).hasSize(1);
    assertThat(deliveries.claim("slack", "one", NOW)).isEmpty();
    deliveries.lease("slack", "two", NOW.plusSeconds(61), NOW.plusSeconds(121));
    assertThat(deliveries.claim("slack", "two", NOW.plusSeconds(61)))
        .singleElement()
        .satisfies(d -> assertThat(d.attempts()).isEqualTo(1));
  }

  @Test
  void aLaterRevisionWaitsForTheEarlierOne() {
    plan("a", 1);
    plan("a", 2);
    deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60));
    List<Delivery> first = deliveries.claim("slack", "one", NOW);
    deliveries.again(first, "HTTP 500", NOW.plusSeconds(30));
    assertThat(deliveries.claim("slack", "one", NOW)).isEmpty();
    assertThat(deliveries.claim("slack", "one", NOW.plusSeconds(30)))
        .singleElement()
        .satisfies(d -> assertThat(d.revision()).isEqualTo(1));
  }

  @Test
  void aRefusedMessageKeepsWhatWasSent() {
    plan("a", 1);
    deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60));
    List<Delivery> batch = deliveries.claim("slack", "one", NOW);
    deliveries.refused(batch, "HTTP 400: invalid_blocks", "{\"blocks\":[]}", NOW);
    assertThat(deliveries.refusedPayload(batch.getFirst().deliveryId()))
        .contains("{\"blocks\":[]}");
    assertThat(deliveries.newest(Audience.EVERYONE, "slack", State.REFUSED, null, 5)).hasSize(1);
  }

  @Test
  void aDeliveryForAllPortfoliosIsHiddenFromOne() {
    plan("a", 1);
    assertThat(deliveries.of("a", GROWTH)).isEmpty();
    assertThat(deliveries.of("a", Audience.EVERYONE)).hasSize(1);
  }

  @Test
  void aTokenIsFoundByItsValueUntilItIsRevoked() {
    TokenBook tokens = new TokenBook(ledger);
    TokenBook.Created created = tokens.create("growth desk", GROWTH, NOW);
    assertThat(tokens.find(created.value())).map(TokenBook.Token::audience).contains(GROWTH);
    tokens.revoke(created.token().tokenId(), NOW);
    assertThat(tokens.find(created.value())).isEmpty();
  }

  @Test
  void theFirstTokenIsMadeOnceAndForEverything() {
    TokenBook tokens = new TokenBook(ledger);
    assertThat(tokens.createFirst("the first", NOW))
        .map(c -> c.token().audience())
        .contains(Audience.EVERYONE);
    assertThat(tokens.createFirst("the first", NOW)).isEmpty();
  }

  @Test
  void whereATokenWasRevokedThereIsNoFirstOneAnyMore() {
    TokenBook tokens = new TokenBook(ledger);
    tokens.revoke(tokens.create("growth desk", GROWTH, NOW).token().tokenId(), NOW);
    assertThat(tokens.createFirst("the first", NOW)).isEmpty();
  }

  @Test
  void theLedgerDoesNotHoldTheValueOfAToken() {
    TokenBook.Created created = new TokenBook(ledger).create("growth desk", GROWTH, NOW);
    String row =
        ledger.read(
            h -> h.createQuery("SELECT * FROM access_token").mapToMap().one().values().toString());
    assertThat(row).doesNotContain(created.value());
  }

  @Test
  void whatIsLongOverGoesWithAllThatBelongsToIt() {
    Alert over =
        Stories.withRevision(
            Stories.visa(), 1, AlertStatus.RESOLVED, Severity.WATCH, 30, List.of());
    add(over, Stories.softBank());
    plan(over.alertId(), 1);
    deliveries.lease("slack", "one", NOW, NOW.plusSeconds(60));
    Retention retention = new Retention(ledger, Duration.ofDays(30));
    Instant later = NOW.plus(Duration.ofDays(31));
    assertThat(retention.step(later)).as("something still waits to be sent").isZero();
    deliveries.delivered(deliveries.claim("slack", "one", NOW), null, NOW);
    assertThat(retention.step(later)).isEqualTo(1);
    assertThat(alerts.exists(over.alertId())).isFalse();
    assertThat(deliveries.of(over.alertId(), Audience.EVERYONE)).isEmpty();
    assertThat(alerts.exists(Stories.softBank().alertId())).as("it is open").isTrue();
  }

  @Test
  void whatIsRestoredFromABackupIsWhatWasThere() throws Exception {
    add(Stories.softBank(), Stories.softBankEscalated());
    plan(Stories.softBank().alertId(), 1);
    try (Ledger restored = backUpAndRestore()) {
      assertThat(new AlertBook(restored).revisions(Stories.softBank().alertId(), Audience.EVERYONE))
          .hasSize(2);
      assertThat(new DeliveryBook(restored).nextDue("slack")).contains(NOW);
      Optional<Long> again =
          restored.write(h -> new AlertBook(restored).add(h, Stories.softBank(), NOW));
      assertThat(again).as("Kafka gives it again").isEmpty();
    }
  }

  @Test
  void pricesOfOneSourceAreNeverMixedWithAnothers() {
    MarketBook market = new MarketBook(ledger);
    ledger.write(
        h -> {
          Stories.prices().forEach(b -> market.add(h, b));
          return null;
        });
    assertThat(
            market.prices(
                "0020.HK",
                java.time.LocalDate.of(2022, 6, 29),
                java.time.LocalDate.of(2022, 6, 30)))
        .extracting(b -> b.close().toString())
        .containsExactly("5.88", "3.13");
  }

  private void plan(String alert, int revision) {
    ledger.write(
        h -> {
          deliveries.plan(
              h,
              "slack",
              "everything",
              "every alert fits",
              alert,
              revision,
              Audience.EVERYONE,
              new Slot(NOW, null),
              NOW);
          return null;
        });
  }
}
