package io.faultline.streams.reading.copies;

import io.faultline.streams.reading.TextSketch;
import java.util.List;
import java.util.Locale;

/**
 * How much two texts have in common.
 *
 * @param contained the share of the shorter text's runs of words that stand in the longer
 * @param shared the share of all runs of words that both have
 * @param facts the share of all numbers and names that both have
 * @param rolling whether one of them is a page that reports pass through: what it shares with
 *     another text may be one report of its many
 */
public record Likeness(double contained, double shared, double facts, boolean rolling) {
  /** Measured on the data of {@code docs/quality.md}, under "Copies". */
  private static final double COPY_CONTAINED = 0.6;

  private static final double COPY_SHARED = 0.33;

  /** A page that holds a whole report and others beside it is no copy of the report. */
  private static final double ROLLING_SHARED = 0.5;

  private static final double SPUN_CONTAINED = 0.4;
  private static final double SPUN_FACTS = 0.75;
  private static final double VERSION_CONTAINED = 0.4;
  private static final double VERSION_SHARED = 0.15;

  /** What a text is to an earlier one. */
  public enum Verdict {
    /** Another report. */
    NEW,
    /** The same report again: a reprint, a lightly edited or machine-spun copy. */
    COPY,
    /** The same report carried on, cut or partly taken over. */
    VERSION,
    /** The same report put right. */
    CORRECTION;

    /** The code that stands for this constant in what is printed. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Likeness NONE = new Likeness(0, 0, 0, /* rolling= */ false);

  /** The likeness of two texts by their sketches; the same whichever comes first. */
  public static Likeness of(TextSketch one, TextSketch other) {
    if (one.hashes().isEmpty() || other.hashes().isEmpty()) {
      return NONE;
    }
    boolean rolling =
        one.marker() == TextSketch.Marker.ROLLING || other.marker() == TextSketch.Marker.ROLLING;
    if (one.fingerprint().equals(other.fingerprint())) {
      return new Likeness(1, 1, 1, rolling);
    }
    Overlap runs = Overlap.of(one.hashes(), other.hashes(), Sketcher.MOST_RUNS);
    if (runs.both() == 0) {
      return NONE;
    }
    Overlap facts = Overlap.of(one.facts(), other.facts(), Sketcher.MOST_FACTS);
    return new Likeness(runs.contained(), runs.shared(), facts.shared(), rolling);
  }

  /** What the later of two texts is to the earlier. */
  public Verdict verdict(TextSketch later) {
    boolean related = contained >= VERSION_CONTAINED && shared >= VERSION_SHARED;
    if (!related) {
      return Verdict.NEW;
    }
    if (later.marker() == TextSketch.Marker.CORRECTION
        || later.marker() == TextSketch.Marker.RETRACTION) {
      return Verdict.CORRECTION;
    }
    boolean copied =
        contained >= COPY_CONTAINED && shared >= (rolling ? ROLLING_SHARED : COPY_SHARED);
    boolean spun = contained >= SPUN_CONTAINED && facts >= SPUN_FACTS;
    if (!copied && !spun) {
      return rolling ? Verdict.NEW : Verdict.VERSION;
    }
    return later.marker() == TextSketch.Marker.UPDATE && shared < 1
        ? Verdict.VERSION
        : Verdict.COPY;
  }

  /** How many of two samples' members are in one, the other, and both, as far as both reach. */
  private record Overlap(int one, int other, int both) {
    static Overlap of(List<Long> one, List<Long> other, int full) {
      long reach = Math.min(reach(one, full), reach(other, full));
      int i = 0;
      int j = 0;
      int both = 0;
      while (i < one.size() && j < other.size()) {
        long a = one.get(i);
        long b = other.get(j);
        if (a > reach || b > reach) {
          break;
        }
        if (a == b) {
          both++;
          i++;
          j++;
        } else if (a < b) {
          i++;
        } else {
          j++;
        }
      }
      while (i < one.size() && one.get(i) <= reach) {
        i++;
      }
      while (j < other.size() && other.get(j) <= reach) {
        j++;
      }
      return new Overlap(i, j, both);
    }

    /** A sample that isn't full is the whole text. */
    private static long reach(List<Long> sample, int full) {
      return sample.size() < full ? Long.MAX_VALUE : sample.getLast();
    }

    double contained() {
      int shorter = Math.min(one, other);
      return shorter == 0 ? 0 : (double) both / shorter;
    }

    double shared() {
      int all = one + other - both;
      return all == 0 ? 0 : (double) both / all;
    }
  }
}
