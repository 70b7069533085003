package io.faultline.ingest.registries;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.Relationship;
import io.faultline.ingest.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryFormatTest {
  private static final String PARENT = "5493000000000000PA40";
  private static final String CHILD = "5493000000000000CH39";
  private static final String ENTITIES =
      "LEI,Entity.LegalName,Entity.OtherEntityNames.OtherEntityName.1,"
          + "Entity.HeadquartersAddress.Country,Entity.EntityCategory,"
          + "Registration.RegistrationStatus\n";
  private static final String LINKS =
      "Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,"
          + "Relationship.RelationshipStatus,Relationship.Period.1.startDate,"
          + "Relationship.Period.1.endDate,Relationship.Period.1.periodType\n";

  private final List<Company> companies = new ArrayList<>();
  private final List<Relationship> relationships = new ArrayList<>();

  @Test
  void aCompanyOfTheSecHasAllItsTickers() {
    read(
        RegistryFormat.SEC_TICKERS,
        """
        {"0":{"cik_str":77,"ticker":"XMP-A","title":"Example Corp"},
         "1":{"cik_str":77,"ticker":"XMP-B","title":"EXAMPLE CORP"}}
        """);
    assertThat(companies)
        .singleElement()
        .satisfies(
            company -> {
              assertThat(company.companyId()).isEqualTo("cik-77");
              assertThat(company.symbols()).containsExactly("XMP-A", "XMP-B");
            });
  }

  @Test
  void headquartersAbroadAreTheCountryOfAnIndexMember() {
    read(
        RegistryFormat.SP500_CSV,
        "Symbol,Security,GICS Sector,Headquarters Location,CIK\n"
            + "AAA.B,Alpha,Health Care,\"Dublin, Ireland\",0000012\n"
            + "BBB,Beta,Energy,\"Atlanta, Georgia\",13\n");
    assertThat(companies)
        .extracting(c -> c.companyId() + " " + c.country() + " " + c.symbols().getFirst())
        .containsExactly("cik-12 IE AAA-B", "cik-13 US BBB");
  }

  @Test
  void anEntityHasItsNamesInAllScriptsAndFundsAreNone() {
    Intake intake =
        read(
            RegistryFormat.GLEIF_ENTITIES_CSV,
            ENTITIES
                + PARENT
                + ",北方工业股份有限公司,Northern Industries Co. Ltd.,CN,GENERAL,ISSUED\n"
                + CHILD
                + ",Northern Growth Fund,,LU,FUND,ISSUED\n");
    assertThat(companies)
        .singleElement()
        .satisfies(
            company -> {
              assertThat(company.companyId()).isEqualTo("lei-5493000000000000pa40");
              assertThat(company.aliases()).containsExactly("Northern Industries Co. Ltd.");
              assertThat(company.country()).isEqualTo("CN");
            });
    assertThat(intake.passedOver()).isEqualTo(1);
  }

  @Test
  void theXmlSaysTheSame() {
    read(
        RegistryFormat.GLEIF_ENTITIES_XML,
        """
        <lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016"><lei:LEIRecords>
        <lei:LEIRecord><lei:LEI>5493000000000000PA40</lei:LEI><lei:Entity>
        <lei:LegalName xml:lang="zh">北方工业股份有限公司</lei:LegalName>
        <lei:OtherEntityNames><lei:OtherEntityName type="TRADING_OR_OPERATING_NAME">Northern Industries</lei:OtherEntityName>
        </lei:OtherEntityNames><lei:HeadquartersAddress><lei:Country>CN</lei:Country></lei:HeadquartersAddress>
        </lei:Entity></lei:LEIRecord></lei:LEIRecords></lei:LEIData>
        """);
    assertThat(companies)
        .extracting(c -> c.name() + " " + c.aliases() + " " + c.country())
        .containsExactly("北方工业股份有限公司 [Northern Industries] CN");
  }

  @Test
  void aParentOwnsWhomItConsolidatesAndTheUltimateOneCountsOnlyWithoutADirectOne() {
    String other = "5493000000000000TP56";
    read(
        RegistryFormat.GLEIF_RELATIONSHIPS_CSV,
        LINKS
            + CHILD
            + ","
            + other
            + ",IS_ULTIMATELY_CONSOLIDATED_BY,ACTIVE,,,\n"
            + CHILD
            + ","
            + PARENT
            + ",IS_DIRECTLY_CONSOLIDATED_BY,ACTIVE,2015-03-01T00:00:00Z,,RELATIONSHIP_PERIOD\n"
            + PARENT
            + ","
            + other
            + ",IS_ULTIMATELY_CONSOLIDATED_BY,ACTIVE,,,\n");
    assertThat(relationships)
        .extracting(r -> r.from() + " owns " + r.to() + " since " + r.validFrom())
        .containsExactly(
            "lei-5493000000000000pa40 owns lei-5493000000000000ch39 since 2015-03-01",
            "lei-5493000000000000tp56 owns lei-5493000000000000pa40 since null");
  }

  @Test
  void theRelationshipsInXmlHavePeriodsToo() {
    read(
        RegistryFormat.GLEIF_RELATIONSHIPS_XML,
        """
        <rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecords>
        <rr:RelationshipRecord><rr:Relationship><rr:StartNode><rr:NodeID>5493000000000000CH39</rr:NodeID></rr:StartNode>
        <rr:EndNode><rr:NodeID>5493000000000000PA40</rr:NodeID></rr:EndNode>
        <rr:RelationshipType>IS_DIRECTLY_CONSOLIDATED_BY</rr:RelationshipType>
        <rr:RelationshipPeriods><rr:RelationshipPeriod><rr:StartDate>2015-03-01T00:00:00Z</rr:StartDate>
        <rr:EndDate>2020-03-01T00:00:00Z</rr:EndDate><rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod>
        </rr:RelationshipPeriods><rr:RelationshipStatus>INACTIVE</rr:RelationshipStatus></rr:Relationship>
        </rr:RelationshipRecord></rr:RelationshipRecords></rr:RelationshipData>
        """);
    assertThat(relationships)
        .extracting(r -> r.validFrom() + " to " + r.validTo())
        .containsExactly("2015-03-01 to 2020-03-01");
  }

  @Test
  void aMistypedLeiIsRefusedWithItsLineAndTheRestIsRead() {
    Intake intake =
        read(
            RegistryFormat.GLEIF_ENTITIES_CSV,
            ENTITIES + "5493000000000000PA41,A,,CN,,\n" + CHILD + ",B,,CN,,\n");
    assertThat(intake.problems())
        .extracting(Object::toString)
        .containsExactly(
            "registry:2: LEI: \"5493000000000000PA41\" is no LEI: form or check digits are wrong");
    assertThat(companies).extracting(Company::name).containsExactly("B");
  }

  @Test
  void aFileThatWasCutOffIsReadUpToThere() {
    Intake intake =
        read(
            RegistryFormat.GLEIF_ENTITIES_CSV,
            ENTITIES + CHILD + ",B,,CN,,\n" + PARENT + ",\"A comp");
    assertThat(companies).extracting(Company::name).containsExactly("B");
    assertThat(intake.refused()).isEqualTo(1);
  }

  @Test
  void aWebPageInPlaceOfATableIsNoRegistry() {
    Intake intake = read(RegistryFormat.GLEIF_ENTITIES_CSV, "<html><body>Down</body></html>\n");
    assertThat(companies).isEmpty();
    assertThat(intake.problems()).isNotEmpty();
  }

  @Test
  void everyRowOfTheRealRegistriesIsRead() throws IOException {
    assertThat(real(RegistryFormat.SEC_TICKERS, "sec_company_tickers_2024-05.json").refused())
        .isZero();
    assertThat(companies).hasSizeGreaterThan(7_000);
    companies.clear();
    assertThat(real(RegistryFormat.SP500_CSV, "sp500_constituents.csv").refused()).isZero();
    assertThat(companies).hasSizeGreaterThan(490);
    Intake gleif =
        real(RegistryFormat.GLEIF_RELATIONSHIPS_CSV, "lei/gleif_rr_small_2026-01-23.csv");
    assertThat(gleif.rows()).isEqualTo(13_669);
    assertThat(gleif.refused()).isZero();
  }

  private Intake real(RegistryFormat format, String file) throws IOException {
    try (InputStream in = Files.newInputStream(SharedData.path("data/companies/" + file))) {
      return read(format, in);
    }
  }

  private Intake read(RegistryFormat format, String text) {
    return read(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Intake read(RegistryFormat format, InputStream in) {
    Intake intake = new Intake("registry", companies::add, relationships::add);
    format.read(in, intake);
    return intake;
  }
}
