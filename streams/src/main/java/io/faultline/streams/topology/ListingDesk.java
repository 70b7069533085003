package io.faultline.streams.topology;

import io.faultline.events.Company;
import io.faultline.events.ListingChange;
import io.faultline.streams.timeline.ScreenedListing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Screens changes of lists against the companies of one task, in either order of arrival: the last
 * change of each entry is kept, and companies that come after it are screened together at the next
 * tick.
 */
final class ListingDesk {
  private final KeyValueStore<String, ListingChange> changes;
  private final KeyValueStore<String, String> unscreened;
  private final CompanyBook companies;

  ListingDesk(
      KeyValueStore<String, ListingChange> changes,
      KeyValueStore<String, String> unscreened,
      CompanyBook companies) {
    this.changes = changes;
    this.unscreened = unscreened;
    this.companies = companies;
  }

  List<ScreenedListing> take(ListingChange change) {
    changes.put(change.key(), change);
    return screen(change, companyId -> true);
  }

  /** A company came; entries that came before it don't know it yet. */
  void unscreened(Company company) {
    unscreened.put(company.companyId(), "");
  }

  /** What the entries so far say of the companies that came after them. */
  List<ScreenedListing> screenLate() {
    Set<String> late = new HashSet<>();
    try (KeyValueIterator<String, String> ids = unscreened.all()) {
      ids.forEachRemaining(id -> late.add(id.key));
    }
    if (late.isEmpty()) {
      return List.of();
    }
    List<ScreenedListing> found = new ArrayList<>();
    try (KeyValueIterator<String, ListingChange> all = changes.all()) {
      all.forEachRemaining(entry -> found.addAll(screen(entry.value, late::contains)));
    }
    late.forEach(unscreened::delete);
    return found;
  }

  private List<ScreenedListing> screen(ListingChange change, Predicate<String> which) {
    return companies.screening().screen(change.party()).stream()
        .filter(match -> which.test(match.companyId()))
        .map(
            match -> new ScreenedListing(match.companyId(), change, match.score(), match.because()))
        .toList();
  }
}
