package io.faultline.streams.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature of a text by which near-duplicates are found without the text.
 *
 * @param fingerprint names the text exactly: reprints have the same one
 * @param words how many words the text has
 * @param hashes what the near-duplicate measure compares; its meaning is the reading stage's alone.
 *     Empty for a stub, such as a consent wall, which is like nothing else
 * @param facts the same for its numbers and names, which a text keeps when its words are exchanged
 * @param marker how the text calls itself or is laid out; null for a plain text
 */
public record TextSketch(
    String fingerprint, int words, List<Long> hashes, List<Long> facts, @Nullable Marker marker) {
  public TextSketch {
    hashes = hashes == null ? List.of() : List.copyOf(hashes);
    facts = facts == null ? List.of() : List.copyOf(facts);
  }

  /** What a text says of itself, or shows. */
  public enum Marker {
    /** It puts right what an earlier text had wrong. */
    @JsonProperty("correction")
    CORRECTION,
    /** It takes back an earlier text. */
    @JsonProperty("retraction")
    RETRACTION,
    /** It carries an earlier text on. */
    @JsonProperty("update")
    UPDATE,
    /** Not one report, but a page that many pass through, such as a live blog. */
    @JsonProperty("rolling")
    ROLLING
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
