package io.faultline.ingest.market.lockups;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One term of a prospectus: who may not sell for how long.
 *
 * @param party whose shares they are
 * @param holders who is bound, in the text's words
 * @param length how long; null where only its last day is named
 * @param start from when it is counted; null where the text doesn't say
 * @param startsOn the day of that; null where it isn't known
 * @param expiresOn its last day; null where it isn't known
 * @param shares how many are bound by this term; null where the text doesn't say
 * @param quote the sentence that says it
 */
public record LockUpTerm(
    Party party,
    List<String> holders,
    @Nullable TermLength length,
    @Nullable TermStart start,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate expiresOn,
    @Nullable Long shares,
    String quote) {
  /** Whose shares are bound. */
  public enum Party {
    /** Those who hold shares: what ends brings shares to the market. */
    HOLDERS,
    /** The company, which may not issue more. */
    COMPANY,
    /** The underwriters, for what they got in payment. */
    UNDERWRITERS;

    /** The code in JSON. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public LockUpTerm {
    holders = List.copyOf(holders);
  }

  /** How long it is, in days; null where neither the length nor both ends of it are known. */
  public @Nullable Integer days() {
    if (length != null) {
      return length.days();
    }
    return startsOn == null || expiresOn == null
        ? null
        : (int) java.time.temporal.ChronoUnit.DAYS.between(startsOn, expiresOn);
  }
}
