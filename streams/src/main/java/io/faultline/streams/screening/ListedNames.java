package io.faultline.streams.screening;

import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The entries of lists by what they can be found by: {@link Screening} the other way round. Says
 * which of them a company can touch, so that a change of it need not screen the rest. Not
 * thread-safe.
 */
public final class ListedNames {
  private final Map<String, PartyNames> entries = new HashMap<>();
  private final Map<String, Set<String>> byKey = new HashMap<>();

  /** Adds an entry, or puts a later version of it in place of an earlier one. */
  public void put(String entry, ListedParty party) {
    remove(entry);
    PartyNames names = PartyNames.of(party);
    entries.put(entry, names);
    if (names.canBeACompany()) {
      Keys.of(names).forEach(key -> byKey.computeIfAbsent(key, k -> new TreeSet<>()).add(entry));
    }
  }

  /** Takes an entry away, if it is there. */
  public void remove(String entry) {
    PartyNames names = entries.remove(entry);
    if (names != null) {
      for (String key : Keys.of(names)) {
        Set<String> sharing = byKey.get(key);
        if (sharing != null && sharing.remove(entry) && sharing.isEmpty()) {
          byKey.remove(key);
        }
      }
    }
  }

  /**
   * The entries whose companies may be others because of this version of a company: all that share
   * a key with it. Of a company that changed, the version before touches entries as well.
   */
  public SortedSet<String> touchedBy(Company company) {
    TreeSet<String> touched = new TreeSet<>();
    for (String key : Keys.of(CompanyNames.of(company))) {
      touched.addAll(byKey.getOrDefault(key, Set.of()));
    }
    return touched;
  }

  PartyNames get(String entry) {
    PartyNames names = entries.get(entry);
    if (names == null) {
      throw new IllegalArgumentException("there is no entry " + entry);
    }
    return names;
  }
}
