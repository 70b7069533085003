package io.faultline.streams.exposure;

import io.faultline.streams.timeline.Episode;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An episode with what was made of it. */
final class Tracked {
  private Episode episode;
  private List<Denied> denials;

  /** Holding to the fingerprint of the exposure that was handed on last. */
  final SortedMap<String, String> handedOn;

  /** Ids of the decisions that were taken. */
  final SortedSet<String> decided;

  /** Every company that its last walk came by; null before the first. */
  @Nullable BitSet visited;

  Tracked(TrackedEpisode state) {
    this.episode = state.episode();
    this.denials = Denied.in(episode);
    this.handedOn = new TreeMap<>(state.handedOn());
    this.decided = new TreeSet<>(state.decided());
  }

  Episode episode() {
    return episode;
  }

  /** What its stories deny. */
  List<Denied> denials() {
    return denials;
  }

  void replace(Episode snapshot) {
    episode = snapshot;
    denials = Denied.in(snapshot);
  }

  TrackedEpisode state() {
    return new TrackedEpisode(episode, new TreeMap<>(handedOn), new TreeSet<>(decided));
  }
}
