package io.faultline.streams.timeline;

import io.faultline.events.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins what is known of one company into episodes. Thread-safe. */
public final class TimelineStage {
  /**
   * @param state the timeline so far; null for a new company
   * @param companyId whose timeline it is
   * @param input what comes in
   */
  public Taken take(@Nullable Timeline state, String companyId, TimelineInput input) {
    Timeline timeline = state == null ? Timeline.of(companyId) : state;
    return new Taken(timeline, List.of(), List.of());
  }

  /**
   * @param state the new timeline
   * @param changed snapshots of the episodes that are new or different
   * @param decisions what did not become a signal
   */
  public record Taken(Timeline state, List<Episode> changed, List<Decision> decisions) {}
}
