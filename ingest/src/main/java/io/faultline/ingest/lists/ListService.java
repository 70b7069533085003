package io.faultline.ingest.lists;

import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Event;
import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.ingest.news.fetching.Validators;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.reference.KnownSince;
import io.faultline.ingest.schedule.Rounds;
import io.faultline.ingest.tables.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches official lists and publishes what changes on them. The first copy of a list is its
 * baseline and no news. What a list was, lives in the publisher's notes, entry by entry and in one
 * transaction with the changes, so that a restart neither repeats nor forgets any. Beside them
 * stand the copy's checksum and its validators, so that a restart asks only for what has changed.
 *
 * <p>A copy is believed only if it can be one: a web page, a changed header, a file that was cut
 * off, or one that lost more entries than its source allows, is held back and reported, and the
 * entries stay as they were.
 */
public final class ListService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ListService.class);

  /** More refused rows than this part of a copy mean that the format has changed. */
  private static final double MOST_REFUSED = 0.2;

  /** So many changes go into one transaction. */
  private static final int BATCH = 2_000;

  private static final int MOST_DEAD_LETTERS = 1_000;

  /** A note beside the entries: the first copy has been published whole. */
  private static final String LOADED = "!loaded";

  /** A note beside the entries: of which copy they are. */
  private static final String COPY = "!copy";

  private final ListSettings settings;
  private final EventPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Rounds rounds = new Rounds("list-schedule", this::pollWhatIsDue);

  // Mutable state
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final Map<String, ListReport> reports = new ConcurrentHashMap<>();
  private @Nullable ListFetcher fetcher;

  /** One list: its entries, the copy that they come from, and when it is due again. */
  private static final class Watched {
    private final Map<String, ListedParty> entries = new TreeMap<>();
    private boolean loaded;
    private Copy copy = Copy.NONE;
    private @Nullable Instant due;
  }

  /**
   * The last copy that was good: its checksum, and what its server gave to ask with whether there
   * is another.
   */
  private record Copy(String checksum, Map<String, Validators> validators) {
    static final Copy NONE = new Copy("", Map.of());

    Copy {
      validators = Map.copyOf(validators);
    }
  }

  /**
   * @param publisher which the service uses but does not close
   * @param clock by which lists fall due, and changes become known
   */
  public ListService(
      ListSettings settings,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
  }

  /** Reads what is remembered and begins to look at what is due. */
  public synchronized void start() {
    if (rounds.isStarted()) {
      throw new IllegalStateException("already started");
    }
    fetcher = new ListFetcher(clock, settings.allowPrivateAddresses());
    for (ListSource source : settings.sources()) {
      watched.put(source.id(), recalled(source));
    }
    rounds.start();
    LOG.info("watching {} lists", settings.sources().size());
  }

  private Watched recalled(ListSource source) {
    Watched list = new Watched();
    String area = area(source);
    publisher
        .recall(area)
        .forEach(
            (key, value) -> {
              String name = key.substring(area.length() + 1);
              if (name.equals(LOADED)) {
                list.loaded = true;
              } else if (name.equals(COPY)) {
                list.copy = Json.read(value, Copy.class);
              } else {
                list.entries.put(name, Json.read(value, ListedParty.class));
              }
            });
    return list;
  }

  private static String area(ListSource source) {
    return "list-" + source.id();
  }

  /** How each list is doing. */
  public List<ListReport> reports() {
    return settings.sources().stream()
        .map(s -> reports.getOrDefault(s.id(), new ListReport(s.id(), 0, null, "not read yet")))
        .toList();
  }

  /**
   * Reads every list now, whether it is due or not, and returns when every change has been
   * acknowledged by the publisher.
   *
   * @return how many changes were published, baselines included
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next poll goes on
   */
  public int pollNow() throws InterruptedException {
    int changes = 0;
    for (ListSource source : settings.sources()) {
      changes += poll(source);
    }
    return changes;
  }

  private void pollWhatIsDue() throws InterruptedException {
    for (ListSource source : settings.sources()) {
      Rounds.guarded(LOG, "list " + source.id(), () -> pollIfDue(source));
    }
  }

  private synchronized void pollIfDue(ListSource source) throws InterruptedException {
    Instant due = list(source).due;
    if (due == null || !due.isAfter(clock.instant())) {
      poll(source);
    }
  }

  private synchronized int poll(ListSource source) throws InterruptedException {
    Watched list = list(source);
    list.due = clock.instant().plus(source.every());
    Optional<ListFetcher.Fetched> fetched;
    try {
      fetched = fetcher().fetch(source, list.loaded ? list.copy.validators() : Map.of());
    } catch (IOException e) {
      return trouble(source, list, "could not be had: " + e.getMessage());
    }
    if (fetched.isEmpty()) {
      return good(source, list, 0, 0);
    }
    List<ListText> files = fetched.get().files();
    String checksum = Json.fingerprintOf(files.stream().map(ListText::text).toArray(String[]::new));
    Copy copy = new Copy(checksum, fetched.get().validators());
    if (list.loaded && checksum.equals(list.copy.checksum())) {
      remember(source, list, copy);
      return good(source, list, 0, 0);
    }
    ListRead read = source.format().read(files.getFirst(), files.subList(1, files.size()));
    String doubt = doubt(source, list, read);
    if (doubt != null) {
      publishProblems(source, read);
      return trouble(source, list, "held back: " + doubt);
    }
    int changes = publish(source, list, read);
    publishProblems(source, read);
    remember(source, list, copy);
    LOG.info("list {}: {} entries, {} changes", source.id(), list.entries.size(), changes);
    return good(source, list, changes, read.problems().size());
  }

  private void remember(ListSource source, Watched list, Copy copy) {
    if (!copy.equals(list.copy)) {
      publisher.publish(List.of(), List.of(new Note(area(source) + "/" + COPY, Json.write(copy))));
      list.copy = copy;
    }
  }

  private int good(ListSource source, Watched list, int changes, int problems) {
    reports.put(
        source.id(),
        new ListReport(
            source.id(),
            list.entries.size(),
            clock.instant(),
            problems == 0 ? null : problems + " problems"));
    return changes;
  }

  /** Why this copy is not to be believed; null if it is. */
  private static @Nullable String doubt(ListSource source, Watched list, ListRead read) {
    if (read.isUseless()) {
      return read.problems().isEmpty() ? "it has no entry" : read.problems().getFirst().toString();
    }
    if (read.damaged()) {
      return read.problems().isEmpty()
          ? "its last row was cut off"
          : "its end is missing: " + read.problems().getLast();
    }
    if (read.refused() > read.rows() * MOST_REFUSED) {
      return "%d of %d rows can't be read, the first: %s"
          .formatted(read.refused(), read.rows(), read.problems().getFirst());
    }
    long before =
        list.entries.values().stream().filter(p -> p.dates().delistedOn() == null).count();
    long now = read.parties().stream().filter(p -> p.dates().delistedOn() == null).count();
    return list.loaded && now < before * (1 - source.mostLoss())
        ? "it has %d entries in place of %d, more than %.0f %% fewer"
            .formatted(now, before, source.mostLoss() * 100)
        : null;
  }

  private int publish(ListSource source, Watched list, ListRead read) {
    Instant now = clock.instant();
    List<ListedParty> parties = read.parties().stream().map(p -> known(p, now)).toList();
    ListDiff diff = ListDiff.between(list.entries, parties, now);
    List<ListingChange> changes =
        list.loaded ? diff.changes() : diff.changes().stream().map(c -> baseline(c)).toList();
    for (int from = 0; from < changes.size() || from == 0; from += BATCH) {
      List<ListingChange> batch = changes.subList(from, Math.min(from + BATCH, changes.size()));
      List<Event> events = new ArrayList<>();
      List<Note> notes = new ArrayList<>();
      for (ListingChange change : batch) {
        ListedParty party = change.party();
        String key = Entries.keyOf(party);
        boolean removed = change.kind() == io.faultline.events.ChangeKind.REMOVED;
        events.add(removed ? ended(party, now) : party);
        events.add(change);
        notes.add(new Note(area(source) + "/" + key, removed ? null : Json.write(party)));
      }
      boolean last = from + BATCH >= changes.size();
      if (last && !list.loaded) {
        notes.add(new Note(area(source) + "/" + LOADED, now.toString()));
      }
      if (!events.isEmpty() || !notes.isEmpty()) {
        publisher.publish(events, notes);
      }
      remember(list, batch);
    }
    list.loaded = true;
    for (ListingChange change : changes) {
      registry
          .counter(
              "faultline.listing.changes",
              "list",
              change.party().list().code(),
              "kind",
              change.baseline() ? "baseline" : change.kind().code())
          .increment();
    }
    return changes.size();
  }

  private static void remember(Watched list, List<ListingChange> changes) {
    for (ListingChange change : changes) {
      String key = Entries.keyOf(change.party());
      if (change.kind() == io.faultline.events.ChangeKind.REMOVED) {
        list.entries.remove(key);
      } else {
        list.entries.put(key, change.party());
      }
    }
  }

  /** Live, an entry is known since its own date or since it was loaded, whichever is later. */
  private ListedParty known(ListedParty party, Instant now) {
    Instant since = KnownSince.of(party.knownFrom(), now, settings.trustKnownFrom());
    return since.equals(party.knownFrom()) ? party : Entries.knownFrom(party, since);
  }

  private static ListingChange baseline(ListingChange change) {
    return new ListingChange(
        change.kind(), change.party(), change.fields(), true, change.changedAt());
  }

  /** A list that merely drops an entry doesn't say since when; we know since when we know. */
  private static ListedParty ended(ListedParty party, Instant now) {
    ListedParty.Dates dates = party.dates();
    LocalDate end =
        dates.delistedOn() == null ? now.atZone(ZoneOffset.UTC).toLocalDate() : dates.delistedOn();
    return party.ending(end, now);
  }

  private void publishProblems(ListSource source, ListRead read) {
    registry.counter("faultline.rows.rejected", "kind", "list").increment(read.refused());
    List<DeadLetter> letters =
        read.problems().stream().limit(MOST_DEAD_LETTERS).map(p -> letter(source, p)).toList();
    if (!letters.isEmpty()) {
      publisher.publish(letters);
    }
  }

  private DeadLetter letter(ListSource source, Problem problem) {
    return new DeadLetter(
        Json.fingerprintOf(source.id(), problem.toString()),
        "ingest",
        DeadLetterCause.INVALID,
        "%s: %s".formatted(source.id(), problem.message()),
        DeadLetter.Place.ofLine(problem.file(), problem.line(), problem.field()),
        null,
        null,
        clock.instant());
  }

  private int trouble(ListSource source, Watched list, String why) {
    LOG.warn("list {}: {}", source.id(), why);
    ListReport before = reports.get(source.id());
    reports.put(
        source.id(),
        new ListReport(
            source.id(), list.entries.size(), before == null ? null : before.lastSuccess(), why));
    return 0;
  }

  private Watched list(ListSource source) {
    Watched list = watched.get(source.id());
    if (list == null) {
      throw new IllegalStateException("not started");
    }
    return list;
  }

  private ListFetcher fetcher() {
    ListFetcher open = fetcher;
    if (open == null) {
      throw new IllegalStateException("not started");
    }
    return open;
  }

  @Override
  public void close() {
    rounds.close();
    synchronized (this) {
      if (fetcher != null) {
        fetcher.close();
      }
    }
  }
}
