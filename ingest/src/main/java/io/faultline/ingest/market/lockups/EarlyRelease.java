package io.faultline.ingest.market.lockups;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A condition under which shares become free before the term is over.
 *
 * @param kind what has to happen
 * @param share the part of the shares that it frees, 0 to 1; null where all, or where the text
 *     doesn't say
 * @param quote the sentence that says it
 */
public record EarlyRelease(Kind kind, @Nullable Double share, String quote) {
  /** What has to happen. */
  public enum Kind {
    /** Results are published. */
    EARNINGS,
    /** The price stands above a level. */
    PRICE,
    /** A part becomes free on an earlier day, whatever happens. */
    STAGED,
    /** The end would fall into a time in which insiders may not trade. */
    BLACKOUT,
    /** Those in whose favour it was agreed let somebody out of it, as they see fit. */
    WAIVER,
    /** Some may sell a part when trading begins. */
    OPENING_SALES,
    /** The company is taken over, merged or wound up. */
    CHANGE_OF_CONTROL,
    /** Another event, named in the sentence. */
    OTHER;

    /** The code in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
