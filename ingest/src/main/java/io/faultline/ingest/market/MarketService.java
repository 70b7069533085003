package io.faultline.ingest.market;

import io.faultline.events.Json;
import io.faultline.events.LockUp;
import io.faultline.ingest.market.lockups.LockUpReader;
import io.faultline.ingest.market.lockups.ProspectusFetcher;
import io.faultline.ingest.market.lockups.ProspectusLockUps;
import io.faultline.ingest.market.lockups.ProspectusSource;
import io.faultline.ingest.market.lockups.ProspectusStatements;
import io.faultline.ingest.market.lockups.ProspectusText;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.schedule.Rounds;
import io.faultline.ingest.tables.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches price sources and prospectuses, and takes prices that others post. What was published
 * lives in the publisher's notes, in one transaction with it, so that a restart repeats nothing.
 */
public final class MarketService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MarketService.class);
  private static final String PRICES = "prices";
  private static final String PROSPECTUSES = "prospectuses";
  private static final int MOST_DEAD_LETTERS = 1_000;

  private final MarketSettings settings;
  private final EventPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Rounds rounds = new Rounds("market-schedule", this::lookIfDue);
  private final Map<String, List<Problem>> problems = new ConcurrentHashMap<>();

  // Mutable state
  private final Map<String, Instant> due = new HashMap<>();
  private final Set<String> stated = new HashSet<>();
  private @Nullable PriceDesk desk;
  private @Nullable PriceFetcher prices;
  private @Nullable ProspectusFetcher prospectuses;
  private @Nullable PriceDoor door;

  /**
   * @param publisher which the service uses but does not close
   * @param clock by which sources fall due
   */
  public MarketService(
      MarketSettings settings,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
  }

  /**
   * Reads what is remembered, opens the door, and begins to look at the sources.
   *
   * @throws UncheckedIOException if the door's port is taken
   */
  public synchronized void start() {
    if (rounds.isStarted()) {
      throw new IllegalStateException("already started");
    }
    PriceDesk opened = new PriceDesk(PRICES, publisher);
    desk = opened;
    prices = new PriceFetcher(clock);
    prospectuses = new ProspectusFetcher(clock);
    publisher
        .recall(PROSPECTUSES)
        .keySet()
        .forEach(key -> stated.add(key.substring(PROSPECTUSES.length() + 1)));
    if (settings.door() != null) {
      try {
        door = PriceDoor.open(settings.door(), opened);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "can't listen for prices on %s: %s".formatted(settings.door(), e.getMessage()), e);
      }
    }
    rounds.start();
  }

  /** The port where prices may be posted; 0 where they may not. */
  public synchronized int postPort() {
    return door == null ? 0 : door.port();
  }

  /** What is wrong with the sources as they were last read. */
  public List<Problem> problems() {
    return problems.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Reads every source now and returns when everything new has been acknowledged by the publisher.
   *
   * @return how many events were published
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next poll goes on
   */
  public synchronized int pollNow() throws InterruptedException {
    int published = 0;
    for (PriceSource source : settings.prices()) {
      published += poll(source);
    }
    for (ProspectusSource source : settings.prospectuses()) {
      published += poll(source);
    }
    return published;
  }

  private synchronized void lookIfDue() throws InterruptedException {
    for (PriceSource source : settings.prices()) {
      if (isDue(source.id())) {
        Rounds.guarded(LOG, source.id(), () -> poll(source));
      }
    }
    for (ProspectusSource source : settings.prospectuses()) {
      if (isDue(source.address().toString())) {
        Rounds.guarded(LOG, source.address().toString(), () -> poll(source));
      }
    }
  }

  private boolean isDue(String id) {
    Instant at = due.get(id);
    return at == null || !at.isAfter(clock.instant());
  }

  private int poll(PriceSource source) throws InterruptedException {
    due.put(source.id(), clock.instant().plus(source.every()));
    List<Problem> found = new ArrayList<>();
    int[] published = {0};
    Duration leaveAlone =
        present(prices)
            .read(
                source,
                found,
                bars -> {
                  PriceDesk.Taken taken = present(desk).take(bars, source.id());
                  published[0] += taken.published();
                  found.addAll(taken.held());
                });
    if (leaveAlone != null && leaveAlone.compareTo(source.every()) > 0) {
      due.put(source.id(), clock.instant().plus(leaveAlone));
    }
    report(source.id(), found);
    return published[0];
  }

  private int poll(ProspectusSource source) throws InterruptedException {
    String id = source.address().toString();
    due.put(id, clock.instant().plus(source.every()));
    ProspectusLockUps read;
    try {
      read = LockUpReader.read(ProspectusText.of(content(source)), source.startsOn());
    } catch (IOException e) {
      report(id, List.of(new Problem(id, 0, null, String.valueOf(e.getMessage()))));
      return 0;
    }
    List<LockUp> fresh =
        ProspectusStatements.of(read, source, clock.instant()).stream()
            .filter(lockUp -> !stated.contains(nameOf(lockUp)))
            .toList();
    if (!fresh.isEmpty()) {
      publisher.publish(
          fresh,
          fresh.stream()
              .map(l -> new Note(PROSPECTUSES + "/" + nameOf(l), clock.instant().toString()))
              .toList());
      fresh.forEach(lockUp -> stated.add(nameOf(lockUp)));
    }
    report(id, doubt(read, id));
    return fresh.size();
  }

  /** A statement without the time since which it is known: read again, it is the same. */
  private static String nameOf(LockUp l) {
    return Json.fingerprintOf(
        l.companyId(),
        l.symbol(),
        l.expiresOn().toString(),
        String.valueOf(l.shares()),
        String.join("|", l.holders()),
        String.valueOf(l.quote()),
        String.valueOf(l.sourceUrl()));
  }

  private byte[] content(ProspectusSource source) throws IOException, InterruptedException {
    return "file".equals(source.address().getScheme())
        ? ProspectusFetcher.read(Path.of(source.address()))
        : present(prospectuses).fetch(source.address(), source.allowPrivate());
  }

  private static List<Problem> doubt(ProspectusLockUps read, String id) {
    if (read.terms().isEmpty()) {
      return List.of(new Problem(id, 0, null, "speaks of no lock-up"));
    }
    return read.terms().stream().allMatch(term -> term.expiresOn() == null)
        ? List.of(
            new Problem(
                id,
                0,
                "startsOn",
                "the prospectus doesn't say from which day its lock-up of %s runs; set startsOn"
                    .formatted(read.terms().getFirst().length())))
        : List.of();
  }

  /** Says what is new in what is wrong, once. */
  private void report(String id, List<Problem> found) {
    List<Problem> before = problems.put(id, List.copyOf(found));
    Set<Problem> known = before == null ? Set.of() : Set.copyOf(before);
    List<Problem> fresh = found.stream().filter(p -> !known.contains(p)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    LOG.warn(
        "{}: {} problems, the first: {}",
        id,
        fresh.size(),
        fresh.stream().limit(1).map(Problem::toString).collect(Collectors.joining()));
    registry.counter("faultline.rows.rejected", "kind", "market").increment(fresh.size());
    publisher.publish(
        fresh.stream().limit(MOST_DEAD_LETTERS).map(p -> p.letter(clock.instant())).toList());
  }

  private static <T> T present(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not started");
    }
    return part;
  }

  @Override
  public void close() {
    rounds.close();
    if (door != null) {
      door.close();
    }
    if (prices != null) {
      prices.close();
    }
    if (prospectuses != null) {
      prospectuses.close();
    }
  }
}
