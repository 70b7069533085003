package io.faultline.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Alert;
import io.faultline.events.ChangeKind;
import io.faultline.events.Company;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.Measure;
import io.faultline.events.Portfolio;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.events.RuleState;
import io.faultline.events.RuleStatus;
import io.faultline.events.Severity;
import io.faultline.streams.timeline.ScreenedListing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A list names one company, and a rule of law ties others to it: when, and in which words. */
class OwnershipRulesTest {
  private static final Instant LONG_AGO = Instant.parse("2005-01-01T00:00:00Z");

  private final Stages stages =
      new Stages()
          .feed(
              List.of(
                  company("mother", "Mother Corp"),
                  company("aunt", "Aunt Corp"),
                  company("child", "Child Ltd."),
                  new Portfolio(
                      "p",
                      List.of(new Portfolio.Position("child", 0.1, null, null, LONG_AGO)),
                      null,
                      LONG_AGO)));

  @Test
  void whatAnSdnOwnsHalfOfIsCoveredByOfacsRuleAndNotListed() {
    stages
        .feed(owns("mother", "child", 0.5))
        .feed(listed("mother", ListCode.OFAC_SDN, "2024-03-01"));

    Alert alert = stages.revisions().getLast();

    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.title())
        .isEqualTo("Child Ltd. covered by OFAC's 50 % rule: Mother Corp named on the US SDN list");
    assertThat(alert.summary())
        .contains(
            "OFAC's 50 % rule (in force since 2014-08-13) covers Child Ltd., which no list names");
    assertThat(alert.evidence())
        .anyMatch(e -> "https://ofac.treasury.gov/faqs/401".equals(e.url()));
  }

  @Test
  void withoutTheShareTheRuleSaysNothing() {
    stages
        .feed(owns("mother", "child", 0.49))
        .feed(listed("mother", ListCode.OFAC_SDN, "2024-03-01"));

    assertThat(stages.revisions().getLast().summary()).doesNotContain("rule");
  }

  @Test
  void twoListedOwnersAreAddedUpFromTheDayOnWhichBothAreListed() {
    stages
        .feed(owns("mother", "child", 0.25))
        .feed(owns("aunt", "child", 0.25))
        .feed(listed("mother", ListCode.OFAC_SDN, "2024-03-01"));
    assertThat(stages.revisions().getLast().title()).doesNotContain("rule");

    stages.feed(listed("aunt", ListCode.OFAC_SDN, "2024-03-04"));

    assertThat(stages.revisions().getLast().title())
        .isEqualTo("Child Ltd. covered by OFAC's 50 % rule: Aunt Corp named on the US SDN list");
  }

  @Test
  void theRuleForTheSdnListDoesNotCarryANsCmicListing() {
    stages
        .feed(owns("mother", "child", 1.0))
        .feed(listed("mother", ListCode.OFAC_NSCMIC, "2021-12-10"));

    assertThat(stages.revisions()).noneMatch(a -> a.summary().contains("50 % rule"));
  }

  @Test
  void theAffiliatesRuleBeganOn29September2025() {
    stages.feed(owns("mother", "child", 0.6)).feed(listed("mother", ListCode.BIS_EL, "2025-09-26"));

    assertThat(stages.revisions().getLast().summary()).doesNotContain("Affiliates Rule");
  }

  @Test
  void whileItWasInForceTheAffiliatesRuleCovered() {
    stages.feed(owns("mother", "child", 0.6)).feed(listed("mother", ListCode.BIS_EL, "2025-10-01"));

    assertThat(stages.revisions().getLast().title())
        .startsWith("Child Ltd. covered by the BIS Affiliates Rule");
  }

  @Test
  void whileItIsSuspendedTheAffiliatesRuleIsNamedAndCoversNobody() {
    stages.feed(owns("mother", "child", 0.6)).feed(listed("mother", ListCode.BIS_EL, "2026-02-02"));

    Alert alert = stages.revisions().getLast();

    assertThat(alert.title()).startsWith("Child Ltd. exposed through a stake of 60 %");
    assertThat(alert.summary())
        .contains("the BIS Affiliates Rule, suspended from 2025-11-10 to 2026-11-09, would cover");
  }

  @Test
  void afterTheSuspensionNothingIsClaimedUntilAStateIsKnown() {
    stages.feed(owns("mother", "child", 0.6)).feed(listed("mother", ListCode.BIS_EL, "2026-11-20"));

    assertThat(stages.revisions().getLast().summary())
        .contains("whether the BIS Affiliates Rule applies from 2026-11-10 on is not known");
  }

  @Test
  void aNewStateOfARuleRevisesTheAlertsThatItTouches() {
    stages.feed(owns("mother", "child", 0.6)).feed(listed("mother", ListCode.BIS_EL, "2026-11-20"));

    stages.feed(
        new RuleState(
            "bis-affiliates",
            RuleStatus.IN_FORCE,
            LocalDate.of(2026, 11, 10),
            null,
            Instant.parse("2026-11-20T00:00:00Z"),
            "https://example.org/notice"));

    assertThat(stages.revisions().getLast().title())
        .startsWith("Child Ltd. covered by the BIS Affiliates Rule");
  }

  private static Company company(String id, String name) {
    return new Company(
        id, name, List.of(), List.of(), List.of(), null, "CN", null, null, null, LONG_AGO, null);
  }

  private static Relationship owns(String from, String to, double share) {
    return new Relationship(
        from,
        to,
        RelationType.OWNS,
        share,
        null,
        null,
        LONG_AGO,
        1,
        RelationStatus.ACTIVE,
        null,
        null);
  }

  private static ScreenedListing listed(String company, ListCode list, String day) {
    LocalDate date = LocalDate.parse(day);
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    ListedParty party =
        new ListedParty(
            list,
            "e-" + company,
            company.equals("mother") ? "Mother Corp" : "Aunt Corp",
            List.of(),
            list == ListCode.BIS_EL
                ? Measure.EXPORT_LICENCE
                : list == ListCode.OFAC_NSCMIC ? Measure.SECURITIES_BAN : Measure.ASSET_FREEZE,
            "CN",
            List.of(),
            List.of(),
            new ListedParty.Dates(date, null, null, null, null),
            null,
            null,
            at);
    return new ScreenedListing(
        company,
        new ListingChange(ChangeKind.ADDED, party, List.of(), false, at),
        1,
        List.of("The names are the same."));
  }
}
