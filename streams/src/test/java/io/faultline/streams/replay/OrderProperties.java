package io.faultline.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Alert;
import io.faultline.events.ArticleStatus;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.Direction;
import io.faultline.events.FactLevel;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.events.MarketKind;
import io.faultline.events.Measure;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RiskType;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.CompanyReport.Salience;
import io.faultline.streams.reading.copies.Sketcher;
import io.faultline.streams.timeline.MarketMove;
import io.faultline.streams.timeline.ScreenedListing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Rule 1 of the engine: any order of arrival within the window, with repeats, ends in the same
 * conclusions.
 */
class OrderProperties {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2022-07-12T00:00:00Z");

  @Property(tries = 40)
  void anyOrderOfArrivalEndsInTheSameConclusions(@ForAll("arrivals") List<Object> arrivals) {
    List<String> inOrder = new Stages().feed(story()).feed(END).conclusions();

    assertThat(new Stages().feed(arrivals).feed(END).conclusions())
        .isNotEmpty()
        .containsExactlyElementsOf(inOrder);
  }

  @Property(tries = 20)
  void revisionsOfAnAlertAreNumberedWithoutGaps(@ForAll("arrivals") List<Object> arrivals) {
    Map<String, Integer> last = new HashMap<>();
    for (Alert alert : new Stages().feed(arrivals).feed(END).revisions()) {
      assertThat(alert.revision()).isEqualTo(last.merge(alert.alertId(), 1, Integer::sum));
    }
  }

  @Provide
  Arbitrary<List<Object>> arrivals() {
    List<Object> story = story();
    Arbitrary<List<Object>> repeats = Arbitraries.of(story).list().ofMaxSize(8).map(ArrayList::new);
    return Combinators.combine(Arbitraries.shuffle(story), repeats)
        .as(
            (shuffled, again) -> {
              List<Object> all = new ArrayList<>(shuffled);
              all.addAll(again);
              return all;
            });
  }

  private static List<Object> story() {
    String rush =
        "Shares of Acme fell by half after the end of its lock-up, and dealers blamed size.";
    String ban =
        "The United States put a unit of Acme on a list of companies that need a licence for"
            + " chips.";
    return List.of(
        company("acme", "Acme Group"),
        company("acme-unit", "Acme Unit"),
        company("fund", "Long Fund"),
        company("shop", "Shop Inc."),
        owns("fund", "acme", 0.15, LONG_AGO),
        owns("acme", "acme-unit", 1.0, LONG_AGO),
        new Relationship(
            "acme",
            "shop",
            RelationType.SUPPLIES,
            null,
            null,
            null,
            Instant.parse("2022-07-08T00:00:00Z"),
            0.9,
            RelationStatus.ACTIVE,
            null,
            null),
        new Portfolio(
            "mixed", List.of(position("acme"), position("fund"), position("shop")), null, LONG_AGO),
        new LockUp(
            "acme",
            "ACME",
            LocalDate.of(2022, 6, 29),
            1_000L,
            0.7,
            List.of(),
            null,
            LockUpStatus.SCHEDULED,
            false,
            null,
            null,
            Instant.parse("2022-06-01T00:00:00Z")),
        new Stages.Move("acme", move("ACME", LocalDate.of(2022, 6, 30), -0.46, 15)),
        new Stages.Move("fund", move("FUND", LocalDate.of(2022, 7, 1), -0.06, 4)),
        listing(ChangeKind.ADDED, null, "2022-06-28T00:00:00Z"),
        report("acme", "a1", 1, "2022-06-30T04:00:00Z", rush, RiskType.PRICE_SHOCK, Stance.ASSERTS),
        report(
            "acme",
            "a2",
            1,
            "2022-06-30T06:00:00Z",
            rush + " So it was.",
            RiskType.PRICE_SHOCK,
            Stance.ASSERTS),
        report(
            "acme", "a3", 1, "2022-06-28T05:00:00Z", ban, RiskType.EXPORT_CONTROL, Stance.ASSERTS),
        report(
            "acme",
            "a4",
            1,
            "2022-07-03T05:00:00Z",
            "Acme stops making sensors in its plant.",
            RiskType.SUPPLY_DISRUPTION,
            Stance.ASSERTS),
        report(
            "acme",
            "a4",
            2,
            "2022-07-04T05:00:00Z",
            "Acme goes on making sensors in its plant.",
            null,
            Stance.ASSERTS),
        report(
            "shop",
            "a5",
            1,
            "2022-07-10T05:00:00Z",
            "Shop says that what it buys from Acme is not concerned by any measure at all.",
            RiskType.EXPORT_CONTROL,
            Stance.DENIES));
  }

  private static Company company(String id, String name) {
    return new Company(
        id,
        name,
        List.of(),
        List.of(id.toUpperCase(java.util.Locale.ROOT)),
        List.of(),
        null,
        "US",
        null,
        null,
        null,
        LONG_AGO,
        null);
  }

  private static Relationship owns(String from, String to, double share, Instant known) {
    return new Relationship(
        from,
        to,
        RelationType.OWNS,
        share,
        null,
        null,
        known,
        0.9,
        RelationStatus.ACTIVE,
        null,
        null);
  }

  private static Portfolio.Position position(String company) {
    return new Portfolio.Position(company, 0.3, null, null, LONG_AGO);
  }

  private static MarketMove move(String symbol, LocalDate day, double change, double multiple) {
    BigDecimal price = BigDecimal.valueOf(100 * (1 + change));
    return new MarketMove(
        symbol,
        MarketKind.SHOCK,
        day,
        day,
        BigDecimal.valueOf(100),
        price,
        price,
        "USD",
        change,
        null,
        change,
        9.0,
        multiple,
        false,
        false,
        day.atTime(20, 0).toInstant(java.time.ZoneOffset.UTC),
        "exchange");
  }

  private static ScreenedListing listing(ChangeKind kind, LocalDate end, String at) {
    ListedParty party =
        new ListedParty(
            ListCode.BIS_EL,
            "e1",
            "Acme Unit Ltd.",
            List.of(),
            Measure.EXPORT_LICENCE,
            "US",
            List.of(),
            List.of(),
            new ListedParty.Dates(LocalDate.of(2022, 6, 28), null, null, null, end),
            null,
            null,
            Instant.parse(at));
    return new ScreenedListing(
        "acme-unit",
        new ListingChange(kind, party, List.of(), false, Instant.parse(at)),
        1,
        List.of("The names are the same."));
  }

  private static CompanyReport report(
      String company,
      String article,
      int version,
      String at,
      String text,
      @org.jspecify.annotations.Nullable RiskType type,
      Stance stance) {
    Instant time = Instant.parse(at);
    List<Claim> claims =
        type == null
            ? List.of()
            : List.of(
                new Claim(
                    type,
                    Direction.IMPOSED,
                    stance == Stance.DENIES ? FactLevel.DENIED : FactLevel.REPORTED,
                    stance,
                    "US",
                    company,
                    stance == Stance.DENIES ? company : null,
                    List.of("acme"),
                    null,
                    null,
                    null,
                    false,
                    text,
                    0,
                    text.length(),
                    0.9,
                    "test"));
    return new CompanyReport(
        company,
        article,
        version,
        version > 1 ? ArticleStatus.UPDATED : ArticleStatus.NEW,
        claims.isEmpty() ? null : Salience.SUBJECT,
        claims,
        "https://wire.example/" + article,
        "Wire " + article,
        text,
        "en",
        time,
        version > 1 ? time : null,
        time,
        Sketcher.sketch("", text),
        List.of());
  }
}
