package io.faultline.streams.topology;

import io.faultline.events.Company;
import io.faultline.events.ListingChange;
import io.faultline.streams.screening.ListedNames;
import io.faultline.streams.timeline.ScreenedListing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Screens changes of lists against the companies of one task, in either order of arrival: the last
 * change of each entry is kept, and companies that come after it are screened together at the next
 * tick, against the entries that they can touch.
 */
final class ListingDesk {
  /** No company id: all of them are to be screened. */
  private static final String EVERYBODY = "*";

  private final KeyValueStore<String, ListingChange> changes;
  private final KeyValueStore<String, String> unscreened;
  private final CompanyBook companies;
  private final ListedNames listed = new ListedNames();

  ListingDesk(
      KeyValueStore<String, ListingChange> changes,
      KeyValueStore<String, String> unscreened,
      CompanyBook companies) {
    this.changes = changes;
    this.unscreened = unscreened;
    this.companies = companies;
    try (KeyValueIterator<String, ListingChange> all = changes.all()) {
      all.forEachRemaining(entry -> listed.put(entry.key, entry.value.party()));
    }
  }

  /**
   * A list changed.
   *
   * @param began when time began; null as long as it hasn't, and then the entry waits for it
   */
  List<ScreenedListing> take(ListingChange change, @Nullable Instant began) {
    changes.put(change.key(), change);
    listed.put(change.key(), change.party());
    if (began == null) {
      unscreened.put(EVERYBODY, "");
      return List.of();
    }
    return screen(change, began, companyId -> true);
  }

  /** A company came; entries that came before it don't know it yet. */
  void unscreened(Company company) {
    unscreened.put(company.companyId(), "");
  }

  /** What the entries so far say of the companies that came after them. */
  List<ScreenedListing> screenLate(Instant began) {
    Set<String> late = new HashSet<>();
    try (KeyValueIterator<String, String> ids = unscreened.all()) {
      ids.forEachRemaining(id -> late.add(id.key));
    }
    if (late.isEmpty()) {
      return List.of();
    }
    List<ScreenedListing> found = new ArrayList<>();
    if (late.contains(EVERYBODY)) {
      try (KeyValueIterator<String, ListingChange> all = changes.all()) {
        all.forEachRemaining(entry -> found.addAll(screen(entry.value, began, company -> true)));
      }
    } else {
      touchedBy(late).forEach(key -> found.addAll(screen(key, began, late)));
    }
    late.forEach(unscreened::delete);
    return found;
  }

  private Set<String> touchedBy(Set<String> late) {
    Set<String> touched = new TreeSet<>();
    for (String companyId : late) {
      companies.screening().known(companyId).map(listed::touchedBy).ifPresent(touched::addAll);
    }
    return touched;
  }

  private List<ScreenedListing> screen(String key, Instant began, Set<String> late) {
    ListingChange change = changes.get(key);
    return change == null ? List.of() : screen(change, began, late::contains);
  }

  private List<ScreenedListing> screen(
      ListingChange change, Instant began, Predicate<String> which) {
    ListingChange dated = change.changedAt().isBefore(began) ? asContext(change) : change;
    return companies.screening().screen(change.party()).stream()
        .filter(match -> which.test(match.companyId()))
        .map(match -> new ScreenedListing(match.companyId(), dated, match.score(), match.because()))
        .toList();
  }

  /** What was on the lists when time began is no news. */
  private static ListingChange asContext(ListingChange change) {
    return new ListingChange(
        change.kind(), change.party(), change.fields(), /* baseline= */ true, change.changedAt());
  }
}
