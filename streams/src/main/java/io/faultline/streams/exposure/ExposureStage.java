package io.faultline.streams.exposure;

import io.faultline.events.Alert;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import io.faultline.events.Event;
import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RiskFamily;
import io.faultline.events.RiskType;
import io.faultline.events.RuleState;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks from companies that were hit to holdings. It holds the whole graph in memory; its driver
 * keeps each reference record (by its key) and each {@link TrackedEpisode} (by episode id) in
 * stores, and gives them back through {@code restore} after a restart.
 *
 * <p>Time: {@code now} is the latest known time that the stage has seen. A relation counts from the
 * moment at which {@code now} passes its {@code knownFrom}, whenever its record arrived; then the
 * open episodes whose walk came by one of its ends are walked again. Not thread-safe.
 */
public final class ExposureStage {
  /** Snapshots that ended are remembered for so long, so that late repeats of them do nothing. */
  private static final Duration REMEMBERED = Duration.ofDays(400);

  private static final Duration FORGETTING_EVERY = Duration.ofDays(1);
  private static final Duration DENIED_AFTER = Duration.ofDays(30);

  /** No group has so many; a file that says so is wrong, and must not stop the stage. */
  private static final int LARGEST_GROUP = 10_000;

  private final Graph graph = new Graph();
  private final References references = new References();
  private final Walk walk = new Walk(graph);
  private final Ownership ownership = new Ownership(graph);
  private final List<OwnershipRule> rules;
  private final EpisodeIndex episodes = new EpisodeIndex();
  private final PriorityQueue<Pending> pending =
      new PriorityQueue<>(
          Comparator.comparing(Pending::from).thenComparing(p -> p.ends().toString()));
  private Instant now = Instant.EPOCH;
  private Instant forgotten = Instant.EPOCH;

  /** Companies whose open episodes are to be walked again from a time on; empty means all. */
  private record Pending(Instant from, Set<String> ends) {}

  /** What one call brings about, collected. */
  private static final class Outcome {
    private final List<Exposure> changed = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, TrackedEpisode> tracked = new LinkedHashMap<>();
    private final List<String> forgotten = new ArrayList<>();

    Walked walked() {
      return new Walked(
          List.copyOf(changed),
          List.copyOf(decisions),
          List.copyOf(tracked.values()),
          List.copyOf(forgotten));
    }
  }

  /**
   * @param changed exposures that are new, different, or gone
   * @param decisions what did not become an exposure
   * @param tracked states of episodes that are to be stored
   * @param forgotten ids of episodes whose state is to be deleted
   */
  public record Walked(
      List<Exposure> changed,
      List<Decision> decisions,
      List<TrackedEpisode> tracked,
      List<String> forgotten) {}

  /** With the rules of ownership that come with Faultline. */
  public ExposureStage() {
    this(OwnershipRule.standard());
  }

  /** With these rules of ownership. */
  public ExposureStage(List<OwnershipRule> rules) {
    this.rules = List.copyOf(rules);
    for (OwnershipRule rule : rules) {
      rule.states().forEach(state -> pending.add(learn(state)));
    }
  }

  /** Gives back a reference record that was given to {@link #refer} before. */
  public void restore(Event reference) {
    learn(reference);
  }

  /** Gives back the state of an episode. */
  public void restore(TrackedEpisode state) {
    episodes.put(new Tracked(state));
    now = later(now, state.episode().knownAt());
  }

  /** An episode changed. */
  public Walked walk(Episode episode) {
    Outcome outcome = new Outcome();
    advance(episode.knownAt(), outcome);
    Tracked tracked = episodes.find(episode.episodeId());
    List<Denied> before = tracked == null ? List.of() : tracked.denials();
    if (tracked == null) {
      tracked = new Tracked(new TrackedEpisode(episode, new TreeMap<>(), new TreeSet<>()));
    } else {
      tracked.replace(episode);
    }
    episodes.put(tracked);
    if (episode.standing()) {
      outcome.tracked.put(episode.episodeId(), tracked.state());
      exposeAgain(below(episode), tracked, outcome);
      return outcome.walked();
    }
    expose(tracked, outcome);
    for (Tracked relative : relatives(tracked)) {
      expose(relative, outcome);
    }
    if (!tracked.denials().equals(before)) {
      Set<String> speakers = new HashSet<>();
      tracked.denials().forEach(d -> speakers.add(d.denial().speaker()));
      before.forEach(d -> speakers.add(d.denial().speaker()));
      exposeAgain(speakers, tracked, outcome);
    }
    forget(outcome);
    return outcome.walked();
  }

