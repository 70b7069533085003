package io.faultline.streams.alerting;

import io.faultline.events.Alert;
import io.faultline.events.Basis;
import io.faultline.events.ChangeKind;
import io.faultline.events.EvidenceKind;
import io.faultline.events.MarketKind;
import io.faultline.events.Stance;
import io.faultline.streams.exposure.Exposure;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an alert shows as its evidence and its market context. */
final class Proof {
  private static final int MOST_STORIES = 12;

  /** A low this much below the close is worth a line of its own. */
  private static final double TELLING_LOW = 0.02;

  private Proof() {}

  static List<Alert.Evidence> evidence(Exposure exposure) {
    Map<String, Alert.Evidence> evidence = new LinkedHashMap<>();
    Episode episode = exposure.episode();
    List<Signal> all = new ArrayList<>(episode.signals());
    all.addAll(episode.context());
    List<Signal.Story> stories =
        all.stream().filter(Signal.Story.class::isInstance).map(Signal.Story.class::cast).toList();
    // The first says it, the last know best.
    List<Signal.Story> shown =
        stories.size() <= MOST_STORIES
            ? stories
            : java.util.stream.Stream.concat(
                    stories.stream().limit(2),
                    stories.stream().skip(stories.size() - MOST_STORIES + 2L))
                .toList();
    for (Signal signal : all) {
      switch (signal) {
        case Signal.Story story -> {
          if (shown.contains(story)) {
            for (Claim claim : story.claims()) {
              evidence.putIfAbsent(
                  story.storyId() + "/" + claim.stance(),
                  new Alert.Evidence(
                      EvidenceKind.ARTICLE,
                      story.url(),
                      story.source(),
                      story.title(),
                      story.publishedAt(),
                      claim.quote(),
                      claim.stance(),
                      story.storyId()));
            }
          }
        }
        case Signal.Listing listing ->
            evidence.putIfAbsent(
                signal.signalId(),
                new Alert.Evidence(
                    EvidenceKind.LIST,
                    listing.party().sourceUrl(),
                    listing.party().list().code(),
                    listing.party().name()
                        + (listing.change() == ChangeKind.REMOVED
                            ? " removed from "
                            : listing.news() ? " on " : " already on ")
                        + Law.name(listing.party().list()),
                    listing.eventAt(),
                    listing.because().isEmpty() ? null : String.join("; ", listing.because()),
                    Stance.ASSERTS,
                    null));
        case Signal.Move move ->
            evidence.putIfAbsent(
                signal.signalId(),
                new Alert.Evidence(
                    EvidenceKind.PRICE,
                    null,
                    move.move().source(),
                    "%s %s".formatted(move.move().symbol(), move.move().date()),
                    move.move().date().atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
                    null,
                    Stance.ASSERTS,
                    null));
        case Signal.Expiry expiry ->
            evidence.putIfAbsent(
                signal.signalId(),
                new Alert.Evidence(
                    EvidenceKind.LOCKUP,
                    expiry.statement().sourceUrl(),
                    "lock-up calendar",
                    "Lock-up of %s ends on %s"
                        .formatted(expiry.statement().symbol(), expiry.statement().expiresOn()),
                    expiry.statement().announcedOn() == null
                        ? null
                        : expiry
                            .statement()
                            .announcedOn()
                            .atStartOfDay(java.time.ZoneOffset.UTC)
                            .toInstant(),
                    expiry.statement().quote(),
                    Stance.ASSERTS,
                    null));
      }
    }
    for (Exposure.Covered covered : exposure.covered()) {
      evidence.putIfAbsent(
          "rule/" + covered.ruleId() + "/" + covered.entity().companyId(),
          new Alert.Evidence(
              EvidenceKind.LIST,
              covered.sourceUrl(),
              covered.ruleName(),
              Wording.capital(Reaching.clause(covered)),
              covered.since() == null
                  ? null
                  : covered.since().atStartOfDay(java.time.ZoneOffset.UTC).toInstant(),
              null,
              Stance.ASSERTS,
              null));
    }
    for (Exposure.Denial denial : exposure.denials()) {
      evidence.putIfAbsent(
          denial.storyId() + "/" + Stance.DENIES,
          new Alert.Evidence(
              EvidenceKind.ARTICLE,
              denial.url(),
              denial.source(),
              denial.title(),
              denial.publishedAt(),
              denial.quote(),
              Stance.DENIES,
              denial.storyId()));
    }
    Set<String> onTheWay = new HashSet<>();
    for (Alert.Path path : exposure.paths()) {
      for (Alert.Step step : path.steps()) {
        onTheWay.add(step.from().companyId());
        onTheWay.add(step.to().companyId());
      }
    }
    onTheWay.remove(exposure.origin().companyId());
    Set<String> near = new HashSet<>();
    for (Signal.Story story : stories) {
      for (Claim claim : story.claims()) {
        if (claim.others().stream().anyMatch(onTheWay::contains)) {
          near.add(story.storyId());
        }
      }
    }
    return evidence.values().stream().sorted(Comparator.comparingInt(e -> rank(e, near))).toList();
  }

