package io.faultline.streams.timeline;

import io.faultline.events.Decision;
import io.faultline.events.DecisionReason;
import io.faultline.events.Json;
import io.faultline.events.RiskType;
import io.faultline.streams.reading.CompanyReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins what is known of one company into episodes.
 *
 * <p>The state is the set of facts within the window, and after each input the episodes are
 * concluded from the whole set again: so any order of arrival ends in the same episodes. Only their
 * names come from history: an episode keeps the name that its first signal gave it. Thread-safe.
 */
public final class TimelineStage {
  /** Facts that happened longer ago are forgotten, unless their episode goes on. */
  static final Duration KEPT = Duration.ofDays(60);

  private final Episodes episodes = new Episodes();

  /**
   * @param state the timeline so far; null for a new company
   * @param companyId whose timeline it is
   * @param input what comes in
   */
  public Taken take(@Nullable Timeline state, String companyId, TimelineInput input) {
    Timeline before = state == null ? Timeline.of(companyId) : state;
    Facts facts = Facts.of(before);
    List<Decision> decisions = new ArrayList<>();
    if (input instanceof TimelineInput.Reported(CompanyReport report)) {
      Optional<CompanyReport> known = report(before, report.articleId());
      if (known.isEmpty() && !Facts.counts(report)) {
        return new Taken(before, List.of(), List.of());
      }
      if (known.isEmpty() && tooOld(report.publishedAt(), before.now())) {
        return new Taken(before, List.of(), List.of(outOfWindow(before, report)));
      }
      if (known.isPresent() && Facts.says(known.get()) && !Facts.says(report)) {
        decisions.add(withdrawn(report, known.get()));
      }
    }
    if (input instanceof TimelineInput.Moved(MarketMove move)
        && tooOld(TradingTime.start(move.until()), before.now())) {
      return new Taken(before, List.of(), List.of());
    }
    Facts after = facts.with(input);
    Instant now = before.now().isAfter(input.knownAt()) ? before.now() : input.knownAt();
    if (after.equals(facts) && !(input instanceof TimelineInput.Ticked)) {
      return new Taken(before, List.of(), List.copyOf(decisions));
    }
    Episodes.Concluded concluded =
        episodes.conclude(companyId, after, before.episodes(), now, input.knownAt());
    if (input instanceof TimelineInput.Reported(CompanyReport report)) {
      duplicate(concluded.live(), report).ifPresent(decisions::add);
    }
    Timeline timeline =
        new Timeline(
            companyId,
            now,
            concluded.dueAt(),
            concluded.facts().reports(),
            concluded.facts().moves(),
            concluded.facts().lockUps(),
            concluded.facts().listings(),
            concluded.live());
    return new Taken(timeline, concluded.changed(), List.copyOf(decisions));
  }

  /**
   * @param state the new timeline
   * @param changed snapshots of the episodes that are new or different
   * @param decisions what did not become a signal
   */
  public record Taken(Timeline state, List<Episode> changed, List<Decision> decisions) {}

  static boolean tooOld(Instant eventAt, Instant now) {
    return eventAt.isBefore(now.minus(KEPT));
  }

  private static Optional<CompanyReport> report(Timeline timeline, String articleId) {
    return timeline.reports().stream().filter(r -> r.articleId().equals(articleId)).findFirst();
  }

  private static Decision withdrawn(CompanyReport report, CompanyReport before) {
    return decision(
        report,
        DecisionReason.WITHDRAWN,
        "Version %d of \"%s\" (%s) no longer says what version %d said."
            .formatted(report.version(), report.title(), report.source(), before.version()),
        type(before));
  }

  private static Decision outOfWindow(Timeline timeline, CompanyReport report) {
    return decision(
        report,
        DecisionReason.OUT_OF_WINDOW,
        "\"%s\" (%s) was published on %s, more than %d days before %s, the latest that is known."
            .formatted(
                report.title(),
                report.source(),
                report.publishedAt(),
                KEPT.toDays(),
                timeline.now()),
        type(report));
  }

  private static Optional<Decision> duplicate(List<Episode> episodes, CompanyReport report) {
    return episodes.stream()
        .flatMap(e -> e.signals().stream())
        .filter(Signal.Story.class::isInstance)
        .map(Signal.Story.class::cast)
        .filter(
            s ->
                s.articles().contains(report.articleId())
                    && !s.articles().getFirst().equals(report.articleId()))
        .findFirst()
        .map(
            s ->
                decision(
                    report,
                    DecisionReason.DUPLICATE,
                    "\"%s\" (%s) tells the story that %s told first: \"%s\"."
                        .formatted(report.title(), report.source(), s.source(), s.title()),
                    type(report)));
  }

  private static @Nullable RiskType type(CompanyReport report) {
    return report.claims().isEmpty() ? null : report.claims().getFirst().type();
  }

  private static Decision decision(
      CompanyReport report, DecisionReason reason, String detail, @Nullable RiskType type) {
    String signal = "story/" + report.articleId();
    return new Decision(
        Json.fingerprintOf(
            signal, report.companyId(), reason.code(), String.valueOf(report.version())),
        signal,
        report.companyId(),
        null,
        type,
        reason,
        detail,
        report.publishedAt(),
        report.knownAt());
  }
}
