package io.faultline.streams.timeline;

import io.faultline.events.ChangeKind;
import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.events.MarketKind;
import io.faultline.events.RiskFamily;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.copies.Story.Member;
import io.faultline.streams.reading.copies.StoryFold;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Concludes the episodes of a company from its facts. Thread-safe. */
final class Episodes {
  private static final int[] NOTICES = {0, 1, 7, 30};
  private static final int FIRST_SIGNALS = 10;
  private static final int LAST_SIGNALS = 30;
  private static final int MOST_CONTEXT = 12;

  /** A halt this long is news by itself; a shorter one may be a holiday of the exchange. */
  private static final int LONG_HALT_SESSIONS_DAYS = 3;

  private static final Duration REACTION_AHEAD = Duration.ofDays(1);

  /**
   * @param facts the facts that are to be kept
   * @param live the episodes that are to be kept
   * @param changed snapshots that are new or different
   * @param dueAt when time alone changes something
   */
  record Concluded(
      Facts facts, List<Episode> live, List<Episode> changed, @Nullable Instant dueAt) {}

  Concluded conclude(
      String companyId, Facts facts, List<Episode> before, Instant now, Instant inputKnownAt) {
    TradingTime time = TradingTime.of(facts.moves());
    Map<RiskFamily, List<Signal>> signals = signals(facts, now);
    List<Found> found = new ArrayList<>();
    List<Signal> consequences =
        List.copyOf(signals.getOrDefault(RiskFamily.SUPPLY_DISRUPTION, List.of()));
    Linking linking = new Linking(time);
    signals.forEach(
        (family, of) -> {
          for (List<Signal> cluster : linking.link(family, of)) {
            found.add(new Found(family, cluster));
          }
        });
    Map<Found, String> names = names(companyId, found, before);

    List<Episode> changed = new ArrayList<>();
    List<Episode> live = new ArrayList<>();
    Set<String> used = new HashSet<>(names.values());
    Set<String> kept = new HashSet<>();
    Instant due = nextNotice(facts.lockUps(), now);
    for (Found each : found) {
      Instant closes = time.after(each.last().eventAt(), Linking.WINDOW);
      boolean closed = now.isAfter(closes);
      due = closed ? due : earlier(due, closes.plusMillis(1));
      String name = Objects.requireNonNull(names.get(each), "every episode has a name");
      Episode episode = snapshot(companyId, name, each, closed, closes, facts, consequences, time);
      if (closed && forgettable(each, now)) {
        continue;
      }
      live.add(episode);
      kept.addAll(keys(each.signals()));
      Episode known = find(before, episode.episodeId());
      if (!episode.equals(known)) {
        changed.add(episode);
      }
    }
    Episode standing = standing(companyId, facts.listings());
    if (standing != null) {
      live.add(standing);
      if (!standing.equals(find(before, standing.episodeId()))) {
        changed.add(standing);
      }
    }
    for (Episode known : before) {
      if (known.standing()
          || used.contains(known.episodeId())
          || known.state() == Episode.State.MERGED
          || known.state() == Episode.State.WITHDRAWN) {
        continue;
      }
      if (known.state() == Episode.State.CLOSED && pruned(known, now)) {
        continue;
      }
      changed.add(gone(known, heir(known, found, names), inputKnownAt));
    }
    live.sort(Comparator.comparing(Episode::episodeId));
    changed.sort(
        // Those that end come first: a merged alert is retracted before its heir speaks.
        Comparator.comparing((Episode e) -> e.signals().isEmpty() ? 0 : 1)
            .thenComparing(Episode::eventAt)
            .thenComparing(Episode::episodeId));
    return new Concluded(kept(facts, kept, now), List.copyOf(live), List.copyOf(changed), due);
  }

  /** Signals of one family that belong together. */
  private record Found(RiskFamily family, List<Signal> signals) {
    Signal first() {
      return signals.getFirst();
    }

    Signal last() {
      return signals.getLast();
    }
  }

  // Signals

