package io.faultline.streams.reading;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A signature of a text by which near-duplicates are found without the text.
 *
 * @param fingerprint names the text exactly: reprints have the same one
 * @param words how many words the text has
 * @param hashes what the near-duplicate measure compares; its meaning is the reading stage's alone
 */
public record TextSketch(String fingerprint, int words, List<Long> hashes) {
  public TextSketch {
    hashes = List.copyOf(hashes);
  }

  @Override
  public String toString() {
    return fingerprint
        + " "
        + words
        + " words "
        + HexFormat.of().toHexDigits(Arrays.hashCode(hashes.toArray()));
  }
}
