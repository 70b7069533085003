package io.faultline.streams.timeline;

import io.faultline.streams.reading.TextSketch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether two texts are near-duplicates by their sketches: at least half of the smaller one's
 * sample stands in the other (A. Broder, "On the resemblance and containment of documents", 1997).
 */
public final class Resemblance {
  private static final double SAME = 0.5;

  private Resemblance() {}

  public static boolean sameStory(TextSketch a, TextSketch b) {
    if (a.fingerprint().equals(b.fingerprint())) {
      return true;
    }
    List<Long> left = a.hashes();
    List<Long> right = b.hashes();
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    long bound = Math.min(left.getLast(), right.getLast());
    Set<Long> known = new HashSet<>();
    long ofLeft = 0;
    for (Long hash : left) {
      if (hash <= bound) {
        known.add(hash);
        ofLeft++;
      }
    }
    long ofRight = 0;
    long shared = 0;
    for (Long hash : right) {
      if (hash <= bound) {
        ofRight++;
        shared += known.contains(hash) ? 1 : 0;
      }
    }
    return shared >= SAME * Math.max(1, Math.min(ofLeft, ofRight));
  }
}
