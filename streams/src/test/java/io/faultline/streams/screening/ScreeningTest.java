package io.faultline.streams.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.events.Reference;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private final Screening screening =
      new Screening(
          List.of(
              company("sensetime", "SenseTime Group Inc.", "SenseTime", "商汤科技"),
              company(
                  "beijing-sensetime",
                  "Beijing SenseTime Technology Development Co., Ltd.",
                  "Beijing SenseTime"),
              company("zte", "ZTE Corporation", "ZTE", "中兴通讯"),
              company("zte-kangxun", "ZTE Kangxun Telecommunications Ltd.", "ZTE Kangxun"),
              company("rosneft", "PJSC Rosneft Oil Company", "Rosneft", "Роснефть"),
              company("boc", "Bank of China Limited"),
              company("boc-hk", "Bank of China (Hong Kong) Limited")));

  @Test
  void theGroupIsFoundUnderAnotherLegalForm() {
    assertThat(found("SENSETIME GROUP LIMITED")).containsExactly("sensetime");
  }

  @Test
  void aListedSubsidiaryIsNotItsGroup() {
    assertThat(found("Beijing Sensetime Technology Development Co., Ltd."))
        .containsExactly("beijing-sensetime");
  }

  @Test
  void anAliasThatOnlyShortensTheNameDoesNotReachTheGroup() {
    Screening groupOnly =
        new Screening(List.of(company("sensetime", "SenseTime Group Inc.", "SenseTime")));
    ListedParty party =
        party("Beijing Sensetime Technology Development Co., Ltd.", List.of("Sense Time"));
    assertThat(groupOnly.screen(party)).isEmpty();
  }

  @Test
  void aSisterOfTheSameBrandIsAnotherCompany() {
    assertThat(found("ZTE Parsian")).isEmpty();
    assertThat(found("Bank of China (Singapore) Limited")).isEmpty();
    assertThat(found("ZTE Kangxun Telecommunications Ltd.")).containsExactly("zte-kangxun");
  }

  @Test
  void aUnitOfAHouseIsNotTheHouse() {
    assertThat(found("ZTE Ventures")).isEmpty();
    assertThat(found("ZTE Electronics Co., Ltd.")).isEmpty();
    assertThat(found("ZTE Group")).containsExactly("zte");
    assertThat(found("ZTE Holdings Limited")).containsExactly("zte");
  }

  @Test
  void aNameOfOneWordInAnotherCountryIsAStranger() {
    Screening belgian = new Screening(List.of(in("BE", "albatros", "Albatros NV")));
    assertThat(belgian.screen(party("ALBATROS S.A", List.of()))).isEmpty();
    assertThat(
            new Screening(List.of(in("HK", "albatros", "Albatros Limited")))
                .screen(party("ALBATROS CO., LTD.", List.of())))
        .hasSize(1);
  }

  @Test
  void aNameOfOneWordSpelledAnotherWayNeedsTheCountry() {
    ListedParty party = party("Mikronix JSC", List.of());
    assertThat(new Screening(List.of(in(null, "m", "Micronix Inc."))).screen(party)).isEmpty();
    assertThat(new Screening(List.of(in("CN", "m", "Micronix Inc."))).screen(party)).hasSize(1);
  }

  @Test
  void anAliasThatIsAnotherNameCounts() {
    assertThat(
            screening.screen(
                party(
                    "Zhongxing Telecommunications Equipment Corporation",
                    List.of("ZTE Corporation"))))
        .extracting(Match::companyId)
        .containsExactly("zte");
  }

  @Test
  void aSharedAbbreviationInAnotherCountryIsNoMatch() {
    Screening abroad = new Screening(List.of(company("ats", "ATS Inc.")));
    ListedParty party = party("Advanced Targeting Systems Company", List.of("ATS"));
    assertThat(abroad.explain(party, 1))
        .singleElement()
        .satisfies(m -> assertThat(m.score()).isPositive());
    assertThat(new Screening(List.of(in("US", "ats", "ATS Inc."))).screen(party)).isEmpty();
  }

  @Test
  void theAbbreviationOfAGroupInTheNameOfItsInstituteIsNotTheInstitute() {
    Screening group = new Screening(List.of(company("nssc", "NSSC Limited")));
    assertThat(
            group.screen(
                party(
                    "North State Shipbuilding Corporation (NSSC) 701st Research Institute",
                    List.of())))
        .isEmpty();
  }

  @Test
  void anAsideInTheNameIsAnotherNameUnlessItIsAPlace() {
    assertThat(found("Zhongxing Telecommunications Equipment (ZTE Corporation)"))
        .containsExactly("zte");
    assertThat(found("Bank of China (Hong Kong)")).containsExactly("boc-hk");
  }

  @Test
  void namesInOtherScriptsAreFound() {
    assertThat(found("中興通訊股份有限公司")).containsExactly("zte");
    assertThat(found("ПАО Роснефть")).containsExactly("rosneft");
  }

  @Test
  void anIsinThatTheListGivesIsEnough() {
    Company company =
        new Company(
            "china-mobile",
            "China Mobile Limited",
            List.of(),
            List.of("0941.HK"),
            List.of("HK0941009539"),
            null,
            "CN",
            null,
            null,
            null,
            Reference.KNOWN_THROUGHOUT,
            null);
    ListedParty party =
        new ListedParty(
            ListCode.OFAC_NSCMIC,
            "1",
            "CMCC LISTED VEHICLE",
            List.of(),
            Measure.SECURITIES_BAN,
            "CN",
            List.of(),
            List.of(new ListedParty.Identifier("isin", "HK0941009539", null)),
            NO_DATES,
            null,
            null,
            Reference.KNOWN_THROUGHOUT);
    assertThat(new Screening(List.of(company)).screen(party))
        .singleElement()
        .satisfies(
            match ->
                assertThat(match.because().getFirst())
                    .isEqualTo("the list gives HK0941009539, which is the company's"));
  }

  @Test
  void aTickerOfATerminalBecomesASymbolOfAPriceService() {
    assertThat(Screening.symbol("941 HK")).isEqualTo("0941.HK");
    assertThat(Screening.symbol("CHL US")).isEqualTo("CHL");
    assertThat(Screening.symbol("600760 CN")).isEqualTo("600760.SS");
  }

  @Test
  void aPersonIsNoCompany() {
    ListedParty person =
        new ListedParty(
            ListCode.OFAC_SDN,
            "1",
            "ZTE Corporation",
            List.of(),
            Measure.ASSET_FREEZE,
            null,
            List.of(),
            List.of(),
            NO_DATES,
            null,
            null,
            Reference.KNOWN_THROUGHOUT,
            PartyKind.INDIVIDUAL);
    assertThat(screening.screen(person)).isEmpty();
  }

  @Test
  void aLaterVersionOfACompanyTakesThePlaceOfTheEarlier() {
    Screening later = new Screening(List.of(company("x", "Alphabeta Inc.")));
    assertThat(later.refer(company("x", "Gammadelta Inc."))).isTrue();
    assertThat(later.screen(party("ALPHABETA INC", List.of()))).isEmpty();
    assertThat(later.screen(party("GAMMADELTA INC", List.of()))).hasSize(1);
  }

  private static final ListedParty.Dates NO_DATES =
      new ListedParty.Dates(null, null, null, null, null);

  private List<String> found(String name) {
    return screening.screen(party(name, List.of())).stream().map(Match::companyId).toList();
  }

  private static ListedParty party(String name, List<String> aliases) {
    return new ListedParty(
        ListCode.BIS_EL,
        "1",
        name,
        aliases,
        Measure.EXPORT_LICENCE,
        "CN",
        List.of(),
        List.of(),
        NO_DATES,
        null,
        null,
        Reference.KNOWN_THROUGHOUT);
  }

  private static Company company(String id, String name, String... aliases) {
    return in("CN", id, name, aliases);
  }

  private static Company in(@Nullable String country, String id, String name, String... aliases) {
    return new Company(
        id,
        name,
        List.of(aliases),
        List.of(),
        List.of(),
        null,
        country,
        null,
        null,
        null,
        Reference.KNOWN_THROUGHOUT,
        null);
  }
}