  /** A company, relationship, portfolio or rule state is new. */
  public Walked refer(Event reference) {
    Outcome outcome = new Outcome();
    Pending change = learn(reference);
    if (change.from().isAfter(now)) {
      pending.add(change);
    } else {
      exposeAgain(change.ends(), null, outcome);
    }
    return outcome.walked();
  }

  /** Time went on: reference records that are known from a later time begin to count. */
  public Walked tick(Instant time) {
    Outcome outcome = new Outcome();
    advance(time, outcome);
    return outcome.walked();
  }

  private Pending learn(Event reference) {
    switch (reference) {
      case Relationship relation -> {
        graph.add(relation);
        return new Pending(relation.knownFrom(), Set.of(relation.from(), relation.to()));
      }
      case Portfolio portfolio -> {
        references.add(portfolio);
        // Who left the portfolio is touched as well, and isn't named by it: so all are.
        return new Pending(portfolio.knownFrom(), Set.of());
      }
      case Company company -> {
        references.add(company);
        return new Pending(company.knownFrom(), Set.of(company.companyId()));
      }
      case RuleState rule -> {
        references.add(rule);
        return new Pending(rule.knownFrom(), Set.of());
      }
      default ->
          throw new IllegalArgumentException(
              "expected a company, relationship, portfolio or rule state, was "
                  + reference.getClass().getSimpleName());
    }
  }

  private void advance(Instant time, Outcome outcome) {
    now = later(now, time);
    Set<String> ends = new TreeSet<>();
    boolean all = false;
    boolean any = false;
    while (!pending.isEmpty() && !pending.peek().from().isAfter(now)) {
      Pending due = pending.remove();
      any = true;
      all |= due.ends().isEmpty();
      ends.addAll(due.ends());
    }
    if (any) {
      exposeAgain(all ? Set.of() : ends, null, outcome);
    }
  }

  /** Walks open episodes again that came by one of these companies; all of them for none. */
  private void exposeAgain(Set<String> ends, @Nullable Tracked except, Outcome outcome) {
    if (episodes.isEmpty()) {
      return;
    }
    int[] nodes =
        ends.stream()
            .map(graph::find)
            .filter(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt)
            .toArray();
    for (Tracked tracked : episodes.open()) {
      if (tracked != except && (ends.isEmpty() || touches(tracked, ends, nodes))) {
        expose(tracked, outcome);
      }
    }
  }

  private static boolean touches(Tracked tracked, Set<String> ends, int[] nodes) {
    BitSet visited = tracked.visited;
    if (visited == null || ends.contains(tracked.episode().companyId())) {
      return true;
    }
    for (int node : nodes) {
      if (visited.get(node)) {
        return true;
      }
    }
    return false;
  }

  /** The companies that a listing of this one may cover, alone or together with others. */
  private Set<String> below(Episode standing) {
    Set<String> below = new TreeSet<>(Set.of(standing.companyId()));
    OptionalInt node = graph.find(standing.companyId());
    if (node.isPresent()) {
      ownership.below(node.getAsInt(), now, now).stream().forEach(n -> below.add(graph.id(n)));
    }
    // Those above show it as context.
    for (String above = controller(standing.companyId(), now);
        above != null && below.add(above);
        above = controller(above, now)) {}
    return below;
  }

  // From one episode to its holdings

