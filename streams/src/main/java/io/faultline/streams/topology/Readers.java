package io.faultline.streams.topology;

import io.faultline.events.Company;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.claims.RuleBook;
import io.faultline.streams.reading.names.NameIndex;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shares the prepared reader among the tasks of a process: all of them know the same companies, as
 * a rule, and the names of a large registry take memory and time to prepare. Thread-safe.
 */
final class Readers {
  private final RuleBook rules;
  private long fingerprint;
  private @Nullable Reader reader;

  /** Readers that go by these rules. */
  Readers(RuleBook rules) {
    this.rules = rules;
  }

  /**
   * @param wanted names the set of companies
   * @param companies tells it, if it is another one than last time
   */
  synchronized Reader of(long wanted, Supplier<List<Company>> companies) {
    Reader current = reader;
    if (current == null || fingerprint != wanted) {
      current = new Reader(NameIndex.of(companies.get()), rules);
      reader = current;
      fingerprint = wanted;
    }
    return current;
  }
}
