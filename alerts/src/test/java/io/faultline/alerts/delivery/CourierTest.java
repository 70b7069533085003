package io.faultline.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.audience.Audience;
import io.faultline.alerts.delivery.Outcome.Delivered;
import io.faultline.alerts.delivery.Outcome.Rejected;
import io.faultline.alerts.delivery.Outcome.Retry;
import io.faultline.alerts.delivery.Outcome.Trouble;
import io.faultline.alerts.ledger.Delivery.State;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.LedgerSettings;
import io.faultline.alerts.routing.AlertFilter;
import io.faultline.alerts.routing.QuietHours;
import io.faultline.alerts.routing.Route;
import io.faultline.alerts.routing.Router;
import io.faultline.alerts.routing.Timing;
import io.faultline.events.Alert;
import io.faultline.events.Severity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Couriers live through hours in a moment. */
final class CourierTest {
  private static final Instant START = Instant.parse("2022-07-08T02:00:00Z");
  private static final Outcome OK = new Delivered(null);

  @TempDir private Path folder;
  private final SimulatedClock clock = new SimulatedClock(START);
  private final List<Instant> sentAt = new ArrayList<>();
  private final List<Message> sent = new ArrayList<>();
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = Ledger.open(LedgerSettings.sqlite(folder.resolve("ledger.db")));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Courier courier(Function<Integer, Outcome> answers) {
    return courier("slack", "one", answers);
  }

  private Courier courier(String name, String owner, Function<Integer, Outcome> answers) {
    Receiver receiver =
        new Receiver() {
          @Override
          public Outcome send(Message message) {
            Outcome outcome = answers.apply(sent.size());
            sent.add(message);
            sentAt.add(clock.instant());
            return outcome;
          }

          @Override
          public String payload(Message message) {
            return "payload of " + message.id();
          }

          @Override
          public Duration pace() {
            return Duration.ofSeconds(1);
          }
        };
    return new Courier(
        name,
        owner,
        receiver,
        ledger,
        URI.create("http://127.0.0.1:8080"),
        clock,
        new Random(7),
        new SimpleMeterRegistry(),
        () -> Optional.of("mail").filter(other -> name.equals("slack")));
  }

  private void take(Timing timing, Alert... alerts) {
    Route route = new Route("all", List.of("slack"), AlertFilter.ANY, timing);
    new Intake(ledger, new Router(List.of(route), List.of("slack", "mail")), clock)
        .take(List.of(alerts));
  }

  /** Lets a courier work until a time. */
  private void until(Courier courier, Instant end) {
    while (clock.instant().isBefore(end)) {
      Instant next = courier.step();
      clock.moveTo(next.isAfter(clock.instant()) ? next : clock.instant().plusMillis(1));
    }
  }

  private List<String> states() {
    return new DeliveryBook(ledger)
        .newest(Audience.EVERYONE, null, null, null, 100).stream()
            .map(d -> d.receiver() + " " + d.state().code())
            .toList();
  }