  /** What is nearest to the holding comes first: denials, who names the way, lists, the rest. */
  private static int rank(Alert.Evidence evidence, Set<String> near) {
    return switch (evidence.kind()) {
      case ARTICLE ->
          evidence.stance() == Stance.DENIES
              ? 0
              : evidence.storyId() != null && near.contains(evidence.storyId()) ? 1 : 3;
      case LIST -> 2;
      case LOCKUP -> 4;
      case PRICE -> 5;
    };
  }

  static List<Alert.Market> market(Exposure exposure, Scoring scoring) {
    List<Alert.Market> market = new ArrayList<>();
    Episode episode = exposure.episode();
    List<Signal> all = new ArrayList<>(episode.signals());
    all.addAll(episode.context());
    for (Signal signal : all) {
      if (signal instanceof Signal.Move(MarketMove move)) {
        add(move, market);
      } else if (signal instanceof Signal.Expiry expiry) {
        market.add(
            new Alert.Market(
                MarketKind.LOCKUP,
                expiry.statement().symbol(),
                expiry.statement().expiresOn(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                expiry.statement().shares(),
                expiry.statement().shareOfOutstanding(),
                expiry.statement().sourceUrl()));
      }
    }
    scoring.own().forEach(m -> add(m, market));
    return market.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Alert.Market::date)
                .thenComparing(Alert.Market::symbol)
                .thenComparing(Alert.Market::kind)
                .thenComparing(m -> m.basis() == null ? 0 : m.basis().ordinal())
                .thenComparing(Alert.Market::toString))
        .toList();
  }

  private static void add(MarketMove move, List<Alert.Market> market) {
    boolean halt = move.kind() == MarketKind.HALT;
    market.add(
        new Alert.Market(
            move.kind(),
            move.symbol(),
            move.date(),
            halt ? null : Basis.CLOSE,
            move.reference(),
            move.price(),
            move.currency(),
            halt ? null : move.change(),
            move.adjustedChange(),
            move.volumeMultiple(),
            move.volatilityMultiple(),
            null,
            null,
            move.source()));
    if (!halt && move.lowChange() < move.change() - TELLING_LOW && move.lowChange() < 0) {
      market.add(
          new Alert.Market(
              move.kind(),
              move.symbol(),
              move.date(),
              Basis.INTRADAY,
              move.reference(),
              move.low(),
              move.currency(),
              move.lowChange(),
              null,
              move.volumeMultiple(),
              null,
              null,
              null,
              move.source()));
    }
  }

  static Alert.Times times(Exposure exposure, Instant knownAt) {
    Episode episode = exposure.episode();
    Instant published = null;
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Story story
          && (published == null || story.publishedAt().isBefore(published))) {
        published = story.publishedAt();
      }
    }
    return new Alert.Times(episode.eventAt(), published, knownAt, knownAt);
  }
}
