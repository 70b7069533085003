package io.faultline.ingest.folder;

import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.DeadLetter;
import io.faultline.events.Event;
import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Relationship;
import io.faultline.ingest.lists.ListDiff;
import io.faultline.ingest.publishing.EventPublisher;
import io.faultline.ingest.publishing.Note;
import io.faultline.ingest.publishing.PublishingFailed;
import io.faultline.ingest.reference.KnownSince;
import io.faultline.ingest.reference.PositionsExport;
import io.faultline.ingest.schedule.Rounds;
import io.faultline.ingest.tables.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a directory of input files and publishes what is new or changed in them. What was
 * published lives in the publisher's notes, in one transaction with it, so that a restart repeats
 * nothing. Articles in the directory belong to replays and are not published.
 *
 * <p>A relationship that is taken out of its file ends on that day; a portfolio is published whole
 * whenever a row of it changes, its unchanged holdings as they were known before.
 */
public final class FolderService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderService.class);
  private static final int BATCH = 2_000;
  private static final String AREA = "folder";
  private static final String LISTED_PARTIES = "listed_parties.csv";
  private static final String RELATIONSHIPS = "relationships.csv";
  private static final String PORTFOLIOS = "portfolios.csv";
  private static final String PORTFOLIO = AREA + "/portfolio/";
  private static final String PORTFOLIO_FILE = AREA + "/portfolio-file/";
  private static final int MOST_DEAD_LETTERS = 1_000;

  private final FolderSettings settings;
  private final EventPublisher publisher;
  private final InstantSource clock;
  private final MeterRegistry registry;
  private final Rounds rounds = new Rounds("folder-schedule", this::lookIfDue);

  // Mutable state
  private final Map<String, String> notes = new HashMap<>();
  private @Nullable Instant due;
  private String seen = "";
  private volatile List<Problem> problems = List.of();

  /**
   * @param publisher which the service uses but does not close
   * @param clock by which the files fall due, and facts become known
   */
  public FolderService(
      FolderSettings settings,
      EventPublisher publisher,
      InstantSource clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
  }

  /** Reads what is remembered and begins to look at the files. */
  public synchronized void start() {
    if (rounds.isStarted()) {
      throw new IllegalStateException("already started");
    }
    notes.putAll(publisher.recall(AREA));
    rounds.start();
  }

  /** What is wrong with the files as they were last read. */
  public List<Problem> problems() {
    return problems;
  }

  private synchronized void lookIfDue() throws InterruptedException {
    if (due == null || !due.isAfter(clock.instant())) {
      Rounds.guarded(LOG, "folder " + settings.folder(), this::pollNow);
    }
  }

  /**
   * Reads the files now, if they have changed, and returns when everything new has been
   * acknowledged by the publisher.
   *
   * @return how many events were published
   * @throws PublishingFailed if the publisher failed; nothing is lost, and the next look goes on
   */
  public synchronized int pollNow() {
    due = clock.instant().plus(settings.every());
    String state = stateOfFiles();
    if (state.equals(seen)) {
      return 0;
    }
    Inputs inputs = InputFolder.read(settings.folder(), settings.further());
    problems = inputs.problems();
    Batch batch = new Batch();
    inputs.companies().forEach(batch::company);
    batch.relationships(inputs.relationships());
    batch.portfolios(inputs.portfolios());
    inputs.lockUps().forEach(batch::lockUp);
    batch.prices(inputs.prices());
    batch.listedParties(inputs.listedParties());
    batch.flush();
    problems = Stream.concat(problems.stream(), batch.keptPortfolios.stream()).toList();
    publishProblems();
    seen = state;
    LOG.info(
        "folder {}: {} events, {} problems", settings.folder(), batch.published, problems.size());
    return batch.published;
  }

  /** Sizes and times of the files, which change when they do; and the day, on which entries end. */
  private String stateOfFiles() {
    StringBuilder state = new StringBuilder();
    state.append(clock.instant().atZone(ZoneOffset.UTC).toLocalDate()).append('\n');
    try (Stream<Path> files = Files.list(settings.folder())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        state
            .append(file.getFileName())
            .append(' ')
            .append(Files.size(file))
            .append(' ')
            .append(Files.getLastModifiedTime(file))
            .append('\n');
      }
      return state.append('.').toString();
    } catch (IOException e) {
      return "can't be listed: " + e.getMessage();
    }
  }

  private void publishProblems() {
    registry.counter("faultline.rows.rejected", "kind", "folder").increment(problems.size());
    List<DeadLetter> letters =
        problems.stream().limit(MOST_DEAD_LETTERS).map(p -> p.letter(clock.instant())).toList();
    if (!letters.isEmpty()) {
      publisher.publish(letters);
    }
  }

  private Instant known(Instant own) {
    return KnownSince.of(own, clock.instant(), settings.trustKnownFrom());
  }

  /** What is to be published in one go, with the memory of it. */
  private final class Batch {
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Note> kept = new LinkedHashMap<>();
    private final List<Problem> keptPortfolios = new ArrayList<>();
    private int published;

    void company(Company company) {
      once("company/" + company.key(), "", company.knownSince(known(company.knownFrom())));
    }

    void relationships(List<Relationship> relationships) {
      Set<String> now = new LinkedHashSet<>();
      for (Relationship relationship : relationships) {
        String name = "relationship/" + relationship.key();
        now.add(AREA + "/" + name);
        Relationship published = relationship.knownSince(known(relationship.knownFrom()));
        once(name, Json.write(published), published);
      }
      if (!isWhole(RELATIONSHIPS)) {
        // A row that can't be read has not been taken out.
        return;
      }
      for (String key : List.copyOf(notes.keySet())) {
        String value = notes.get(key);
        if (key.startsWith(AREA + "/relationship/") && !now.contains(key) && value != null) {
          events.add(ended(Json.read(value, Relationship.class)));
          note(key, null);
        }
      }
      flushIfLarge();
    }

    private Relationship ended(Relationship relationship) {
      Instant now = clock.instant();
      return relationship.ending(now.atZone(ZoneOffset.UTC).toLocalDate(), now);
    }

    /**
     * A portfolio whose rows were taken out of its file has ended. One whose file is gone is kept
     * and reported: a file that was moved by mistake must not end the watch over what is held.
     */
    void portfolios(List<Portfolio> portfolios) {
      Set<String> now = new LinkedHashSet<>();
      for (Portfolio portfolio : portfolios) {
        now.add(PORTFOLIO + portfolio.portfolioId());
        portfolio(portfolio);
      }
      for (String key : List.copyOf(notes.keySet())) {
        String value = notes.get(key);
        if (key.startsWith(PORTFOLIO) && !now.contains(key) && value != null) {
          missing(key, Json.read(value, Portfolio.class));
        }
      }
      flushIfLarge();
    }

    private void missing(String key, Portfolio before) {
      String id = before.portfolioId();
      String file = notes.getOrDefault(PORTFOLIO_FILE + id, PORTFOLIOS);
      if (before.positions().isEmpty()) {
        return;
      }
      if (isWhole(file)) {
        Portfolio ended = new Portfolio(id, List.of(), before.thresholds(), clock.instant());
        events.add(ended);
        note(key, Json.write(ended));
      } else if (!Files.exists(settings.folder().resolve(file))) {
        keptPortfolios.add(
            new Problem(
                file,
                /* line= */ 0,
                /* field= */ null,
                "is gone; \"%s\" is kept as it was (to end it, leave the file with its header only)"
                    .formatted(id)));
      }
    }

    private void rememberFile(String id) {
      String export = PositionsExport.fileOf(id);
      String file = Files.exists(settings.folder().resolve(export)) ? export : PORTFOLIOS;
      if (!file.equals(notes.get(PORTFOLIO_FILE + id))) {
        note(PORTFOLIO_FILE + id, file);
      }
    }

    private void portfolio(Portfolio portfolio) {
      rememberFile(portfolio.portfolioId());
      String key = PORTFOLIO + portfolio.portfolioId();
      String remembered = notes.get(key);
      Portfolio before = remembered == null ? null : Json.read(remembered, Portfolio.class);
      List<Portfolio.Position> positions =
          portfolio.positions().stream().map(p -> position(p, before)).toList();
      Portfolio.Thresholds thresholds = settings.thresholds().get(portfolio.portfolioId());
      if (before == null
          || !before.positions().equals(positions)
          || !Objects.equals(before.thresholds(), thresholds)) {
        Portfolio version =
            new Portfolio(
                portfolio.portfolioId(), positions, thresholds, known(portfolio.knownFrom()));
        events.add(version);
        note(key, Json.write(version));
        flushIfLarge();
      }
    }

    private Portfolio.Position position(Portfolio.Position position, @Nullable Portfolio before) {
      if (before != null) {
        for (Portfolio.Position old : before.positions()) {
          if (withKnown(position, old.knownFrom()).equals(old)) {
            return old;
          }
        }
      }
      return withKnown(position, known(position.knownFrom()));
    }

    private static Portfolio.Position withKnown(Portfolio.Position p, Instant knownFrom) {
      return new Portfolio.Position(
          p.companyId(), p.weight(), p.validFrom(), p.validTo(), knownFrom);
    }

    void lockUp(LockUp l) {
      once(
          "lock-up/" + l.eventId(),
          "",
          new LockUp(
              l.companyId(),
              l.symbol(),
              l.expiresOn(),
              l.shares(),
              l.shareOfOutstanding(),
              l.holders(),
              l.announcedOn(),
              l.status(),
              l.upperBound(),
              l.sourceUrl(),
              l.quote(),
              known(l.knownFrom())));
    }

    /** Bars are many: a note holds a year of a symbol, a short name for each day's bar. */
    void prices(List<PriceBar> bars) {
      Map<String, Map<String, String>> years = new HashMap<>();
      Set<String> changed = new LinkedHashSet<>();
      for (PriceBar bar : bars) {
        String key = "%s/prices/%s/%d".formatted(AREA, bar.symbol(), bar.date().getYear());
        Map<String, String> days = years.computeIfAbsent(key, this::days);
        String mark = Json.fingerprint(bar).substring(0, 8);
        if (!mark.equals(days.put(bar.date().toString(), mark))) {
          events.add(bar);
          changed.add(key);
        }
        if (events.size() >= BATCH) {
          noteDays(changed, years);
          send();
        }
      }
      noteDays(changed, years);
    }

    private void noteDays(Set<String> changed, Map<String, Map<String, String>> years) {
      changed.forEach(key -> note(key, Json.write(years.getOrDefault(key, Map.of()))));
      changed.clear();
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> days(String key) {
      String value = notes.get(key);
      return value == null ? new HashMap<>() : Json.read(value, HashMap.class);
    }

    /**
     * What stands in the directory at first is its baseline; what comes, changes and ends later is
     * news. An entry that had ended before it was first seen is none.
     */
    void listedParties(List<ListedParty> parties) {
      Instant now = clock.instant();
      LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
      boolean baseline = !notes.containsKey(AREA + "/loaded");
      List<ListedParty> inForce = new ArrayList<>();
      Map<String, ListedParty> over = new HashMap<>();
      for (ListedParty party : parties) {
        LocalDate end = party.dates().delistedOn();
        if (end == null || end.isAfter(today)) {
          inForce.add(party.ending(end, known(party.knownFrom())));
        } else {
          over.put(nameOf(party), party);
          once("ended/" + party.key(), "", party);
        }
      }
      Map<String, ListedParty> before = listed();
      if (!isWhole(LISTED_PARTIES)) {
        // A row that can't be read has not been taken out.
        Set<String> read = new HashSet<>(over.keySet());
        inForce.forEach(party -> read.add(nameOf(party)));
        before.values().stream().filter(p -> !read.contains(nameOf(p))).forEach(inForce::add);
      }
      for (ListingChange change : ListDiff.between(before, inForce, now).changes()) {
        String name = nameOf(change.party());
        boolean removed = change.kind() == ChangeKind.REMOVED;
        ListedParty party = removed ? ended(change.party(), over.get(name), now) : change.party();
        events.add(party);
        events.add(
            new ListingChange(change.kind(), party, change.fields(), baseline, change.changedAt()));
        note(AREA + "/listing/" + name, removed ? null : Json.write(party));
        flushIfLarge();
      }
    }

    private boolean isWhole(String file) {
      return Files.exists(settings.folder().resolve(file))
          && problems.stream().noneMatch(problem -> problem.file().equals(file));
    }

    private Map<String, ListedParty> listed() {
      Map<String, ListedParty> listed = new HashMap<>();
      notes.forEach(
          (key, value) -> {
            if (key.startsWith(AREA + "/listing/")) {
              ListedParty party = Json.read(value, ListedParty.class);
              listed.put(nameOf(party), party);
            }
          });
      return listed;
    }

    private static String nameOf(ListedParty party) {
      return party.list().code() + "/" + party.entryId();
    }

    /**
     * It ended on the day that its row says; without the row, on the day on which that was seen.
     */
    private static ListedParty ended(ListedParty before, @Nullable ListedParty row, Instant now) {
      LocalDate end = row == null ? null : row.dates().delistedOn();
      return before.ending(end == null ? now.atZone(ZoneOffset.UTC).toLocalDate() : end, now);
    }

    private boolean once(String name, String value, Event event) {
      String key = AREA + "/" + name;
      if (notes.containsKey(key)) {
        return false;
      }
      events.add(event);
      note(key, value);
      flushIfLarge();
      return true;
    }

    private void note(String key, @Nullable String value) {
      kept.put(key, new Note(key, value));
      if (value == null) {
        notes.remove(key);
      } else {
        notes.put(key, value);
      }
    }

    private void flushIfLarge() {
      if (events.size() >= BATCH) {
        send();
      }
    }

    void flush() {
      if (!notes.containsKey(AREA + "/loaded")) {
        note(AREA + "/loaded", clock.instant().toString());
      }
      send();
    }

    private void send() {
      if (!events.isEmpty() || !kept.isEmpty()) {
        publish();
      }
      published += events.size();
      events.clear();
      kept.clear();
    }

    private void publish() {
      try {
        publisher.publish(events, kept.values());
      } catch (PublishingFailed e) {
        // What this batch wanted to remember did not happen.
        notes.clear();
        notes.putAll(publisher.recall(AREA));
        throw e;
      }
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