  @Test
  void twoMessagesAreASecondApart() {
    take(Timing.AT_ONCE, Stories.visa(), Stories.mastercard());
    until(courier(n -> OK), START.plusSeconds(10));
    assertThat(sentAt).hasSize(2);
    assertThat(Duration.between(sentAt.get(0), sentAt.get(1)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void theWaitThatAReceiverAsksForIsKept() {
    take(Timing.AT_ONCE, Stories.visa());
    Duration asked = Duration.ofSeconds(90);
    until(
        courier(n -> n == 0 ? new Retry(Trouble.RATE_LIMITED, asked, "HTTP 429") : OK),
        START.plusSeconds(200));
    assertThat(sentAt).hasSize(2);
    assertThat(Duration.between(sentAt.get(0), sentAt.get(1))).isGreaterThanOrEqualTo(asked);
  }

  @Test
  void aReceiverThatIsDownForAnHourGetsEverythingAfterwards() {
    take(Timing.AT_ONCE, Stories.visa(), Stories.mastercard(), Stories.softBank());
    Instant up = START.plus(Duration.ofHours(1));
    until(
        courier(
            n ->
                clock.instant().isBefore(up)
                    ? new Retry(Trouble.NETWORK, null, "connection failed")
                    : OK),
        START.plus(Duration.ofHours(2)));
    assertThat(states()).containsExactly("slack delivered", "slack delivered", "slack delivered");
  }

  @Test
  void whatCameWhileAReceiverWasDownForAnHourIsGroupedAsConfigured() {
    Timing grouped =
        new Timing(
            Duration.ofSeconds(30), Duration.ofMinutes(10), null, null, null, ZoneOffset.UTC, 0);
    Instant up = START.plus(Duration.ofHours(1));
    Function<Integer, Outcome> downForAnHour =
        n ->
            clock.instant().isBefore(up)
                ? new Retry(Trouble.NETWORK, null, "connection failed")
                : OK;
    take(grouped, Stories.visa(), Stories.mastercard());
    until(courier(downForAnHour), START.plus(Duration.ofMinutes(20)));
    take(grouped, Stories.softBank(), Stories.softBankEscalated());
    until(courier(downForAnHour), START.plus(Duration.ofHours(2)));
    assertThat(states()).hasSize(4).containsOnly("slack delivered");
    List<List<String>> arrived = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      if (!sentAt.get(i).isBefore(up)) {
        arrived.add(
            ((Message.Alerts) sent.get(i))
                .notes().stream()
                    .map(n -> n.alert().holding().companyId() + " " + n.alert().revision())
                    .toList());
      }
    }
    assertThat(arrived)
        .containsExactlyInAnyOrder(List.of("visa 1", "mastercard 1"), List.of("softbank-group 2"));
  }

  @Test
  void aRepeatIsTheSameMessage() {
    take(Timing.AT_ONCE, Stories.visa());
    until(
        courier(n -> n == 0 ? new Retry(Trouble.TIMEOUT, null, "no answer") : OK),
        START.plusSeconds(60));
    assertThat(sent).hasSize(2);
    assertThat(sent.get(0).id()).isEqualTo(sent.get(1).id());
  }

  @Test
  void whatARefusesStaysAsADeadLetter() {
    take(Timing.AT_ONCE, Stories.visa());
    until(courier(n -> new Rejected(false, "HTTP 400: invalid_blocks")), START.plusSeconds(5));
    assertThat(sent).hasSize(1);
    String id =
        new DeliveryBook(ledger)
            .newest(Audience.EVERYONE, null, State.REFUSED, null, 5)
            .getFirst()
            .deliveryId();
    assertThat(new DeliveryBook(ledger).refusedPayload(id))
        .contains("payload of " + sent.getFirst().id());
  }

  @Test
  void aReceiverThatIsGoneIsDisabledAndAnotherIsTold() {
    take(Timing.AT_ONCE, Stories.visa(), Stories.mastercard());
    until(courier(n -> new Rejected(true, "HTTP 410: no_service")), START.plusSeconds(60));
    assertThat(sent).hasSize(1);
    assertThat(states())
        .containsExactlyInAnyOrder("mail waiting", "slack waiting", "slack waiting");
    assertThat(new DeliveryBook(ledger).state("slack").disabledBecause())
        .isEqualTo("HTTP 410: no_service");
    until(courier("mail", "one", n -> OK), START.plusSeconds(70));
    assertThat(sent.getLast())
        .isInstanceOfSatisfying(
            Message.Notice.class,
            n -> assertThat(n.title()).isEqualTo("Alerts no longer reach slack"));
  }

  @Test
  void anEnabledReceiverGetsWhatWaited() {
    take(Timing.AT_ONCE, Stories.visa());
    until(courier(n -> n == 0 ? new Rejected(true, "HTTP 404") : OK), START.plusSeconds(20));
    new DeliveryBook(ledger).enable("slack");
    until(courier(n -> OK), START.plusSeconds(40));
    assertThat(states()).contains("slack delivered");
  }

  @Test
  void triesEndAfterThirtyHours() {
    take(Timing.AT_ONCE, Stories.visa());
    until(
        courier(n -> new Retry(Trouble.RECEIVER_FAULT, null, "HTTP 500")),
        START.plus(Duration.ofHours(29)));
    assertThat(states()).containsExactly("slack waiting");
    until(
        courier(n -> new Retry(Trouble.RECEIVER_FAULT, null, "HTTP 500")),
        START.plus(Duration.ofHours(31)));
    assertThat(states()).containsExactly("slack refused");
  }

  @Test
  void afterACrashTheMessageUnderWayIsSentAgain() {
    take(Timing.AT_ONCE, Stories.visa());
    Courier crashes =
        courier(
            "slack",
            "one",
            n -> {
              throw new OutOfMemoryError("on purpose");
            });
    try {
      crashes.step();
    } catch (OutOfMemoryError e) {
      assertThat(states()).containsExactly("slack sending");
    }
    until(courier("slack", "two", n -> OK), START.plusSeconds(5));
    assertThat(states()).containsExactly("slack delivered");
  }

  @Test
  void alertsOfOneOriginGoInOneMessage() {
    Timing grouped =
        new Timing(
            Duration.ofSeconds(30), Duration.ofMinutes(5), null, null, null, ZoneOffset.UTC, 0);
    take(grouped, Stories.visa(), Stories.mastercard(), Stories.softBank());
    until(courier(n -> OK), START.plusSeconds(60));
    assertThat(sent)
        .singleElement()
        .isInstanceOfSatisfying(Message.Alerts.class, m -> assertThat(m.notes()).hasSize(3));
    assertThat(states()).containsOnly("slack delivered");
  }

  @Test
  void whatBreaksThroughTakesTheWaitingRevisionsAlong() {
    QuietHours all = new QuietHours(LocalTime.of(0, 0), LocalTime.of(23, 59), Severity.CRITICAL);
    Timing quiet = new Timing(Duration.ZERO, Duration.ZERO, null, all, null, ZoneOffset.UTC, 0);
    Alert calm =
        Stories.withPortfolios(
            Stories.softBank(), new Alert.InPortfolio("growth", 0.1, Severity.WARNING));
    take(quiet, calm, Stories.softBankEscalated());
    until(courier(n -> OK), START.plusSeconds(10));
    assertThat(states()).containsExactly("slack delivered", "slack delivered");
    assertThat(sent)
        .singleElement()
        .isInstanceOfSatisfying(
            Message.Alerts.class,
            m -> assertThat(m.notes().getFirst().alert().revision()).isEqualTo(2));
  }

  @Test
  void anOpenAlertIsRepeatedUntilSomebodyAcknowledgesIt() {
    Timing repeating =
        new Timing(
            Duration.ZERO, Duration.ZERO, Duration.ofHours(4), null, null, ZoneOffset.UTC, 0);
    Route route = new Route("all", List.of("slack"), AlertFilter.ANY, repeating);
    Router router = new Router(List.of(route), List.of("slack"));
    new Intake(ledger, router, clock).take(List.of(Stories.visa()));
    until(courier(n -> OK), START.plusSeconds(5));
    Repeater repeater = new Repeater(ledger, h -> router, clock, () -> {});
    assertThat(repeater.step()).isZero();
    clock.moveTo(START.plus(Duration.ofHours(5)));
    assertThat(repeater.step()).isEqualTo(1);
    repeater.close();
  }
}
