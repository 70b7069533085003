package io.faultline.streams.reading.copies;

import io.faultline.streams.reading.TextSketch;
import io.faultline.streams.reading.text.Fold;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes the sketch of a text: the smallest {@value #SIZE} of the 64-bit names of its runs of
 * {@value #RUN} words. Of two sketches the parts below the lesser of their largest names are fair
 * samples of both texts, so that the share of one text that stands in the other can be told without
 * the texts (A. Broder, "On the resemblance and containment of documents", 1997).
 */
public final class Sketcher {
  static final int RUN = 4;
  static final int SIZE = 256;

  private Sketcher() {}

  /** The sketch of this text, its title apart, since outlets write their own. */
  public static TextSketch sketch(String text) {
    Words words = new Words(text);
    long all = 0;
    long[] runs = new long[Math.max(0, words.size() - RUN + 1)];
    for (int i = 0; i < words.size(); i++) {
      all = Fold.then(all, words.hash(i));
      if (i + RUN <= words.size()) {
        long run = 0;
        for (int j = 0; j < RUN; j++) {
          run = Fold.then(run, words.hash(i + j));
        }
        runs[i] = run;
      }
    }
    Arrays.sort(runs);
    List<Long> smallest = new ArrayList<>(Math.min(SIZE, runs.length));
    for (int i = 0; i < runs.length && smallest.size() < SIZE; i++) {
      if (i == 0 || runs[i] != runs[i - 1]) {
        smallest.add(runs[i]);
      }
    }
    return new TextSketch(HexFormat.of().toHexDigits(all), words.size(), smallest);
  }
}
