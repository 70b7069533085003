package io.faultline.app.telling;

import io.faultline.events.Alert;
import io.faultline.events.Alert.Factor;
import io.faultline.events.Alert.Holding;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Alert.Origin;
import io.faultline.events.Alert.Risk;
import io.faultline.events.Alert.Rules;
import io.faultline.events.Alert.Times;
import io.faultline.events.AlertStatus;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Small alerts for tests. */
public final class Warning {
  private static final Instant DAY = Instant.parse("2022-07-08T02:00:00Z");

  private Warning() {}

  /** A revision of an alert for some portfolios. */
  public static Alert of(String id, int revision, String... portfolios) {
    Risk risk =
        new Risk(
            RiskType.INVESTMENT_BAN,
            ListCode.OFAC_NSCMIC,
            Measure.SECURITIES_BAN,
            "US persons",
            null,
            Direction.IMPOSED,
            FactLevel.CONFIRMED,
            "US");
    return new Alert(
        id,
        revision,
        revision == 1 ? AlertStatus.OPENED : AlertStatus.UPDATED,
        null,
        Severity.WATCH,
        30 + revision % 60,
        List.of(new Factor("measure", 60, "A ban binds US persons.")),
        "Alpha Holding is tied to Beta Optics",
        "Alpha Holding owns a part of Beta Optics, which is on a list.",
        new Holding(
            "alpha-holding",
            "Alpha Holding",
            List.of("ALPH"),
            Arrays.stream(portfolios).map(p -> new InPortfolio(p, 0.05, Severity.WATCH)).toList()),
        new Origin("beta-optics", "Beta Optics", null),
        risk,
        List.of(risk),
        List.of(),
        List.of(),
        List.of(),
        new Times(DAY, DAY, DAY, DAY.plusSeconds(revision)),
        new Rules("1", "test"),
        revision == 1 ? List.of() : List.of("The score changed."));
  }
}