  private Map<RiskFamily, List<Signal>> signals(Facts facts, Instant now) {
    Map<RiskFamily, List<Signal>> signals = new EnumMap<>(RiskFamily.class);
    for (io.faultline.streams.reading.copies.Story folded : StoryFold.fold(said(facts.reports()))) {
      List<CompanyReport> story = folded.members().stream().map(Member::report).toList();
      Map<RiskFamily, List<Claim>> claims = new EnumMap<>(RiskFamily.class);
      for (Claim claim : story.getFirst().claims()) {
        if (!claim.background()) {
          claims.computeIfAbsent(claim.type().family(), f -> new ArrayList<>()).add(claim);
        }
      }
      claims.forEach((family, of) -> add(signals, family, story(story, of)));
    }
    for (MarketMove move : facts.moves()) {
      if (isSignal(move)) {
        add(signals, RiskFamily.MARKET, new Signal.Move(move));
      }
    }
    for (LockUp statement : facts.lockUps()) {
      if (isAhead(statement) && noticeAt(statement, now) >= 0) {
        add(signals, RiskFamily.MARKET, expiry(statement, now));
      }
    }
    for (ScreenedListing listing : facts.listings()) {
      if (!listing.change().baseline()) {
        add(signals, RiskFamily.RESTRICTION, listing(listing));
      }
    }
    return signals;
  }

  private static List<CompanyReport> said(List<CompanyReport> reports) {
    return reports.stream().filter(Facts::says).toList();
  }

  private static void add(Map<RiskFamily, List<Signal>> signals, RiskFamily family, Signal signal) {
    signals.computeIfAbsent(family, f -> new ArrayList<>()).add(signal);
  }

  private static Signal.Story story(List<CompanyReport> reports, List<Claim> claims) {
    CompanyReport first = reports.getFirst();
    return new Signal.Story(
        first.articleId(),
        first.url(),
        first.source(),
        List.copyOf(new TreeSet<>(reports.stream().map(CompanyReport::source).toList())),
        reports.stream().map(CompanyReport::articleId).toList(),
        first.title(),
        first.publishedAt(),
        first.knownAt(),
        first.salience() == null ? CompanyReport.Salience.MENTIONED : first.salience(),
        claims,
        first.named());
  }

  private static boolean isSignal(MarketMove move) {
    return !move.withdrawn()
        && (move.kind() == MarketKind.HALT
            ? ChronoUnit.DAYS.between(move.date(), move.until()) >= LONG_HALT_SESSIONS_DAYS
            : move.fall() > 0 || move.lowChange() < 0 && move.change() < 0);
  }

  private static boolean isAhead(LockUp statement) {
    return statement.status() != LockUpStatus.CANCELLED;
  }

