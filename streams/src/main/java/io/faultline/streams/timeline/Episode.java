package io.faultline.streams.timeline;

import io.faultline.events.RiskFamily;
import io.faultline.events.Stance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that belongs together of what happened to one company in one risk family: one story with its
 * sequels. Every snapshot is complete in itself; a later one replaces the one before.
 *
 * @param episodeId names it; given by the first signal that arrived, and kept
 * @param companyId the company or country that was hit
 * @param family its risk family
 * @param state whether it goes on
 * @param supersededBy for {@link State#MERGED}, the episode that took it in
 * @param signals what happened, in the order of event time; empty if withdrawn or merely
 *     {@linkplain #standing standing}
 * @param context what isn't news and belongs to the picture: older listings, recalled measures, and
 *     the market for other families
 * @param eventAt when the first signal happened
 * @param lastEventAt when the last signal happened
 * @param knownAt the latest known time among all that this snapshot rests on
 */
public record Episode(
    String episodeId,
    String companyId,
    RiskFamily family,
    State state,
    @Nullable String supersededBy,
    List<Signal> signals,
    List<Signal> context,
    Instant eventAt,
    Instant lastEventAt,
    Instant knownAt) {
  public Episode {
    signals = List.copyOf(signals);
    context = List.copyOf(context);
  }

  /** Whether all that is said is a denial, so that there is nothing to warn of. */
  public boolean deniedOnly() {
    return signals.stream()
        .allMatch(
            s ->
                s instanceof Signal.Story story
                    && story.claims().stream().allMatch(c -> c.stance() == Stance.DENIES));
  }

  /**
   * Whether this is no story but the company's standing on official lists: all changes of its
   * entries, in the context. It never becomes an alert; owners and rules are weighed with it.
   */
  public boolean standing() {
    return state == State.OPEN && signals.isEmpty();
  }

  /** Where an episode stands in its life. */
  public enum State {
    /** New signals join it. */
    OPEN,
    /** Its window passed. */
    CLOSED,
    /** Nothing is left of it: what it rested on was withdrawn. */
    WITHDRAWN,
    /** A late signal joined it to another one. */
    MERGED
  }
}
