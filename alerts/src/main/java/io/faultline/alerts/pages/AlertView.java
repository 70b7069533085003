package io.faultline.alerts.pages;

import io.faultline.alerts.ledger.AlertBook.Entry;
import io.faultline.alerts.ledger.Delivery;
import io.faultline.alerts.routing.Handling;
import io.faultline.alerts.wording.Way;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Market;
import io.faultline.events.LockUp;
import io.faultline.events.MarketKind;
import io.faultline.events.PriceBar;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One alert as its page shows it.
 *
 * @param alert the revision that is shown
 * @param history all revisions, the newest first
 * @param ways the paths as one walks them
 * @param charts one for each share that moved
 * @param disagreements where sources give different figures for one thing
 * @param deliveries who was told
 * @param handlings what people did, the newest first
 * @param mayHandle whether the visitor may acknowledge and dismiss
 */
public record AlertView(
    Alert alert,
    List<Entry> history,
    List<Way> ways,
    List<Chart> charts,
    List<Disagreement> disagreements,
    List<Delivery> deliveries,
    List<Handling> handlings,
    boolean mayHandle) {
  private static final int DAYS_BEFORE = 45;
  private static final int DAYS_AFTER = 30;
  private static final int LONGEST = 260;

  /** A chart in both shapes. */
  public record Chart(String symbol, String wide, String narrow, String source) {}

  /** What several sources say of one thing. */
  public record Disagreement(String about, List<Said> said) {}

  /** What one of them says. */
  public record Said(String value, String source, @Nullable String url) {}

  /** Gathers what the page needs. */
  public static AlertView of(
      List<Entry> revisions,
      int revision,
      BiFunction<String, LocalDate[], List<PriceBar>> prices,
      Function<String, List<LockUp>> lockUps,
      List<Delivery> deliveries,
      List<Handling> handlings) {
    Alert alert =
        revisions.stream()
            .map(Entry::alert)
            .filter(a -> a.revision() == revision)
            .findFirst()
            .orElse(revisions.getLast().alert());
    List<Way> ways = alert.paths().stream().map(p -> Way.of(alert, p)).toList();
    return new AlertView(
        alert,
        revisions.reversed(),
        ways,
        charts(alert, prices),
        disagreements(alert, lockUps),
        deliveries,
        handlings.reversed(),
        /* mayHandle= */ true);
  }

  /** What was done last and still holds; null if nothing does. */
  public @Nullable Handling standing() {
    Handling last = handlings.isEmpty() ? null : handlings.getFirst();
    return last == null || last.kind() == Handling.Kind.REOPENED ? null : last;
  }

  private static List<Chart> charts(
      Alert alert, BiFunction<String, LocalDate[], List<PriceBar>> prices) {
    Set<String> symbols = new LinkedHashSet<>();
    LocalDate first = alert.times().eventAt().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = alert.times().raisedAt().atZone(ZoneOffset.UTC).toLocalDate();
    for (Market m : alert.market()) {
      symbols.add(m.symbol());
      if (m.kind() != MarketKind.LOCKUP || m.date().isBefore(last.plusDays(DAYS_AFTER))) {
        first = m.date().isBefore(first) ? m.date() : first;
        last = m.date().isAfter(last) ? m.date() : last;
      }
    }
    LocalDate[] window = {first.minusDays(DAYS_BEFORE), last.plusDays(DAYS_AFTER)};
    List<Chart> charts = new ArrayList<>();
    for (String symbol : symbols) {
      List<PriceBar> bars = prices.apply(symbol, window);
      if (bars.size() > LONGEST) {
        bars = bars.subList(bars.size() - LONGEST, bars.size());
      }
      if (bars.size() >= 2) {
        charts.add(
            new Chart(
                symbol,
                PriceChart.wide(symbol, alert, bars),
                PriceChart.narrow(symbol, alert, bars),
                bars.getFirst().source()));
      }
    }
    return charts;
  }

  private static List<Disagreement> disagreements(
      Alert alert, Function<String, List<LockUp>> lockUps) {
    return Disagreements.of(alert, lockUps);
  }
}
