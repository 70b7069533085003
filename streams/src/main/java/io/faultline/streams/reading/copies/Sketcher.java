package io.faultline.streams.reading.copies;

import io.faultline.streams.reading.TextSketch;
import io.faultline.streams.reading.text.Fold;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sketch of a text: the smallest {@value #MOST_RUNS} of the 64-bit names of its runs of
 * {@value #RUN} words. Of two sketches the parts below the lesser of their largest names are fair
 * samples of both texts, so that the share of one text that stands in the other can be told without
 * the texts (A. Broder, "On the resemblance and containment of documents", 1997). Numbers and names
 * are sampled in the same way on their own.
 */
public final class Sketcher {
  static final int RUN = 4;
  static final int MOST_RUNS = 400;
  static final int MOST_FACTS = 200;

  /** Texts shorter than this say too little to be told from each other. */
  private static final int FEWEST_WORDS = 20;

  private static final int WALL_WORDS = 150;
  private static final PhraseTable WALLS =
      table(
          "subscribe to read",
          "subscribe to continue",
          "already a subscriber",
          "sign in to read",
          "enable javascript",
          "enable cookies",
          "accept cookies",
          "your consent",
          "cookie policy",
          "uses cookies",
          "use cookies",
          "access denied",
          "are you a robot",
          "not a robot",
          "ad blocker",
          "adblocker",
          "your ip",
          "unusual traffic",
          "page not found",
          "create an account",
          "start your free trial",
          "become a member",
          "our partners store",
          "privacy settings",
          "verify you are human",
          "subscription required",
          "access to this page",
          "security check",
          "temporarily unavailable",
          "support journalism");
  private static final PhraseTable CORRECTIONS =
      table(
          "correction",
          "corrected",
          "corrects",
          "corrects story",
          "clarification",
          "berichtigung",
          "korrektur",
          "rectificatif",
          "correctif",
          "訂正",
          "更正");
  private static final PhraseTable RETRACTIONS =
      table("retraction", "retracted", "withdrawn", "story withdrawn", "kill notice", "撤回");
  private static final PhraseTable UPDATES =
      table("update", "updated", "updates", "update 1", "aktualisiert", "mise à jour", "更新");

  private Sketcher() {}

  /** The sketch of an article. */
  public static TextSketch sketch(String title, String text) {
    Words words = new Words(text);
    long all = 0;
    int size = words.size();
    long[] runs = new long[Math.max(0, size - RUN + 1)];
    long[] facts = new long[size];
    int factCount = 0;
    for (int i = 0; i < size; i++) {
      all = Fold.then(all, words.hash(i));
      if (i + RUN <= size) {
        long run = 0;
        for (int j = 0; j < RUN; j++) {
          run = Fold.then(run, words.hash(i + j));
        }
        runs[i] = run;
      }
      if (words.number(i) || (words.capitalised(i) && !words.first(i))) {
        facts[factCount++] = words.hash(i);
      }
    }
    boolean stub = size < FEWEST_WORDS || (size < WALL_WORDS && anywhere(WALLS, words));
    return new TextSketch(
        HexFormat.of().toHexDigits(all),
        size,
        stub ? List.of() : smallest(runs, runs.length, MOST_RUNS),
        stub ? List.of() : smallest(facts, factCount, MOST_FACTS),
        marker(title, text, words));
  }

  private static TextSketch.@Nullable Marker marker(String title, String text, Words words) {
    Words heading = new Words(title);
    TextSketch.Marker said = markerOf(heading, heading.size());
    if (said == null) {
      said = markerOf(words, 2);
    }
    boolean putsRight =
        said == TextSketch.Marker.CORRECTION || said == TextSketch.Marker.RETRACTION;
    return !putsRight && RollingPage.is(text) ? TextSketch.Marker.ROLLING : said;
  }

  /** Texts call themselves so in their first or last words: "CORRECTED-...", "... (Update 1)". */
  private static TextSketch.@Nullable Marker markerOf(Words words, int first) {
    for (int i = 0; i < Math.min(first, words.size()); i++) {
      boolean setApart =
          i == 0 || words.gap(i) == Words.Gap.STRONG || words.gap(i) == Words.Gap.SENTENCE;
      if (!setApart) {
        continue;
      }
      if (sets(RETRACTIONS, words, i)) {
        return TextSketch.Marker.RETRACTION;
      }
      if (sets(CORRECTIONS, words, i)) {
        return TextSketch.Marker.CORRECTION;
      }
      if (sets(UPDATES, words, i)) {
        return TextSketch.Marker.UPDATE;
      }
    }
    return null;
  }

  /** Whether one of the phrases stands here and is set apart from what follows it. */
  private static boolean sets(PhraseTable phrases, Words words, int at) {
    long found = phrases.longestAt(words, at, words.size());
    if (found == PhraseTable.NONE) {
      return false;
    }
    int end = (int) (found >>> 32);
    return end >= words.size()
        || words.gap(end).compareTo(Words.Gap.STRONG) >= 0
        || words.hyphenated(end)
        || words.allCapitals(at)
        || words.number(end)
        || (at > 0 && words.gap(at) == Words.Gap.STRONG);
  }

  private static boolean anywhere(PhraseTable phrases, Words words) {
    for (int i = 0; i < words.size(); i++) {
      if (phrases.longestAt(words, i, words.size()) != PhraseTable.NONE) {
        return true;
      }
    }
    return false;
  }

  private static List<Long> smallest(long[] names, int count, int most) {
    Arrays.sort(names, 0, count);
    List<Long> smallest = new ArrayList<>(Math.min(most, count));
    for (int i = 0; i < count && smallest.size() < most; i++) {
      if (i == 0 || names[i] != names[i - 1]) {
        smallest.add(names[i]);
      }
    }
    return smallest;
  }

  private static PhraseTable table(String... phrases) {
    PhraseTable.Builder builder = PhraseTable.builder(phrases.length * 4);
    for (String phrase : phrases) {
      builder.putIfAbsent(new Words(phrase), 0);
    }
    return builder.build();
  }
}
