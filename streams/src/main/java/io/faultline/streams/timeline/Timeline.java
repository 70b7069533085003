package io.faultline.streams.timeline;

import io.faultline.events.LockUp;
import io.faultline.streams.reading.CompanyReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * State of {@link TimelineStage}: the facts of one company within the window, each list sorted by
 * content, and the episodes that were concluded from them.
 *
 * @param companyId a company id, or {@code country:RU}
 * @param now the latest known time so far
 * @param dueAt when time alone will change something; null if it won't. A tick before it needn't be
 *     given to the stage
 * @param reports the last report of each article
 * @param moves the last of each move
 * @param lockUps every statement
 * @param listings every change
 * @param episodes what was handed on last
 */
public record Timeline(
    String companyId,
    Instant now,
    @Nullable Instant dueAt,
    List<CompanyReport> reports,
    List<MarketMove> moves,
    List<LockUp> lockUps,
    List<ScreenedListing> listings,
    List<Episode> episodes) {
  public Timeline {
    reports = List.copyOf(reports);
    moves = List.copyOf(moves);
    lockUps = List.copyOf(lockUps);
    listings = List.copyOf(listings);
    episodes = List.copyOf(episodes);
  }

  /** Nothing known yet. */
  public static Timeline of(String companyId) {
    return new Timeline(
        companyId, Instant.EPOCH, null, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** Whether this tick changes anything. */
  public boolean isDueAt(Instant time) {
    return dueAt != null && !time.isBefore(dueAt);
  }
}
