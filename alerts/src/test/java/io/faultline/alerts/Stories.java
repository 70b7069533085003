package io.faultline.alerts;

import io.faultline.events.Alert;
import io.faultline.events.Alert.Evidence;
import io.faultline.events.Alert.Factor;
import io.faultline.events.Alert.Holding;
import io.faultline.events.Alert.InPortfolio;
import io.faultline.events.Alert.ListedEntity;
import io.faultline.events.Alert.Market;
import io.faultline.events.Alert.Origin;
import io.faultline.events.Alert.Party;
import io.faultline.events.Alert.Path;
import io.faultline.events.Alert.Risk;
import io.faultline.events.Alert.Rules;
import io.faultline.events.Alert.Step;
import io.faultline.events.Alert.Times;
import io.faultline.events.AlertStatus;
import io.faultline.events.Basis;
import io.faultline.events.Direction;
import io.faultline.events.EvidenceKind;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.events.MarketKind;
import io.faultline.events.Measure;
import io.faultline.events.PriceBar;
import io.faultline.events.RelationType;
import io.faultline.events.RiskType;
import io.faultline.events.Severity;
import io.faultline.events.Stance;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Alerts of the SenseTime story of 2022, in our own words, as examples for tests. */
public final class Stories {
  public static final String DENIAL = "https://news.example/jcv-statement";

  private static final Party SENSETIME = new Party("sensetime", "SenseTime Group");
  private static final Party JCV = new Party("japan-computer-vision", "Japan Computer Vision");
  private static final Party SOFTBANK_CORP = new Party("softbank-corp", "SoftBank Corp");
  private static final Party SOFTBANK_GROUP = new Party("softbank-group", "SoftBank Group");
  private static final Party VISION_FUND =
      new Party("softbank-vision-fund", "SoftBank Vision Fund");
  private static final Instant EVENT = Instant.parse("2022-06-30T08:00:00Z");
  private static final Instant PUBLISHED = Instant.parse("2022-07-08T01:30:00Z");

  private Stories() {}

  /** SoftBank Group, hit through its stake and through JCV. */
  public static Alert softBank() {
    return alert(
        "softbank-group:sensetime:restriction:2022-06-30",
        1,
        AlertStatus.OPENED,
        Severity.WARNING,
        67.4,
        "SoftBank Group is tied to SenseTime, a listed company whose share fell by half",
        "SenseTime's holding company is on the US NS-CMIC list, and its share closed 46.77 % lower"
            + " the day after its lock-up ended. SoftBank Group is tied to it by a stake and by a"
            + " subsidiary that licenses its technology.",
        new Holding(
            "softbank-group",
            "SoftBank Group",
            List.of("9984.T"),
            List.of(
                new InPortfolio("growth", 0.042, Severity.WARNING),
                new InPortfolio("asia", 0.113, Severity.CRITICAL))),
        List.of(
            new Path(
                0.52,
                List.of(
                    step(VISION_FUND, SENSETIME, RelationType.OWNS, 0.1488, 0.9, List.of()),
                    step(SOFTBANK_GROUP, VISION_FUND, RelationType.OWNS, 0.4, 0.95, List.of()))),
            new Path(
                0.31,
                List.of(
                    step(SENSETIME, JCV, RelationType.LICENSES_TECHNOLOGY_TO, null, 0.8, List.of()),
                    step(SOFTBANK_CORP, JCV, RelationType.OWNS, 1.0, 0.97, List.of()),
                    step(
                        SOFTBANK_GROUP,
                        SOFTBANK_CORP,
                        RelationType.OWNS,
                        0.4069,
                        0.97,
                        List.of())))),
        List.of());
  }

  /** The second revision of {@link #softBank}: a report of two sources, and the market. */
  public static Alert softBankEscalated() {
    Alert a = softBank();
    return withRevision(
        a,
        2,
        AlertStatus.ESCALATED,
        Severity.CRITICAL,
        82.1,
        List.of(
            "The score rose from 67 to 82: the plunge came a day after the end of the lock-up.",
            "A second path was found, by Japan Computer Vision and SoftBank Corp."));
  }

  /** Mastercard, by one weak path with a denial on it. */
  public static Alert mastercard() {
    return customerOfJcv("mastercard", "Mastercard", "MA");
  }

  /** Visa, as {@link #mastercard}. */
  public static Alert visa() {
    return customerOfJcv("visa", "Visa", "V");
  }

