package io.faultline.alerts.pages;

import io.faultline.alerts.ledger.AlertBook;
import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.wording.Way;
import io.faultline.events.Alert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One holding as its page shows it.
 *
 * @param holding its names, as the newest alert has them
 * @param graph all ways of its open alerts in one drawing, or of those that ended where none is
 *     open; empty if it was only hit itself
 * @param list its alerts
 * @param timeline the latest revisions of all of them, the newest first
 */
public record HoldingView(
    Alert.Holding holding, String graph, ListView list, List<Entry> timeline) {
  private static final int LONGEST_TIMELINE = 40;

  /** Gathers what the page needs, from revisions of this holding's alerts. */
  public static HoldingView of(ListView list, List<Entry> latest, List<Entry> revisions) {
    List<Way> ways = new ArrayList<>();
    boolean anyOpen = latest.stream().anyMatch(e -> AlertBook.live(e.alert()));
    for (Entry entry : latest) {
      Alert alert = entry.alert();
      if (anyOpen && !AlertBook.live(alert)) {
        continue;
      }
      alert.paths().stream()
          .map(p -> Way.of(alert, p))
          .filter(w -> !w.stops().isEmpty())
          .forEach(ways::add);
    }
    Alert.Holding holding = latest.getFirst().alert().holding();
    return new HoldingView(
        holding,
        ExposureGraph.draw(holding.companyId(), ways),
        list,
        revisions.stream()
            .sorted(Comparator.comparing((Entry e) -> e.alert().times().raisedAt()).reversed())
            .limit(LONGEST_TIMELINE)
            .toList());
  }
}
