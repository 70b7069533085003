package io.faultline.streams.screening;

import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Entries of lists with the companies that they are, kept right while either side changes: at any
 * time they are what screening all entries against all companies would find. Not thread-safe.
 */
public final class ScreenedEntries {
  private final Screening companies;
  private final ListedNames entries = new ListedNames();
  private final SortedMap<String, List<Match>> found = new TreeMap<>();

  public ScreenedEntries(Collection<Company> companies) {
    this.companies = new Screening(companies);
  }

  /** Adds or amends an entry; screens it alone. */
  public void list(String entry, ListedParty party) {
    entries.put(entry, party);
    screen(Set.of(entry));
  }

  /** Takes an entry away. */
  public void delist(String entry) {
    entries.remove(entry);
    found.remove(entry);
  }

  /**
   * Adds or changes a company; screens the entries that it can touch, in its old version or its new
   * one.
   *
   * @return these entries
   */
  public Set<String> refer(Company company) {
    Set<String> touched = new TreeSet<>();
    companies.known(company.companyId()).map(entries::touchedBy).ifPresent(touched::addAll);
    if (!companies.refer(company)) {
      return Set.of();
    }
    touched.addAll(entries.touchedBy(company));
    screen(touched);
    return touched;
  }

  private void screen(Set<String> some) {
    for (String entry : some) {
      List<Match> matches = companies.screen(entries.get(entry));
      if (matches.isEmpty()) {
        found.remove(entry);
      } else {
        found.put(entry, matches);
      }
    }
  }

  /** Every entry that is a company, with its matches. */
  public Map<String, List<Match>> found() {
    return Map.copyOf(found);
  }
}
