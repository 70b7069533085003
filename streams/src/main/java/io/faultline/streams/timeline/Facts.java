package io.faultline.streams.timeline;

import io.faultline.events.ArticleStatus;
import io.faultline.events.Json;
import io.faultline.events.LockUp;
import io.faultline.streams.reading.CompanyReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The set of facts of one company. Adding a fact twice, or an older version after a newer one,
 * changes nothing; the lists are sorted by content, so that equal sets are equal states.
 */
record Facts(
    List<CompanyReport> reports,
    List<MarketMove> moves,
    List<LockUp> lockUps,
    List<ScreenedListing> listings) {

  static Facts of(Timeline timeline) {
    return new Facts(timeline.reports(), timeline.moves(), timeline.lockUps(), timeline.listings());
  }

  Facts with(TimelineInput input) {
    return switch (input) {
      case TimelineInput.Reported r ->
          new Facts(
              with(reports, r.report(), CompanyReport::articleId, Facts::laterReport),
              moves,
              lockUps,
              listings);
      case TimelineInput.Moved m ->
          new Facts(
              reports,
              with(moves, m.move(), MarketMove::moveId, Facts::laterMove),
              lockUps,
              listings);
      case TimelineInput.LockUpStated l ->
          new Facts(
              reports, moves, with(lockUps, l.lockUp(), LockUp::eventId, (a, b) -> a), listings);
      case TimelineInput.Listed l ->
          new Facts(
              reports,
              moves,
              lockUps,
              with(listings, l.listing(), Facts::listingKey, Facts::laterListing));
      case TimelineInput.Ticked t -> this;
    };
  }

  /** Whether a report says anything that could become a signal, or may have to hold one back. */
  static boolean counts(CompanyReport report) {
    return says(report) || report.version() > 1 || report.status() == ArticleStatus.RETRACTED;
  }

  /** Whether a report makes a claim of its own. */
  static boolean says(CompanyReport report) {
    return report.status() != ArticleStatus.RETRACTED
        && report.salience() != CompanyReport.Salience.BOILERPLATE
        && !report.claims().isEmpty();
  }

  static String listingKey(ScreenedListing listing) {
    return listing.change().key()
        + "/"
        + listing.change().kind().code()
        + "/"
        + listing.companyId();
  }

  private static CompanyReport laterReport(CompanyReport a, CompanyReport b) {
    int order = Integer.compare(a.version(), b.version());
    if (order == 0) {
      order = a.knownAt().compareTo(b.knownAt());
    }
    return order != 0 ? (order > 0 ? a : b) : larger(a, b);
  }

  private static MarketMove laterMove(MarketMove a, MarketMove b) {
    int order = a.knownAt().compareTo(b.knownAt());
    return order != 0 ? (order > 0 ? a : b) : b;
  }

  private static ScreenedListing laterListing(ScreenedListing a, ScreenedListing b) {
    int order = a.change().changedAt().compareTo(b.change().changedAt());
    return order != 0 ? (order > 0 ? a : b) : larger(a, b);
  }

  private static <T> T larger(T a, T b) {
    return a.equals(b) || Json.fingerprint(a).compareTo(Json.fingerprint(b)) >= 0 ? a : b;
  }

  private static <T> List<T> with(
      List<T> facts, T added, Function<T, String> key, BinaryOperator<T> later) {
    String name = key.apply(added);
    List<T> result = new ArrayList<>(facts.size() + 1);
    T chosen = added;
    for (T fact : facts) {
      if (key.apply(fact).equals(name)) {
        chosen = later.apply(fact, added);
      } else {
        result.add(fact);
      }
    }
    result.add(chosen);
    result.sort(Comparator.comparing(key));
    return result;
  }
}
