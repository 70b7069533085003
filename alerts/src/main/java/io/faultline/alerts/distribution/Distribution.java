package io.faultline.alerts.distribution;

import io.faultline.alerts.audience.Audience;
import io.faultline.events.Alert;
import io.faultline.events.Alert.Holding;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Alert.Times;
import io.faultline.events.AlertStatus;
import io.faultline.events.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What each portfolio is given of a revision: only what concerns it, with revisions of its own that
 * count without gaps. A revision that changes nothing for a portfolio is not given to it. A
 * portfolio that no longer holds the company gets one last revision that says so. Pure.
 */
public final class Distribution {
  private Distribution() {}

  /**
   * What the portfolios of one alert were given last.
   *
   * @param last by portfolio
   */
  public record Given(Map<String, Last> last) {
    /** Nobody was given anything. */
    public static final Given NOTHING = new Given(Map.of());

    public Given {
      last = Map.copyOf(last);
    }
  }

  /**
   * @param revision the portfolio's own count
   * @param content names what it said
   * @param ended whether it was the last word
   */
  public record Last(int revision, String content, boolean ended) {}

  /** A revision for one portfolio. */
  public record Part(String portfolio, Alert alert) {}

  /** What was given, and what is to be written. */
  public record Step(Given given, List<Part> parts) {}

  /** Takes one revision apart. */
  public static Step give(Alert alert, Given before) {
    Map<String, Last> last = new TreeMap<>(before.last());
    List<Part> parts = new ArrayList<>();
    for (InPortfolio in : alert.holding().portfolios()) {
      Audience.of(Set.of(in.id())).view(alert).ifPresent(view -> give(in.id(), view, last, parts));
    }
    Set<String> named =
        Set.copyOf(alert.holding().portfolios().stream().map(InPortfolio::id).toList());
    for (Map.Entry<String, Last> e : new TreeMap<>(before.last()).entrySet()) {
      if (!named.contains(e.getKey()) && !e.getValue().ended()) {
        Last then = e.getValue();
        Alert end = leaving(alert, e.getKey(), then.revision() + 1);
        last.put(e.getKey(), new Last(then.revision() + 1, content(end), /* ended= */ true));
        parts.add(new Part(e.getKey(), end));
      }
    }
    return new Step(new Given(last), parts);
  }

  private static void give(String portfolio, Alert view, Map<String, Last> last, List<Part> parts) {
    Last then = last.get(portfolio);
    String content = content(view);
    if (then != null && then.content().equals(content)) {
      return;
    }
    int revision = then == null ? 1 : then.revision() + 1;
    boolean ended = ended(view.status());
    AlertStatus status = then == null && !ended ? AlertStatus.OPENED : view.status();
    List<String> changes = then == null ? List.of() : view.changes();
    last.put(portfolio, new Last(revision, content, ended));
    parts.add(new Part(portfolio, with(view, revision, status, view.holding(), changes)));
  }

  private static Alert leaving(Alert alert, String portfolio, int revision) {
    // The names of the portfolios that still hold it must not go along.
    Holding holding =
        new Holding(
            alert.holding().companyId(),
            alert.holding().name(),
            alert.holding().symbols(),
            List.of(new InPortfolio(portfolio, null, alert.severity())));
    Alert only = with(alert, revision, AlertStatus.RESOLVED, holding, List.of());
    return new Alert(
        only.alertId(),
        only.revision(),
        only.status(),
        null,
        only.severity(),
        only.score(),
        List.of(),
        only.title(),
        only.summary(),
        only.holding(),
        only.origin(),
        only.risk(),
        only.risks(),
        only.paths(),
        only.evidence(),
        only.market(),
        only.times(),
        only.rules(),
        List.of("The portfolio no longer holds " + alert.holding().name() + "."));
  }

  /** Names what a portfolio would learn; the count, and when it was concluded, are not news. */
  private static String content(Alert view) {
    Times t = view.times();
    Alert bare = with(view, 1, AlertStatus.OPENED, view.holding(), List.of());
    return Json.fingerprintOf(
        Json.write(
            new Alert(
                bare.alertId(),
                1,
                AlertStatus.OPENED,
                bare.supersededBy(),
                bare.severity(),
                bare.score(),
                bare.scoring(),
                bare.title(),
                bare.summary(),
                bare.holding(),
                bare.origin(),
                bare.risk(),
                bare.risks(),
                bare.paths(),
                bare.evidence(),
                bare.market(),
                new Times(t.eventAt(), t.publishedAt(), null, t.eventAt()),
                bare.rules(),
                List.of())),
        ended(view.status()) ? view.status().code() : "open");
  }

  private static boolean ended(@Nullable AlertStatus status) {
    return status == AlertStatus.RESOLVED || status == AlertStatus.RETRACTED;
  }

  private static Alert with(
      Alert a, int revision, AlertStatus status, Holding holding, List<String> changes) {
    return new Alert(
        a.alertId(),
        revision,
        status,
        a.supersededBy(),
        a.severity(),
        a.score(),
        a.scoring(),
        a.title(),
        a.summary(),
        holding,
        a.origin(),
        a.risk(),
        a.risks(),
        a.paths(),
        a.evidence(),
        a.market(),
        a.times(),
        a.rules(),
        changes);
  }
}
