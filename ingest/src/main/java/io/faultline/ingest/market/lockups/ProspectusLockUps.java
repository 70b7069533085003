package io.faultline.ingest.market.lockups;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a prospectus says of lock-ups.
 *
 * @param datedOn the date that the prospectus bears; null where it has none yet, or none was found
 * @param terms every term, the one that binds the holders at large first; empty where there is no
 *     lock-up
 * @param earlyRelease under which conditions shares become free sooner
 * @param extensions sentences by which the term can become longer
 * @param exceptions what is allowed in spite of it, in a few words each
 * @param consentOf whose consent lifts it; empty where the text names nobody
 * @param shares how many become free when the first term ends; null where the text doesn't say
 */
public record ProspectusLockUps(
    @Nullable LocalDate datedOn,
    List<LockUpTerm> terms,
    List<EarlyRelease> earlyRelease,
    List<String> extensions,
    List<String> exceptions,
    List<String> consentOf,
    @Nullable Long shares) {
  public ProspectusLockUps {
    terms = List.copyOf(terms);
    earlyRelease = List.copyOf(earlyRelease);
    extensions = List.copyOf(extensions);
    exceptions = List.copyOf(exceptions);
    consentOf = List.copyOf(consentOf);
  }

  /** The term that binds the holders at large; empty where there is no lock-up. */
  public Optional<LockUpTerm> chief() {
    return terms.stream().findFirst();
  }

  /**
   * Whether the last day of the terms is the latest possible one: shares can become free sooner.
   */
  public boolean upperBound() {
    return !earlyRelease.isEmpty();
  }
}
