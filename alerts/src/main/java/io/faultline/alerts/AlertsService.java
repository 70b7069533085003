package io.faultline.alerts;

import io.faultline.alerts.api.HttpServer;
import io.faultline.alerts.api.ServerParts;
import io.faultline.alerts.consuming.DeadLetters;
import io.faultline.alerts.consuming.LedgerConsumer;
import io.faultline.alerts.consuming.LedgerConsumer.Reader;
import io.faultline.alerts.consuming.Readers;
import io.faultline.alerts.delivery.Courier;
import io.faultline.alerts.delivery.Couriers;
import io.faultline.alerts.delivery.EndToEnd;
import io.faultline.alerts.delivery.HttpSender;
import io.faultline.alerts.delivery.Intake;
import io.faultline.alerts.delivery.ReceiverParts;
import io.faultline.alerts.delivery.Repeater;
import io.faultline.alerts.distribution.Distributor;
import io.faultline.alerts.ledger.DecisionBook;
import io.faultline.alerts.ledger.DeliveryBook;
import io.faultline.alerts.ledger.Ledger;
import io.faultline.alerts.ledger.MarketBook;
import io.faultline.alerts.ledger.Retention;
import io.faultline.alerts.ledger.TokenBook;
import io.faultline.alerts.switchboard.Switchboard;
import io.faultline.events.Alert;
import io.faultline.events.Decision;
import io.faultline.events.LockUp;
import io.faultline.events.PriceBar;
import io.faultline.events.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes out: reads alerts into the ledger, tells the receivers, gives each portfolio its topic,
 * and serves the API and the pages. Several instances may share one PostgreSQL ledger.
 */
public final class AlertsService implements AutoCloseable {
  private static final Duration LONGEST_POST = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(AlertsService.class);

  private final AlertsSettings settings;
  private final Clock clock;
  private final Ledger ledger;
  private final HttpSender http;
  private final Switchboard switchboard;
  private final Repeater repeater;
  private final Housekeeping housekeeping;
  private final DeadLetters deadLetters;
  private final LedgerConsumer alerts;
  private final LedgerConsumer market;
  private final Distributor distributor;
  private final HttpServer server;

  public AlertsService(
      AlertsSettings settings, Clock clock, MeterRegistry meters, Surroundings surroundings) {
    this.settings = settings;
    this.clock = clock;
    this.ledger = Ledger.open(settings.ledger());
    this.http = new HttpSender(LONGEST_POST);
    String owner = UUID.randomUUID().toString();
    this.switchboard =
        new Switchboard(
            ledger,
            settings.receivers(),
            settings.routes(),
            new ReceiverParts(http, clock),
            (name, receiver, toldInstead) ->
                new Courier(
                    name,
                    owner,
                    receiver,
                    ledger,
                    settings.baseUrl(),
                    clock,
                    RandomGenerator.getDefault(),
                    meters,
                    toldInstead),
            new Couriers(List.of(), clock));
    this.repeater = new Repeater(ledger, switchboard, clock, switchboard::wake);
    this.housekeeping = new Housekeeping(new Retention(ledger, settings.keep()), clock);
    Intake intake = new Intake(ledger, switchboard, clock);
    this.deadLetters = new DeadLetters(settings.kafka(), settings.topicPrefix(), clock, meters);
    Timer alerted = EndToEnd.timer(meters, "alerted");
    this.alerts =
        new LedgerConsumer(
            settings.kafka(),
            settings.topicPrefix() + "ledger",
            Map.of(Topics.ALERTS.under(settings.topicPrefix()), Readers.of(Alert.class)),
            events -> {
              int added = intake.take(events.stream().map(Alert.class::cast).toList());
              meters.counter("faultline.alerts.received").increment(added);
              events.forEach(e -> timed(alerted, (Alert) e));
              switchboard.wake();
            },
            ledger::answers,
            deadLetters,
            meters);
    this.market = market(settings, meters);
    this.distributor =
        new Distributor(settings.kafka(), settings.topicPrefix(), stateFolder(settings));
    this.server =
        new HttpServer(
            settings.http().host(),
            settings.http().port(),
            settings.http().openMetrics(),
            settings.http().metricsToken(),
            new ServerParts(
                ledger,
                switchboard,
                settings.baseUrl(),
                clock,
                surroundings.metricsText(),
                () -> health().live(),
                () -> health(surroundings).because(),
                surroundings.sources()));
    meters(meters, clock);
  }