  private void expose(Tracked tracked, Outcome outcome) {
    Episode episode = tracked.episode();
    Map<String, Exposure> exposures =
        episode.signals().isEmpty() || episode.deniedOnly() || absorber(tracked) != null
            ? Map.of()
            : exposures(tracked);
    for (Exposure exposure : exposures.values()) {
      String fingerprint = Json.fingerprint(exposure);
      if (!fingerprint.equals(tracked.handedOn.put(exposure.holding(), fingerprint))) {
        outcome.changed.add(exposure);
      }
    }
    for (String holding : List.copyOf(tracked.handedOn.keySet())) {
      if (!exposures.containsKey(holding)) {
        tracked.handedOn.remove(holding);
        outcome.changed.add(gone(holding, tracked));
      }
    }
    decide(tracked, exposures, outcome);
    outcome.tracked.put(episode.episodeId(), tracked.state());
  }

  private Map<String, Exposure> exposures(Tracked tracked) {
    Episode episode = whole(tracked);
    String company = episode.companyId();
    Alert.@Nullable ListedEntity listed = listedEntity(episode);
    String origin = listed == null ? company : head(company, episode.eventAt());
    if (origin.equals(company)) {
      listed = null;
    }
    if (listed == null) {
      listed = standingUnit(company, episode);
    }
    Map<String, Exposure> exposures = new TreeMap<>();
    List<References.Holder> own = references.holders(company, episode.knownAt(), now);
    if (!own.isEmpty()) {
      exposures.put(
          company,
          exposure(company, own, origin, listed, episode, List.of(), 1, List.of(), List.of()));
    }
    OptionalInt node = graph.find(company);
    if (node.isEmpty()) {
      return exposures;
    }
    List<Coverage> coverages = coverages(episode);
    BitSet bound = new BitSet();
    coverages.forEach(c -> c.mark(bound));
    Walk.Found found =
        walk.from(
            node.getAsInt(),
            episode.family(),
            episode.lastEventAt(),
            now,
            n -> references.everHeld(graph.id(n)),
            bound);
    tracked.visited = found.visited();
    if (!coverages.isEmpty()) {
      found.visited().or(ownership.below(node.getAsInt(), episode.lastEventAt(), now));
    }
    List<Denied> denials =
        episodes.denials(episode.eventAt(), episode.lastEventAt().plus(DENIED_AFTER));
    for (Map.Entry<Integer, List<Walk.Reached>> entry : found.paths().entrySet()) {
      String holding = graph.id(entry.getKey());
      List<References.Holder> holders = references.holders(holding, episode.knownAt(), now);
      if (holders.isEmpty()) {
        continue;
      }
      List<Alert.Path> paths = new ArrayList<>();
      Set<Denied> met = new LinkedHashSet<>();
      double spared = 1;
      Instant known = Instant.EPOCH;
      for (Walk.Reached reached : entry.getValue()) {
        spared *= 1 - reached.strength();
        paths.add(path(reached, denials, met));
        for (Walk.Reached at = reached;
            at.link() != null && at.before() != null;
            at = at.before()) {
          known = later(known, at.link().relation().knownFrom());
        }
      }
      List<Exposure.Covered> covered = new ArrayList<>();
      for (Coverage coverage : coverages) {
        for (Exposure.Covered each : covered(coverage, entry.getValue())) {
          covered.add(each);
          known = later(known, coverage.knownAt());
        }
      }
      Exposure exposure =
          exposure(
              holding,
              holders,
              origin,
              listed,
              episode,
              paths,
              PathWriter.round(1 - spared),
              met.stream().map(Denied::denial).toList(),
              covered);
      exposures.put(holding, at(exposure, later(exposure.knownAt(), known)));
    }
    return exposures;
  }

  private Exposure exposure(
      String holding,
      List<References.Holder> holders,
      String origin,
      Alert.@Nullable ListedEntity listed,
      Episode episode,
      List<Alert.Path> paths,
      double carried,
      List<Exposure.Denial> denials,
      List<Exposure.Covered> covered) {
    Company company = references.company(holding, now);
    Instant known = episode.knownAt();
    for (References.Holder holder : holders) {
      known = later(known, holder.knownFrom());
    }
    for (Exposure.Denial denial : denials) {
      known = later(known, denial.knownAt());
    }
    return new Exposure(
        holding,
        company == null ? holding : company.name(),
        company == null ? List.of() : company.symbols(),
        holders.stream().map(References.Holder::held).toList(),
        references.party(origin, now),
        listed,
        episode,
        paths,
        carried,
        denials,
        covered,
        known);
  }

