package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of one source about the end of a lock-up. A later statement about the same company
 * adds to it and overwrites nothing: two sources that disagree are two claims.
 *
 * @param companyId whose shares they are
 * @param symbol as price services write it
 * @param expiresOn the last day of the restriction, by the exchange's calendar
 * @param shares how many become free; null where unknown
 * @param shareOfOutstanding the same as a fraction of all shares; null where unknown
 * @param holders who is bound, in words
 * @param announcedOn when the source said so; null where unknown
 * @param status what became of it
 * @param upperBound true if conditions can end it before {@code expiresOn}
 * @param sourceUrl where it can be read
 * @param quote the sentence that says it
 * @param knownFrom since when it could be known
 */
public record LockUp(
    String companyId,
    String symbol,
    LocalDate expiresOn,
    @Nullable Long shares,
    @Nullable Double shareOfOutstanding,
    List<String> holders,
    @Nullable LocalDate announcedOn,
    LockUpStatus status,
    boolean upperBound,
    @Nullable String sourceUrl,
    @Nullable String quote,
    Instant knownFrom)
    implements Event {

  public LockUp {
    Check.text(companyId, "companyId");
    Check.text(symbol, "symbol");
    Check.present(expiresOn, "expiresOn");
    if (shares != null) {
      Check.atLeast(0, shares, "shares");
    }
    Check.fraction(shareOfOutstanding, "shareOfOutstanding");
    holders = Check.list(holders);
    Check.present(status, "status");
    Check.present(knownFrom, "knownFrom");
  }

  @Override
  public String eventId() {
    return companyId + "/" + Json.fingerprint(this);
  }

  @Override
  public String key() {
    return companyId;
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
