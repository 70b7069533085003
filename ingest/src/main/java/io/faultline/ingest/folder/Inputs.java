package io.faultline.ingest.folder;

import io.faultline.events.Article;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.Portfolio;
import io.faultline.events.PriceBar;
import io.faultline.events.Relationship;
import io.faultline.ingest.tables.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a directory of input files says, in the order of the files.
 *
 * @param listedParties one for each row, known since its announcement, else since it took effect;
 *     {@code dates.delistedOn} says when it ended
 * @param problems what could not be read, with its place; empty if all was well
 */
public record Inputs(
    List<Company> companies,
    List<Relationship> relationships,
    List<Portfolio> portfolios,
    List<LockUp> lockUps,
    List<PriceBar> prices,
    List<ListedParty> listedParties,
    List<Article> articles,
    List<Problem> problems) {
  public Inputs {
    companies = List.copyOf(companies);
    relationships = List.copyOf(relationships);
    portfolios = List.copyOf(portfolios);
    lockUps = List.copyOf(lockUps);
    prices = List.copyOf(prices);
    listedParties = List.copyOf(listedParties);
    articles = List.copyOf(articles);
    problems = List.copyOf(problems);
  }

  /**
   * The same entries as changes of their lists, by the lists' own dates: added when the entry could
   * be known, removed on the day of its delisting. None is a baseline; which of them are old, a
   * replay knows by its window. An added entry doesn't yet know of its end.
   */
  public List<ListingChange> listingChanges() {
    return listedParties.stream()
        .flatMap(Inputs::changes)
        .sorted(Comparator.comparing(ListingChange::changedAt).thenComparing(ListingChange::key))
        .toList();
  }

  private static Stream<ListingChange> changes(ListedParty party) {
    LocalDate end = party.dates().delistedOn();
    ListingChange added =
        change(ChangeKind.ADDED, party.ending(null, party.knownFrom()), party.knownFrom());
    return end == null
        ? Stream.of(added)
        : Stream.of(
            added, change(ChangeKind.REMOVED, party, end.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  private static ListingChange change(ChangeKind kind, ListedParty party, Instant at) {
    return new ListingChange(kind, party, List.of(), false, at);
  }
}
