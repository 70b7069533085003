package io.faultline.streams.exposure;

import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.timeline.Episode;
import io.faultline.streams.timeline.Signal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A denial, and whom it speaks of.
 *
 * @param about the companies that it names, without the speaker
 */
record Denied(Exposure.Denial denial, Set<String> about) {
  static final Comparator<Denied> IN_ORDER =
      Comparator.comparing((Denied d) -> d.denial().publishedAt())
          .thenComparing(d -> d.denial().url())
          .thenComparing(d -> d.denial().speaker())
          .thenComparing(d -> d.denial().quote());

  /**
   * Whether it disputes a path: it speaks of somebody else there, or it comes from a company on the
   * way and speaks of that company alone. What the company that was hit denies of itself is about
   * the claim, which says so; whom it belongs to and whom it supplies is not disputed by it.
   *
   * @param way the companies of the path, from the holding back to the company that was hit
   */
  boolean concerns(List<String> way) {
    return about.isEmpty()
        ? !denial.speaker().equals(way.getLast())
        : about.stream().anyMatch(way::contains);
  }

  /** All that the stories of an episode deny. */
  static List<Denied> in(Episode episode) {
    List<Denied> denials = new ArrayList<>();
    for (Signal signal : episode.signals()) {
      if (signal instanceof Signal.Story story) {
        for (Claim claim : story.claims()) {
          if (claim.stance() == Stance.DENIES) {
            denials.add(of(story, claim));
          }
        }
      }
    }
    return List.copyOf(denials);
  }

  private static Denied of(Signal.Story story, Claim claim) {
    String speaker = claim.speaker() == null ? claim.target() : claim.speaker();
    Set<String> about = new TreeSet<>(claim.others());
    about.add(claim.target());
    about.remove(speaker);
    return new Denied(
        new Exposure.Denial(
            speaker,
            story.url(),
            story.source(),
            story.title(),
            story.publishedAt(),
            story.knownAt(),
            claim.quote(),
            story.storyId()),
        about);
  }
}