  private static Alert customerOfJcv(String id, String name, String symbol) {
    return alert(
        id + ":sensetime:restriction:2022-06-30",
        1,
        AlertStatus.OPENED,
        Severity.WATCH,
        34.2,
        name + " uses a face-payment service that is built on SenseTime's technology",
        "A subsidiary of SoftBank Corp sells face payment built on SenseTime's technology to "
            + name
            + ". The subsidiary says that SenseTime has no access to card data.",
        new Holding(
            id, name, List.of(symbol), List.of(new InPortfolio("growth", 0.031, Severity.WATCH))),
        List.of(
            new Path(
                0.14,
                List.of(
                    step(
                        SENSETIME,
                        JCV,
                        RelationType.LICENSES_TECHNOLOGY_TO,
                        null,
                        0.8,
                        List.of(DENIAL)),
                    step(JCV, new Party(id, name), RelationType.SUPPLIES, null, 0.55, List.of())))),
        List.of(
            new Evidence(
                EvidenceKind.ARTICLE,
                DENIAL,
                "News Example",
                "JCV: SenseTime cannot see card data",
                PUBLISHED,
                "SenseTime has no access to card data, the company said.",
                Stance.DENIES,
                "jcv-face-payment")));
  }

  private static Alert alert(
      String id,
      int revision,
      AlertStatus status,
      Severity severity,
      double score,
      String title,
      String summary,
      Holding holding,
      List<Path> paths,
      List<Evidence> denials) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(
        new Evidence(
            EvidenceKind.LIST,
            "https://ofac.treasury.gov/consolidated-sanctions-list-non-sdn-lists",
            "US Treasury, OFAC",
            "NS-CMIC List, entry of SenseTime Group Inc.",
            Instant.parse("2021-12-10T00:00:00Z"),
            null,
            Stance.ASSERTS,
            null));
    evidence.add(
        new Evidence(
            EvidenceKind.ARTICLE,
            "https://news.example/face-payment",
            "News Example",
            "Face payment for two card networks rests on a listed company's technology",
            PUBLISHED,
            "The service was built with technology licensed from SenseTime.",
            Stance.ASSERTS,
            "jcv-face-payment"));
    evidence.addAll(denials);
    return new Alert(
        id,
        revision,
        status,
        null,
        severity,
        score,
        List.of(
            new Factor("measure", 60, "A ban on dealing in securities binds US persons."),
            new Factor("path", 0.52, "The stake is held by a fund that the holding controls."),
            new Factor("market", 1.35, "The share lost 46.77 % on 89 times its normal volume."),
            new Factor("weight", 1.1, "It is 11.3 % of asia.")),
        title,
        summary,
        holding,
        new Origin(
            "sensetime",
            "SenseTime",
            new ListedEntity(
                "sensetime-group-inc", "SenseTime Group Inc.", ListCode.OFAC_NSCMIC, "34155")),
        risk(Measure.SECURITIES_BAN, ListCode.OFAC_NSCMIC, RiskType.INVESTMENT_BAN, 2021, 12, 10),
        List.of(
            risk(
                Measure.SECURITIES_BAN,
                ListCode.OFAC_NSCMIC,
                RiskType.INVESTMENT_BAN,
                2021,
                12,
                10),
            risk(Measure.EXPORT_LICENCE, ListCode.BIS_EL, RiskType.EXPORT_CONTROL, 2019, 10, 9)),
        paths,
        evidence,
        List.of(
            new Market(
                MarketKind.SHOCK,
                "0020.HK",
                LocalDate.of(2022, 6, 30),
                Basis.CLOSE,
                new BigDecimal("5.88"),
                new BigDecimal("3.13"),
                "HKD",
                -0.4677,
                -0.4612,
                89.0,
                null,
                null,
                null,
                "prices.csv"),
            new Market(
                MarketKind.SHOCK,
                "0020.HK",
                LocalDate.of(2022, 6, 30),
                Basis.INTRADAY,
                new BigDecimal("5.88"),
                new BigDecimal("2.88"),
                "HKD",
                -0.51,
                null,
                null,
                null,
                null,
                null,
                "prices.csv"),
            new Market(
                MarketKind.LOCKUP,
                "0020.HK",
                LocalDate.of(2022, 6, 29),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                23_300_000_000L,
                0.7,
                "exchange filing")),
        new Times(EVENT, PUBLISHED, PUBLISHED.plusSeconds(240), PUBLISHED.plusSeconds(240)),
        new Rules("2026.1", "0.1.0"),
        List.of());
  }

  private static Risk risk(
      Measure measure, ListCode list, RiskType type, int year, int month, int day) {
    return new Risk(
        type,
        list,
        measure,
        "US persons",
        LocalDate.of(year, month, day),
        Direction.IMPOSED,
        FactLevel.CONFIRMED,
        "US");
  }

  private static Step step(
      Party from,
      Party to,
      RelationType relation,
      Double share,
      double confidence,
      List<String> disputedBy) {
    return new Step(
        from,
        to,
        relation,
        share,
        LocalDate.of(2018, 5, 1),
        null,
        Instant.parse("2022-01-01T00:00:00Z"),
        "https://filings.example/report",
        from.name() + " and " + to.name() + " are named in the report.",
        confidence,
        disputedBy);
  }

  /** The same alert under another id. */
  public static Alert withId(Alert a, String id) {
    return copy(
        a,
        id,
        a.revision(),
        a.status(),
        a.severity(),
        a.score(),
        a.title(),
        a.holding(),
        a.changes());
  }

  /** The same alert with another title, summary left as it is. */
  public static Alert withTitle(Alert a, String title) {
    return copy(
        a,
        a.alertId(),
        a.revision(),
        a.status(),
        a.severity(),
        a.score(),
        title,
        a.holding(),
        a.changes());
  }

  /** The same alert in other portfolios. */
  public static Alert withPortfolios(Alert a, InPortfolio... portfolios) {
    Holding h = a.holding();
    return copy(
        a,
        a.alertId(),
        a.revision(),
        a.status(),
        a.severity(),
        a.score(),
        a.title(),
        new Holding(h.companyId(), h.name(), h.symbols(), List.of(portfolios)),
        a.changes());
  }

  /** A later revision of an alert. */
  public static Alert withRevision(
      Alert a,
      int revision,
      AlertStatus status,
      Severity severity,
      double score,
      List<String> changes) {
    return copy(a, a.alertId(), revision, status, severity, score, a.title(), a.holding(), changes);
  }

  private static Alert copy(
      Alert a,
      String id,
      int revision,
      AlertStatus status,
      Severity severity,
      double score,
      String title,
      Holding holding,
      List<String> changes) {
    return new Alert(
        id,
        revision,
        status,
        a.supersededBy(),
        severity,
        score,
        a.scoring().stream()
            .filter(
                f ->
                    !f.because().contains("asia")
                        || holding.portfolios().stream().anyMatch(p -> p.id().equals("asia")))
            .toList(),
        title,
        a.summary(),
        holding,
        a.origin(),
        a.risk(),
        a.risks(),
        a.paths(),
        a.evidence(),
        a.market(),
        new Times(
            a.times().eventAt(),
            a.times().publishedAt(),
            a.times().observedAt(),
            a.times().raisedAt().plusSeconds(600L * (revision - 1))),
        a.rules(),
        changes);
  }

  /** Sessions around the plunge; the days of the story are facts, the rest is made up. */
  public static List<PriceBar> prices() {
    List<PriceBar> bars = new ArrayList<>();
    double close = 5.4;
    LocalDate plunge = LocalDate.of(2022, 6, 30);
    for (LocalDate day = LocalDate.of(2022, 5, 16);
        day.isBefore(LocalDate.of(2022, 8, 8));
        day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        continue;
      }
      double wave = Math.sin(day.toEpochDay() * 0.9) * 0.06;
      if (day.equals(plunge)) {
        bars.add(bar(day, 5.88, 5.88, 2.88, 3.13, 1_890_000_000L));
        close = 2.6;
      } else if (day.equals(plunge.minusDays(1))) {
        bars.add(bar(day, 5.83, 5.98, 5.8, 5.88, 30_000_000L));
      } else {
        double open = close + wave;
        close = day.isBefore(plunge) ? close + 0.015 : Math.max(2.1, close - 0.012);
        double end = close - wave;
        bars.add(
            bar(
                day,
                open,
                Math.max(open, end) + 0.07,
                Math.min(open, end) - 0.06,
                end,
                day.isBefore(plunge) ? 21_000_000L : 190_000_000L));
      }
    }
    return bars;
  }

  private static PriceBar bar(
      LocalDate day, double open, double high, double low, double close, long volume) {
    return new PriceBar(
        "0020.HK",
        day,
        null,
        money(open),
        money(high),
        money(low),
        money(close),
        volume,
        "HKD",
        day.atTime(LocalTime.of(8, 0)).toInstant(ZoneOffset.UTC),
        "prices.csv");
  }

  private static BigDecimal money(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2);
  }

  /** Two statements that disagree about how many shares become free. */
  public static List<LockUp> lockUps() {
    return List.of(
        lockUp(23_300_000_000L, "https://filings.example/prospectus"),
        lockUp(25_290_000L, "https://news.example/lock-up"));
  }

  private static LockUp lockUp(long shares, String source) {
    return new LockUp(
        "sensetime",
        "0020.HK",
        LocalDate.of(2022, 6, 29),
        shares,
        null,
        List.of("holders from before the listing"),
        null,
        LockUpStatus.SCHEDULED,
        false,
        source,
        null,
        Instant.parse("2021-12-30T00:00:00Z"));
  }
}