  private void timed(Timer timer, Alert alert) {
    timer.record(Duration.between(alert.times().raisedAt(), clock.instant()));
  }

  private LedgerConsumer market(AlertsSettings settings, MeterRegistry meters) {
    MarketBook prices = new MarketBook(ledger);
    DecisionBook decisions = new DecisionBook(ledger);
    Map<String, Reader> readers =
        Map.of(
            Topics.PRICES.under(settings.topicPrefix()), Readers.of(PriceBar.class),
            Topics.LOCK_UPS.under(settings.topicPrefix()), Readers.of(LockUp.class),
            Topics.DECISIONS.under(settings.topicPrefix()), Readers.of(Decision.class));
    return new LedgerConsumer(
        settings.kafka(),
        settings.topicPrefix() + "ledger-context",
        readers,
        events ->
            ledger.write(
                h -> {
                  for (Object event : events) {
                    switch (event) {
                      case PriceBar bar -> prices.add(h, bar);
                      case LockUp lockUp -> prices.add(h, lockUp);
                      case Decision decision -> decisions.add(h, decision, clock.instant());
                      default -> throw new IllegalStateException("unexpected " + event.getClass());
                    }
                  }
                  return null;
                }),
        ledger::answers,
        deadLetters,
        meters);
  }

  /** The state can be made again from Kafka, so a folder that goes with the process will do. */
  private static Path stateFolder(AlertsSettings settings) {
    try {
      return Files.createTempDirectory("faultline-distribution");
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the distribution's state", e);
    }
  }

  private void meters(MeterRegistry meters, Clock clock) {
    DeliveryBook deliveries = new DeliveryBook(ledger);
    Gauge.builder("faultline.deliveries.waiting", deliveries, DeliveryBook::unfinished)
        .strongReference(true)
        .register(meters);
    Gauge.builder(
            "faultline.deliveries.oldest.seconds",
            deliveries,
            d ->
                d.oldestDue(clock.instant())
                    .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                    .orElse(0.0))
        .strongReference(true)
        .register(meters);
  }

  /**
   * Begins to read, to send and to serve. Returns when the HTTP server answers. Where other
   * machines can reach it and there is no token yet, it makes the first and says it in the log,
   * this once.
   */
  public void start() {
    server.start();
    if (!server.isOfThisMachineAlone()) {
      new TokenBook(ledger)
          .createFirst("the first", clock.instant())
          .ifPresent(
              first ->
                  LOG.warn(
                      "other machines can reach {}, and there was no token. This one opens"
                          + " everything and is not shown again: {}   (sign in at {}/sign-in)",
                      settings.http().host(),
                      first.value(),
                      settings.baseUrl()));
    }
    alerts.start();
    market.start();
    distributor.start();
    switchboard.start();
    repeater.start();
    housekeeping.start();
  }

  /** The port that the HTTP server listens on. */
  public int httpPort() {
    return server.port();
  }

  /** The ledger, for those in the same process. */
  public Ledger ledger() {
    return ledger;
  }

  /** How this service is, without its surroundings. */
  public Health health() {
    return health(Surroundings.NONE);
  }

  private Health health(Surroundings surroundings) {
    List<String> because = new ArrayList<>();
    boolean answers = ledger.answers();
    if (!answers) {
      because.add("the ledger does not answer");
    }
    if (!alerts.ready()) {
      because.add("no partition of the alerts is assigned yet");
    }
    if (!distributor.running()) {
      because.add("the distribution to portfolios is not running yet");
    }
    because.addAll(surroundings.notReady().get());
    return new Health(answers, because.isEmpty(), because);
  }

  /** Ends in order: reads no more, lets what is under way arrive, then closes the ledger. */
  @Override
  public void close() {
    alerts.close();
    market.close();
    deadLetters.close();
    repeater.close();
    housekeeping.close();
    distributor.close();
    switchboard.close();
    server.close();
    http.close();
    ledger.close();
  }
}