  private static Exposure at(Exposure e, Instant known) {
    return new Exposure(
        e.holding(),
        e.holdingName(),
        e.symbols(),
        e.positions(),
        e.origin(),
        e.listedEntity(),
        e.episode(),
        e.paths(),
        e.carried(),
        e.denials(),
        e.covered(),
        known);
  }

  private Exposure gone(String holding, Tracked tracked) {
    Episode episode = tracked.episode();
    Tracked absorber = absorber(tracked);
    Episode ended =
        absorber == null
            ? episode
            : new Episode(
                episode.episodeId(),
                episode.companyId(),
                episode.family(),
                Episode.State.MERGED,
                absorber.episode().episodeId(),
                List.of(),
                List.of(),
                episode.eventAt(),
                episode.lastEventAt(),
                later(episode.knownAt(), absorber.episode().knownAt()));
    Exposure gone =
        exposure(
            holding,
            List.of(),
            episode.companyId(),
            null,
            ended,
            List.of(),
            0,
            List.of(),
            List.of());
    return episode.state() == Episode.State.OPEN && absorber == null ? at(gone, now) : gone;
  }

  private Alert.Path path(Walk.Reached reached, List<Denied> denials, Set<Denied> met) {
    List<String> way = new ArrayList<>();
    for (Walk.Reached at = reached; at != null; at = at.before()) {
      way.add(graph.id(at.node()));
    }
    return PathWriter.write(
        reached,
        references,
        now,
        relation -> {
          Set<String> disputed = new TreeSet<>();
          for (Denied denied : denials) {
            String speaker = denied.denial().speaker();
            if ((speaker.equals(relation.from()) || speaker.equals(relation.to()))
                && denied.concerns(way)) {
              disputed.add(denied.denial().url());
              met.add(denied);
            }
          }
          return List.copyOf(disputed);
        });
  }

  // Rules of ownership

  /** Whom the listings of an episode also cover, by each rule that has a state then. */
  private List<Coverage> coverages(Episode episode) {
    List<Coverage> coverages = new ArrayList<>();
    Instant at = episode.lastEventAt();
    for (OwnershipRule rule : rules) {
      RuleState state = references.rule(rule.ruleId(), at, now);
      if (state == null || !names(episode, rule)) {
        continue;
      }
      SortedSet<Integer> listed = new TreeSet<>();
      Instant known = state.knownFrom();
      for (Tracked standing : episodes.standing()) {
        Optional<Instant> since = listedSince(standing.episode(), rule, at);
        OptionalInt node = graph.find(standing.episode().companyId());
        if (since.isPresent() && node.isPresent()) {
          listed.add(node.getAsInt());
          known = later(known, since.get());
        }
      }
      OptionalInt origin = graph.find(episode.companyId());
      if (origin.isPresent() && listed.contains(origin.getAsInt())) {
        coverages.add(
            new Coverage(rule, state, ownership.covered(listed, rule.share(), at, now), known));
      }
    }
    return coverages;
  }

  private static boolean names(Episode episode, OwnershipRule rule) {
    return episode.signals().stream()
        .anyMatch(s -> s instanceof Signal.Listing l && rule.lists().contains(l.party().list()));
  }

  /** When it was known that a list of the rule names the company at a time; empty if none does. */
  private Optional<Instant> listedSince(Episode standing, OwnershipRule rule, Instant at) {
    return standing(standing, at).stream()
        .filter(l -> rule.lists().contains(l.party().list()))
        .map(Signal.Listing::knownAt)
        .min(Comparator.naturalOrder());
  }

  /** The entries that name a company at a time, as known now. */
  private List<Signal.Listing> standing(Episode standing, Instant at) {
    Map<String, Signal.Listing> entries = new TreeMap<>();
    for (Signal signal : standing.context()) {
      if (signal instanceof Signal.Listing listing
          && !listing.eventAt().isAfter(at)
          && !listing.knownAt().isAfter(now)) {
        entries.put(listing.party().list() + "/" + listing.party().entryId(), listing);
      }
    }
    return entries.values().stream().filter(l -> l.change() != ChangeKind.REMOVED).toList();
  }