  /** The notice that is due now: 30, 7, 1 or 0 days ahead; -1 if none is yet. */
  private static int noticeAt(LockUp statement, Instant now) {
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, statement.expiresOn());
    for (int notice : NOTICES) {
      if (days <= notice) {
        return notice;
      }
    }
    return -1;
  }

  private static @Nullable Instant nextNotice(List<LockUp> statements, Instant now) {
    Instant next = null;
    for (LockUp statement : statements) {
      for (int notice : NOTICES) {
        Instant at = TradingTime.start(statement.expiresOn().minusDays(notice));
        if (isAhead(statement) && at.isAfter(now)) {
          next = earlier(next, at);
        }
      }
    }
    return next;
  }

  private static Instant earlier(@Nullable Instant a, Instant b) {
    return a == null || b.isBefore(a) ? b : a;
  }

  private static Signal.Expiry expiry(LockUp statement, Instant now) {
    int notice = noticeAt(statement, now);
    Instant due = TradingTime.start(statement.expiresOn().minusDays(notice));
    return new Signal.Expiry(
        statement, notice, due.isAfter(statement.knownFrom()) ? due : statement.knownFrom());
  }

  private static Signal.Listing listing(ScreenedListing screened) {
    ListingChange change = screened.change();
    ListedParty party = change.party();
    LocalDate day =
        change.kind() == ChangeKind.REMOVED
            ? party.dates().delistedOn()
            : change.kind() == ChangeKind.ADDED ? party.dates().announcedOn() : null;
    Instant eventAt = day == null ? change.changedAt() : TradingTime.start(day);
    return new Signal.Listing(
        party,
        change.kind(),
        !change.baseline(),
        screened.score(),
        screened.because(),
        eventAt.isAfter(change.changedAt()) ? change.changedAt() : eventAt,
        change.changedAt());
  }

  // Snapshots

  private Episode snapshot(
      String companyId,
      String name,
      Found found,
      boolean closed,
      Instant closes,
      Facts facts,
      List<Signal> consequences,
      TradingTime time) {
    List<Signal> signals = bounded(found.signals());
    List<Signal> context = context(found, facts, consequences, time);
    Instant known = closed ? closes : Instant.EPOCH;
    for (Signal signal : signals) {
      known = signal.knownAt().isAfter(known) ? signal.knownAt() : known;
    }
    for (Signal signal : context) {
      known = signal.knownAt().isAfter(known) ? signal.knownAt() : known;
    }
    return new Episode(
        name,
        companyId,
        found.family(),
        closed ? Episode.State.CLOSED : Episode.State.OPEN,
        null,
        signals,
        context,
        found.first().eventAt(),
        found.last().eventAt(),
        known);
  }

  private static List<Signal> bounded(List<Signal> signals) {
    if (signals.size() <= FIRST_SIGNALS + LAST_SIGNALS) {
      return signals;
    }
    List<Signal> bounded = new ArrayList<>(signals.subList(0, FIRST_SIGNALS));
    bounded.addAll(signals.subList(signals.size() - LAST_SIGNALS, signals.size()));
    return bounded;
  }

  /**
   * @param consequences stories of disrupted supply, which belong to the picture of what caused it
   */
  private List<Signal> context(
      Found found, Facts facts, List<Signal> consequences, TradingTime time) {
    Instant from = found.first().eventAt().minus(REACTION_AHEAD);
    Instant to = time.after(found.last().eventAt(), Linking.WINDOW);
    Set<String> in = new HashSet<>(found.signals().stream().map(Signal::signalId).toList());
    List<Signal> context = new ArrayList<>();
    for (MarketMove move : facts.moves()) {
      Signal.Move signal = new Signal.Move(move);
      if (!move.withdrawn()
          && !TradingTime.start(move.until()).isBefore(TradingTime.start(day(from)))
          && !signal.eventAt().isAfter(to)
          && !in.contains(signal.signalId())
          && (found.family() != RiskFamily.MARKET || !isSignal(move))) {
        context.add(signal);
      }
    }
    if (found.family().mayCause(RiskFamily.SUPPLY_DISRUPTION)) {
      for (Signal story : consequences) {
        if (!story.eventAt().isBefore(from) && !story.eventAt().isAfter(to)) {
          context.add(story);
        }
      }
    }
    if (found.family() != RiskFamily.MARKET) {
      for (LockUp statement : facts.lockUps()) {
        Instant expires = TradingTime.start(statement.expiresOn());
        if (isAhead(statement)
            && !expires.isBefore(from.minus(Linking.WINDOW))
            && !expires.isAfter(to)) {
          context.add(new Signal.Expiry(statement, 0, statement.knownFrom()));
        }
      }
    }
    context.sort(Comparator.comparing(Signal::eventAt).thenComparing(Signal::signalId));
    List<Signal> bounded =
        new ArrayList<>(
            context.size() > MOST_CONTEXT
                ? context.subList(context.size() - MOST_CONTEXT, context.size())
                : context);
    standing(facts.listings(), to).stream()
        .filter(l -> !in.contains(l.signalId()))
        .forEach(bounded::add);
    return bounded;
  }

  /** Listings that were there before and not removed since: the standing of the company. */
  private static List<Signal.Listing> standing(List<ScreenedListing> listings, Instant by) {
    Map<String, ScreenedListing> standing = new LinkedHashMap<>();
    listings.stream()
        .filter(l -> !l.change().changedAt().isAfter(by))
        .sorted(
            Comparator.comparing((ScreenedListing l) -> l.change().changedAt())
                .thenComparing(Facts::listingKey))
        .forEach(
            l -> {
              if (l.change().kind() == ChangeKind.REMOVED) {
                standing.remove(l.change().key());
              } else {
                standing.put(l.change().key(), l);
              }
            });
    return standing.values().stream().map(Episodes::listing).toList();
  }

  /** All that official lists ever said of the company, as one snapshot; null if they never did. */
  private static @Nullable Episode standing(String companyId, List<ScreenedListing> listings) {
    if (listings.isEmpty()) {
      return null;
    }
    List<Signal> entries =
        listings.stream()
            .map(l -> (Signal) listing(l))
            .sorted(Comparator.comparing(Signal::knownAt).thenComparing(Signal::signalId))
            .toList();
    return new Episode(
        "standing-" + Json.fingerprintOf("standing", companyId),
        companyId,
        RiskFamily.RESTRICTION,
        Episode.State.OPEN,
        null,
        List.of(),
        entries,
        entries.getFirst().eventAt(),
        entries.getLast().eventAt(),
        entries.getLast().knownAt());
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static Episode gone(Episode known, @Nullable String heir, Instant knownAt) {
    return new Episode(
        known.episodeId(),
        known.companyId(),
        known.family(),
        heir == null ? Episode.State.WITHDRAWN : Episode.State.MERGED,
        heir,
        List.of(),
        List.of(),
        known.eventAt(),
        known.lastEventAt(),
        known.knownAt().isAfter(knownAt) ? known.knownAt() : knownAt);
  }

  // Names

  /**
   * Each episode keeps the name of the one before that it shares a signal with; where it shares
   * with several, that of the one that happened first. Without one, its first signal names it.
   */
  private static Map<Found, String> names(
      String companyId, List<Found> found, List<Episode> before) {
    Map<Found, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    List<Found> byTime =
        found.stream().sorted(Comparator.comparing((Found f) -> f.first().eventAt())).toList();
    for (Found each : byTime) {
      Set<String> keys = keys(each.signals());
      before.stream()
          .filter(e -> e.family() == each.family() && !taken.contains(e.episodeId()))
          .filter(e -> keys(e.signals()).stream().anyMatch(keys::contains))
          .min(Comparator.comparing(Episode::eventAt).thenComparing(Episode::episodeId))
          .ifPresent(
              e -> {
                names.put(each, e.episodeId());
                taken.add(e.episodeId());
              });
    }
    for (Found each : byTime) {
      if (!names.containsKey(each)) {
        String name =
            each.family().code()
                + "-"
                + Json.fingerprintOf(companyId, each.family().code(), anchor(each.first()));
        names.put(each, taken.add(name) ? name : name + "-" + day(each.first().eventAt()));
      }
    }
    return names;
  }

  private static String anchor(Signal first) {
    return first instanceof Signal.Story story ? story.articles().getFirst() : first.signalId();
  }

  /** What a signal can be recognised by, also after an earlier copy gave its story another name. */
  private static Set<String> keys(Collection<Signal> signals) {
    Set<String> keys = new HashSet<>();
    for (Signal signal : signals) {
      if (signal instanceof Signal.Story story) {
        keys.addAll(story.articles());
      } else {
        keys.add(signal.signalId());
      }
    }
    return keys;
  }

  private static @Nullable String heir(Episode known, List<Found> found, Map<Found, String> names) {
    Set<String> keys = keys(known.signals());
    return found.stream()
        .filter(f -> f.family() == known.family())
        .filter(f -> keys(f.signals()).stream().anyMatch(keys::contains))
        .map(names::get)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Episode find(List<Episode> episodes, String id) {
    return episodes.stream().filter(e -> e.episodeId().equals(id)).findFirst().orElse(null);
  }

  // Forgetting

  /** Whether a closed episode lies so far back that its facts may go. */
  private static boolean forgettable(Found found, Instant now) {
    boolean listed = found.signals().stream().anyMatch(Signal.Listing.class::isInstance);
    return found
        .last()
        .eventAt()
        .isBefore(now.minus(listed ? Linking.LISTING_WINDOW : TimelineStage.KEPT));
  }

  private static boolean pruned(Episode known, Instant now) {
    return TimelineStage.tooOld(known.lastEventAt(), now);
  }

  private static Facts kept(Facts facts, Set<String> used, Instant now) {
    return new Facts(
        facts.reports().stream()
            .filter(
                r -> !TimelineStage.tooOld(r.publishedAt(), now) || used.contains(r.articleId()))
            .toList(),
        facts.moves().stream()
            .filter(
                m ->
                    !TimelineStage.tooOld(TradingTime.start(m.until()), now)
                        || used.contains(new Signal.Move(m).signalId()))
            .toList(),
        facts.lockUps().stream()
            .filter(
                l ->
                    !TimelineStage.tooOld(TradingTime.start(l.expiresOn()), now)
                        || used.contains("lockup/" + l.eventId()))
            .toList(),
        facts.listings());
  }
}
