package io.faultline.streams.topology;

import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.screening.Screening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every company that one task knows of, in every version, with what is prepared from them: the
 * reader of their names, the screening against lists, and who is traded under which symbol.
 */
final class CompanyBook {
  private final KeyValueStore<String, Company> store;
  private final Readers readers;
  private final Screening screening = new Screening(List.of());
  private final Map<String, Set<String>> bySymbol = new HashMap<>();
  // Names the set of companies, whatever order they came in: the sum of their fingerprints.
  private long fingerprint;
  private @Nullable Reader reader;

  CompanyBook(KeyValueStore<String, Company> store, Readers readers) {
    this.store = store;
    this.readers = readers;
    try (KeyValueIterator<String, Company> companies = store.all()) {
      companies.forEachRemaining(entry -> prepare(entry.value));
    }
  }

  /**
   * Adds a company or a version of it.
   *
   * @return false if it is known already
   */
  boolean add(Company company) {
    if (store.putIfAbsent(company.key(), company) != null) {
      return false;
    }
    prepare(company);
    return true;
  }

  private void prepare(Company company) {
    fingerprint += Long.parseUnsignedLong(Json.fingerprintOf(company.key()), 16);
    reader = null;
    screening.refer(company);
    company
        .symbols()
        .forEach(
            symbol ->
                bySymbol.computeIfAbsent(symbol, s -> new TreeSet<>()).add(company.companyId()));
  }

  /** Reads texts with the names of all companies so far. */
  Reader reader() {
    Reader current = reader;
    if (current == null) {
      current = readers.of(fingerprint, this::all);
      reader = current;
    }
    return current;
  }

  private List<Company> all() {
    List<Company> all = new ArrayList<>();
    try (KeyValueIterator<String, Company> companies = store.all()) {
      companies.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }

  /** Screens list entries against all companies so far. */
  Screening screening() {
    return screening;
  }

  /** The companies that are traded under a symbol. */
  Set<String> tradedAs(String symbol) {
    return bySymbol.getOrDefault(symbol, Set.of());
  }
}
