package io.faultline.streams.exposure;

import io.faultline.events.Decision;
import io.faultline.events.Event;
import io.faultline.streams.timeline.Episode;
import java.time.Instant;
import java.util.List;

/**
 * Walks from companies that were hit to holdings. It holds the whole graph in memory; its driver
 * keeps each reference record (by its key) and each {@link TrackedEpisode} (by episode id) in
 * stores, and gives them back through {@code restore} after a restart. Not thread-safe.
 */
public final class ExposureStage {
  /** Gives back a reference record that was given to {@link #refer} before. */
  public void restore(Event reference) {}

  /** Gives back the state of an episode. */
  public void restore(TrackedEpisode tracked) {}

  /** An episode changed. */
  public Walked walk(Episode episode) {
    return new Walked(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * A company, relationship, portfolio or rule state is new.
   *
   * @param firstLoad whether it was there when Faultline started: then it is no news
   */
  public Walked refer(Event reference, boolean firstLoad) {
    return new Walked(List.of(), List.of(), List.of(), List.of());
  }

  /** Time went on: reference records that are known from a later time begin to count. */
  public Walked tick(Instant time) {
    return new Walked(List.of(), List.of(), List.of(), List.of());
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
}