  /** The companies on some paths that a rule covers. */
  private List<Exposure.Covered> covered(Coverage coverage, List<Walk.Reached> paths) {
    SortedSet<Integer> nodes = new TreeSet<>();
    for (Walk.Reached path : paths) {
      for (Walk.Reached at = path; at != null; at = at.before()) {
        if (at.way() == Carriage.Way.DOWN && coverage.entities().containsKey(at.node())) {
          nodes.add(at.node());
        }
      }
    }
    List<Exposure.Covered> covered = new ArrayList<>();
    for (int node : nodes) {
      Ownership.Bounds part = Objects.requireNonNull(coverage.entities().get(node));
      covered.add(
          new Exposure.Covered(
              coverage.rule().ruleId(),
              coverage.rule().name(),
              coverage.state().status(),
              coverage.state().validFrom(),
              coverage.state().validTo(),
              coverage.state().sourceUrl(),
              references.party(graph.id(node), now),
              PathWriter.round(part.atLeast()),
              PathWriter.round(part.atMost()),
              coverage.rule().share()));
    }
    covered.sort(
        Comparator.comparing((Exposure.Covered c) -> c.entity().companyId())
            .thenComparing(Exposure.Covered::ruleId));
    return covered;
  }

  // Groups of companies

  /** The listing that names this episode's company, if it is news. */
  private Alert.@Nullable ListedEntity listedEntity(Episode episode) {
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Listing listing && listing.change() != ChangeKind.REMOVED) {
        return new Alert.ListedEntity(
            episode.companyId(),
            listing.party().name(),
            listing.party().list(),
            listing.party().entryId());
      }
    }
    return null;
  }

  /** The top of the group by majority stakes, or the company itself. */
  private String head(String company, Instant at) {
    String head = company;
    Set<String> seen = new HashSet<>(Set.of(company));
    while (true) {
      String owner = controller(head, at);
      if (owner == null || !seen.add(owner)) {
        return head;
      }
      head = owner;
    }
  }

  private @Nullable String controller(String company, Instant at) {
    OptionalInt node = graph.find(company);
    if (node.isEmpty()) {
      return null;
    }
    String[] owner = new String[1];
    graph.visit(
        node.getAsInt(),
        at,
        now,
        link -> {
          Double share = link.relation().share();
          if (link.to() == node.getAsInt()
              && link.relation().type() == RelationType.OWNS
              && share != null
              && share > Carriage.CONTROL) {
            owner[0] = link.relation().from();
          }
        });
    return owner[0];
  }

  /** The episode of the same group that takes this one in: that of a company above it. */
  private @Nullable Tracked absorber(Tracked tracked) {
    Episode episode = tracked.episode();
    if (episode.family() == RiskFamily.MARKET || episode.signals().isEmpty()) {
      return null;
    }
    String above = controller(episode.companyId(), episode.eventAt());
    for (int i = 0; i < Walk.MOST_STEPS && above != null; i++) {
      for (Tracked other : episodes.of(above)) {
        if (other != tracked
            && other.episode().family() == episode.family()
            && !other.episode().signals().isEmpty()
            && !other.episode().deniedOnly()
            && overlap(other.episode(), episode)) {
          return other;
        }
      }
      above = controller(above, episode.eventAt());
    }
    return null;
  }

  private static boolean overlap(Episode a, Episode b) {
    Duration window = Duration.ofDays(14);
    return !a.eventAt().isAfter(b.lastEventAt().plus(window))
        && !b.eventAt().isAfter(a.lastEventAt().plus(window));
  }

  /** Episodes of the same family in the same group, which one takes in or gives back. */
  private List<Tracked> relatives(Tracked tracked) {
    Episode episode = tracked.episode();
    if (episode.family() == RiskFamily.MARKET) {
      return List.of();
    }
    String head = head(episode.companyId(), episode.eventAt());
    return group(episode.companyId()).stream()
        .flatMap(company -> episodes.of(company).stream())
        .filter(
            t ->
                t != tracked
                    && t.episode().family() == episode.family()
                    && !t.episode().signals().isEmpty()
                    && overlap(t.episode(), episode)
                    && head(t.episode().companyId(), t.episode().eventAt()).equals(head))
        .toList();
  }

  /** Every company that a majority stake ever joined to this one, over any number of steps. */
  private SortedSet<String> group(String company) {
    SortedSet<String> group = new TreeSet<>(Set.of(company));
    ArrayDeque<String> open = new ArrayDeque<>(group);
    while (!open.isEmpty() && group.size() < LARGEST_GROUP) {
      OptionalInt node = graph.find(open.remove());
      if (node.isPresent()) {
        for (Graph.Link link : graph.all(node.getAsInt())) {
          Relationship relation = link.relation();
          Double share = relation.share();
          if (relation.type() == RelationType.OWNS
              && share != null
              && share > Carriage.CONTROL
              && group.add(graph.id(link.other(node.getAsInt())))) {
            open.add(graph.id(link.other(node.getAsInt())));
          }
        }
      }
    }
    return group;
  }

  /** The episode with what it took in from companies below as context. */
  private Episode whole(Tracked tracked) {
    Episode episode = tracked.episode();
    List<Signal> taken = new ArrayList<>();
    Instant known = episode.knownAt();
    for (Tracked relative : relatives(tracked)) {
      if (absorber(relative) == tracked) {
        for (Signal signal : relative.episode().signals()) {
          if (signal instanceof Signal.Listing) {
            taken.add(signal);
            known = later(known, signal.knownAt());
          }
        }
      }
    }
    for (Signal.Listing listing :
        unitListings(episode).values().stream().flatMap(List::stream).toList()) {
      boolean there =
          Stream.of(episode.signals(), episode.context(), taken)
              .flatMap(List::stream)
              .anyMatch(s -> s.signalId().equals(listing.signalId()));
      if (!there) {
        taken.add(listing);
        known = later(known, listing.knownAt());
      }
    }
    if (taken.isEmpty()) {
      return episode;
    }
    List<Signal> context = new ArrayList<>(episode.context());
    context.addAll(taken);
    return new Episode(
        episode.episodeId(),
        episode.companyId(),
        episode.family(),
        episode.state(),
        episode.supersededBy(),
        episode.signals(),
        context,
        episode.eventAt(),
        episode.lastEventAt(),
        known);
  }

  /** A unit of the company that a list names, where the company's own episode tells no listing. */
  private Alert.@Nullable ListedEntity standingUnit(String company, Episode episode) {
    for (Map.Entry<String, List<Signal.Listing>> unit : unitListings(episode).entrySet()) {
      ListedParty party = unit.getValue().getFirst().party();
      if (!unit.getKey().equals(company)) {
        return new Alert.ListedEntity(unit.getKey(), party.name(), party.list(), party.entryId());
      }
    }
    return null;
  }

  /** What lists say of the units below a company at the time, as context: unit to its listings. */
  private SortedMap<String, List<Signal.Listing>> unitListings(Episode episode) {
    SortedMap<String, List<Signal.Listing>> listings = new TreeMap<>();
    for (String unit : units(episode.companyId(), episode.lastEventAt())) {
      for (Tracked tracked : episodes.of(unit)) {
        if (tracked.episode().standing()) {
          List<Signal.Listing> standing =
              standing(tracked.episode(), episode.lastEventAt()).stream()
                  .map(
                      l ->
                          new Signal.Listing(
                              l.party(),
                              l.change(),
                              /* news= */ false,
                              l.match(),
                              l.because(),
                              l.eventAt(),
                              l.knownAt()))
                  .toList();
          if (!standing.isEmpty()) {
            listings.put(unit, standing);
          }
        }
      }
    }
    return listings;
  }

  /** The companies below one by majority stakes, without itself. */
  private SortedSet<String> units(String company, Instant at) {
    SortedSet<String> units = new TreeSet<>();
    ArrayDeque<String> open = new ArrayDeque<>(Set.of(company));
    while (!open.isEmpty() && units.size() < LARGEST_GROUP) {
      OptionalInt node = graph.find(open.remove());
      if (node.isPresent()) {
        graph.visit(
            node.getAsInt(),
            at,
            now,
            link -> {
              Double share = link.relation().share();
              String unit = graph.id(link.to());
              if (link.from() == node.getAsInt()
                  && link.relation().type() == RelationType.OWNS
                  && share != null
                  && share > Carriage.CONTROL
                  && !unit.equals(company)
                  && units.add(unit)) {
                open.add(unit);
              }
            });
      }
    }
    return units;
  }

  // Decisions

  private void decide(Tracked tracked, Map<String, Exposure> exposures, Outcome outcome) {
    Episode episode = tracked.episode();
    if (episode.signals().isEmpty()) {
      return;
    }
    String company = episode.companyId();
    String name = references.party(company, now).name();
    if (episode.deniedOnly()) {
      add(
          tracked,
          null,
          DecisionReason.DENIED_ONLY,
          "%s is spoken of in denials alone; nothing asserts what they deny.".formatted(name),
          outcome);
      return;
    }
    Tracked absorber = absorber(tracked);
    if (absorber != null) {
      add(
          tracked,
          null,
          DecisionReason.DUPLICATE,
          "%s belongs to %s, whose own episode tells it."
              .formatted(name, references.party(absorber.episode().companyId(), now).name()),
          outcome);
      return;
    }
    OptionalInt node = graph.find(company);
    if (node.isPresent()) {
      for (Graph.Link link : graph.all(node.getAsInt())) {
        Relationship relation = link.relation();
        String other = graph.id(link.other(node.getAsInt()));
        if (exposures.containsKey(other) || !references.everHeld(other)) {
          continue;
        }
        if (relation.type() == RelationType.COMPETES_WITH) {
          add(
              tracked,
              other,
              DecisionReason.COMPETITOR,
              "%s competes with %s: competition carries no exposure, and a competitor may gain."
                  .formatted(references.party(other, now).name(), name),
              outcome);
        } else if (relation.validAt(episode.lastEventAt()) && !relation.knownBy(now)) {
          add(
              tracked,
              other,
              DecisionReason.NOT_KNOWN_THEN,
              "That %s %s %s is known only from %s on."
                  .formatted(
                      references.party(relation.from(), now).name(),
                      relation.type().code().replace('_', ' '),
                      references.party(relation.to(), now).name(),
                      relation.knownFrom()),
              outcome);
        }
      }
    }
    if (exposures.isEmpty()) {
      add(
          tracked,
          null,
          DecisionReason.NO_PATH,
          "Nothing leads from %s to a company that is held.".formatted(name),
          outcome);
    }
  }

  private void add(
      Tracked tracked,
      @Nullable String holding,
      DecisionReason reason,
      String detail,
      Outcome outcome) {
    Episode episode = tracked.episode();
    Signal first = episode.signals().getFirst();
    String id =
        Json.fingerprintOf(episode.episodeId(), reason.code(), holding == null ? "" : holding);
    if (tracked.decided.add(id)) {
      outcome.decisions.add(
          new Decision(
              id,
              first.signalId(),
              episode.companyId(),
              holding,
              type(first),
              reason,
              detail,
              first.eventAt(),
              later(episode.knownAt(), Instant.EPOCH)));
    }
  }

  private static @Nullable RiskType type(Signal signal) {
    return switch (signal) {
      case Signal.Story story -> story.claims().isEmpty() ? null : story.claims().getFirst().type();
      case Signal.Move move -> RiskType.PRICE_SHOCK;
      case Signal.Expiry expiry -> RiskType.LOCKUP_EXPIRY;
      case Signal.Listing listing -> RiskType.SANCTIONS_LISTING;
    };
  }

  private void forget(Outcome outcome) {
    if (now.isBefore(forgotten.plus(FORGETTING_EVERY))) {
      return;
    }
    forgotten = now;
    for (String id : episodes.forgetEndedBefore(now.minus(REMEMBERED))) {
      outcome.tracked.remove(id);
      outcome.forgotten.add(id);
    }
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
