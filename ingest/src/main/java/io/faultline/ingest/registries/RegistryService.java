package io.faultline.ingest.registries;

import io.faultline.events.Company;
import io.faultline.events.DeadLetter;
import io.faultline.events.Event;
import io.faultline.events.Json;
import io.faultline.events.Relationship;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.reference.KnownSince;
import io.faultline.ingest.schedule.Rounds;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches registries and publishes the companies and relationships that are new or changed in them,
 * while it reads: no registry is ever in memory as a whole. A company that is known from elsewhere,
 * by its LEI or a symbol, keeps the record and the id that it has there. Nothing is taken back
 * because a row went: registries say themselves when a company or a relationship ends.
 */
public final class RegistryService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryService.class);
  private static final int BATCH = 2_000;

  private final RegistrySettings settings;
  private final Map<String, String> idByLei = new HashMap<>();
  private final Map<String, String> idBySymbol = new HashMap<>();
  private final EventPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Rounds rounds = new Rounds("registry-schedule", this::pollWhatIsDue);

  // Mutable state
  private final Map<String, Instant> due = new HashMap<>();
  private final Map<String, Remembered> remembered = new HashMap<>();
  private final Set<String> near = new HashSet<>();
  private final Map<String, RegistryReport> reports = new ConcurrentHashMap<>();
  private @Nullable Copies copies;

  /** What was published of a registry, and how many pages of notes that takes. */
  private static final class Remembered {
    private final Marks marks = new Marks();
    private long pages;
  }

  /**
   * @param known companies from elsewhere
   * @param publisher which the service uses but does not close
   * @param clock by which registries fall due, and facts become known
   */
  public RegistryService(
      RegistrySettings settings,
      Collection<Company> known,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
    for (Company company : known) {
      String lei = company.lei();
      if (lei != null) {
        idByLei.put(GleifEntities.id(lei), company.companyId());
      }
      company.symbols().forEach(symbol -> idBySymbol.put(symbol, company.companyId()));
    }
  }

  /** Reads what is remembered and begins to look at what is due. */
  public synchronized void start() {
    if (rounds.isStarted()) {
      throw new IllegalStateException("already started");
    }
    copies = new Copies(clock, settings.allowPrivateAddresses());
    for (RegistrySource source : settings.sources()) {
      Remembered memory = new Remembered();
      Map<Long, String> pages = new LinkedHashMap<>();
      publisher
          .recall(area(source))
          .forEach(
              (key, page) ->
                  pages.put(Long.parseLong(key.substring(area(source).length() + 1)), page));
      pages.keySet().stream()
          .sorted()
          .forEach(number -> memory.marks.read(pages.getOrDefault(number, "")));
      memory.pages = pages.keySet().stream().mapToLong(n -> n + 1).max().orElse(0);
      remembered.put(source.id(), memory);
    }
    rounds.start();
  }

  private static String area(RegistrySource source) {
    return "registry-" + source.id();
  }

  /** How the last look at each registry went, of those that were read. */
  public List<RegistryReport> reports() {
    return settings.sources().stream()
        .flatMap(source -> java.util.stream.Stream.ofNullable(reports.get(source.id())))
        .toList();
  }

  /**
   * Reads every registry that has changed, and returns when everything new in it has been
   * acknowledged by the publisher.
   *
   * @return how many records were published
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next poll goes on
   */
  public synchronized long pollNow() throws InterruptedException {
    long published = 0;
    for (RegistrySource source : inOrder()) {
      published += poll(source);
    }
    return published;
  }

  /** Who owns whom says which companies are near, and so comes first. */
  private List<RegistrySource> inOrder() {
    return settings.sources().stream()
        .sorted(Comparator.comparing((RegistrySource source) -> !source.hasRelationships()))
        .toList();
  }

  private void pollWhatIsDue() throws InterruptedException {
    for (RegistrySource source : inOrder()) {
      pollIfDue(source);
    }
  }

  private synchronized void pollIfDue(RegistrySource source) throws InterruptedException {
    Instant next = due.get(source.id());
    if (next == null || !next.isAfter(clock.instant())) {
      Rounds.guarded(LOG, "registry " + source.id(), () -> poll(source));
    }
  }

  private long poll(RegistrySource source) throws InterruptedException {
    due.put(source.id(), clock.instant().plus(source.every()));
    Copies open = opened();
    Batch batch = new Batch(source);
    Intake intake = new Intake(source.id(), batch::company, batch::relationship);
    try (InputStream in = open.open(source.main())) {
      if (in == null) {
        return 0;
      }
      source.format().read(in, intake);
      batch.send();
    } catch (IOException e) {
      intake.broken(0, "could not be had: " + e.getMessage());
    } catch (PublishingFailed e) {
      open.forget(source.main());
      throw e;
    }
    report(source, intake, batch.published);
    return batch.published;
  }

  private Copies opened() {
    Copies open = copies;
    if (open == null) {
      throw new IllegalStateException("not started");
    }
    return open;
  }

  private void report(RegistrySource source, Intake intake, long published) {
    reports.put(
        source.id(),
        new RegistryReport(
            source.id(), intake.rows(), intake.refused(), published, intake.problems()));
    registry.counter("faultline.rows.rejected", "kind", "registry").increment(intake.refused());
    List<DeadLetter> letters =
        intake.problems().stream().map(p -> p.letter(clock.instant())).toList();
    if (!letters.isEmpty()) {
      publisher.publish(letters);
    }
    LOG.info(
        "registry {}: {} rows, {} refused, {} published",
        source.id(),
        intake.rows(),
        intake.refused(),
        published);
  }

  /** What goes out in one transaction, with the memory of it. */
  private final class Batch {
    private final RegistrySource source;
    private final Remembered memory;
    private final List<Event> events = new ArrayList<>();
    private Marks.Page page = new Marks.Page();
    private long published;

    Batch(RegistrySource source) {
      this.source = source;
      Remembered kept = remembered.get(source.id());
      this.memory = kept == null ? new Remembered() : kept;
    }

    void company(Company company) {
      boolean isKnown =
          idByLei.containsKey(company.companyId())
              || company.symbols().stream().anyMatch(idBySymbol::containsKey);
      boolean wanted =
          source.scope() == RegistrySource.Scope.ALL || near.contains(company.companyId());
      if (!isKnown && wanted) {
        add(company.companyId(), company, company::knownSince);
      }
    }

    void relationship(Relationship relationship) {
      boolean wanted =
          source.scope() == RegistrySource.Scope.ALL
              || idByLei.containsKey(relationship.from())
              || idByLei.containsKey(relationship.to());
      if (wanted) {
        near.add(relationship.from());
        near.add(relationship.to());
        Relationship own =
            relationship.between(
                idByLei.getOrDefault(relationship.from(), relationship.from()),
                idByLei.getOrDefault(relationship.to(), relationship.to()));
        add(own.from() + ">" + own.to(), own, own::knownSince);
      }
    }

    private void add(
        String name, Event record, java.util.function.Function<Instant, Event> asKnown) {
      long key = Long.parseUnsignedLong(Json.fingerprintOf(name), 16);
      int content = (int) Long.parseUnsignedLong(Json.fingerprint(record), 16);
      if (memory.marks.put(key, content)) {
        Instant own = ((io.faultline.events.Reference) record).knownFrom();
        events.add(asKnown.apply(KnownSince.of(own, clock.instant(), settings.trustKnownFrom())));
        page.add(key, content);
        if (events.size() >= BATCH) {
          send();
        }
      }
    }

    void send() {
      if (events.isEmpty()) {
        return;
      }
      try {
        publisher.publish(
            events, List.of(new Note(area(source) + "/" + memory.pages, page.text())));
      } catch (PublishingFailed e) {
        // What this batch wanted to remember did not happen.
        forget();
        throw e;
      }
      memory.pages++;
      published += events.size();
      events.clear();
      page = new Marks.Page();
    }

    private void forget() {
      Remembered fresh = new Remembered();
      publisher.recall(area(source)).values().forEach(fresh.marks::read);
      fresh.pages = memory.pages;
      remembered.put(source.id(), fresh);
    }
  }

  @Override
  public void close() {
    rounds.close();
    synchronized (this) {
      if (copies != null) {
        copies.close();
      }
    }
  }
}
