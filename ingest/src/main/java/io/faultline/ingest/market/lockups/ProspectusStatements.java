package io.faultline.ingest.market.lockups;

import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.ingest.market.lockups.LockUpTerm.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Says as statements of the lock-up calendar what a prospectus says. */
public final class ProspectusStatements {
  private ProspectusStatements() {}

  /**
   * A statement for each term of holders whose last day is known.
   *
   * @param now when it was read: the latest time since which it is known
   */
  public static List<LockUp> of(ProspectusLockUps read, ProspectusSource source, Instant now) {
    LocalDate announced = read.datedOn();
    Instant dated = announced == null ? now : announced.atStartOfDay(ZoneOffset.UTC).toInstant();
    return read.terms().stream()
        .filter(term -> term.party() == Party.HOLDERS && term.expiresOn() != null)
        .map(
            term ->
                new LockUp(
                    source.companyId(),
                    source.symbol(),
                    Objects.requireNonNull(term.expiresOn()),
                    term.shares(),
                    null,
                    term.holders(),
                    announced,
                    LockUpStatus.SCHEDULED,
                    read.upperBound(),
                    source.address().toString(),
                    term.quote(),
                    dated.isAfter(now) ? now : dated))
        .toList();
  }
}
