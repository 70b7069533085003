package io.faultline.app.replay;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Basis;
import io.faultline.events.MarketKind;
import io.faultline.events.RiskFamily;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of one alert over all its revisions: small, so that those of ten years fit into
 * memory. The full texts are kept beside it only for alerts that are shown.
 */
public final class Told {
  private final String alertId;
  private final List<Turn> turns = new ArrayList<>();
  private final SortedMap<String, Severity> portfolios = new TreeMap<>();
  private Alert.Party holding = new Alert.Party("-", "-");
  private Alert.Party origin = holding;
  private RiskType risk = RiskType.PRICE_SHOCK;
  private Instant eventAt = Instant.EPOCH;
  private List<String> symbols = List.of();
  private @Nullable Turn loudest;
  private String title = "";
  private String ending = "";
  private Optional<Alert.Market> fall = Optional.empty();
  private @Nullable Alert full;

  /** One revision in short. */
  public record Turn(Instant at, AlertStatus status, Severity severity, double score) {
    boolean isEnd() {
      return status == AlertStatus.RETRACTED || status == AlertStatus.RESOLVED;
    }
  }

  Told(String alertId) {
    this.alertId = alertId;
  }

  void take(Alert alert) {
    Turn turn = new Turn(alert.times().raisedAt(), alert.status(), alert.severity(), alert.score());
    turns.add(turn);
    ending = turn.isEnd() && !alert.changes().isEmpty() ? alert.changes().getFirst() : "";
    if (turn.isEnd() && loudest != null) {
      return;
    }
    Turn before = loudest;
    if (before == null || turn.severity().compareTo(before.severity()) >= 0) {
      loudest = turn;
      title = alert.title();
      risk = alert.risk().type();
      full = alert;
    }
    holding = new Alert.Party(alert.holding().companyId(), alert.holding().name());
    origin = new Alert.Party(alert.origin().companyId(), alert.origin().name());
    symbols = alert.holding().symbols();
    eventAt = alert.times().eventAt();
    fall =
        alert.market().stream()
            .filter(m -> m.kind() == MarketKind.SHOCK && m.change() != null && m.change() < 0)
            .min(
                Comparator.comparing((Alert.Market m) -> m.basis() != Basis.CLOSE)
                    .thenComparingDouble(m -> m.change() == null ? 0 : m.change())
                    .thenComparing(Alert.Market::date));
    for (Alert.InPortfolio in : alert.holding().portfolios()) {
      portfolios.merge(in.id(), in.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
  }

  String alertId() {
    return alertId;
  }

  Alert.Party holding() {
    return holding;
  }

  Alert.Party origin() {
    return origin;
  }

  /** What the loudest revision leads with. */
  RiskType risk() {
    return risk;
  }

  RiskFamily family() {
    return risk.family();
  }

  Instant eventAt() {
    return eventAt;
  }

  /** Of the holding's share. */
  List<String> symbols() {
    return symbols;
  }

  /** Portfolio to the highest severity that the alert had there. */
  SortedMap<String, Severity> portfolios() {
    return portfolios;
  }

  /** Every revision, in their order. */
  List<Turn> turns() {
    return turns;
  }

  Turn first() {
    return turns.getFirst();
  }

  /** The last one of the highest severity that isn't an end. */
  Turn loudest() {
    Turn turn = loudest;
    return turn == null ? first() : turn;
  }

  /** The title of the loudest. */
  String title() {
    return title;
  }

  /** How it ended, in a sentence; empty while it stands. */
  String ending() {
    return ending;
  }

  /** The deepest fall of a close (else within a session) that its last standing revision shows. */
  Optional<Alert.Market> fall() {
    return fall;
  }

  /** The loudest revision in full; empty once it has been let go. */
  Optional<Alert> full() {
    return Optional.ofNullable(full);
  }

  /** Lets the full text go, until a revision as loud comes. */
  void letGo() {
    full = null;
  }
}
