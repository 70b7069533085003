package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.PartyKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfacAdvancedXmlTest {
  private static final String CODES =
      """
      <Sanctions xmlns="http://www.un.org/sanctions/1.0"><ReferenceValueSets>
      <CountryValues><Country ID="11065" ISO2="CN">China</Country></CountryValues>
      <FeatureTypeValues><FeatureType ID="25">Location</FeatureType>
      <FeatureType ID="900">Listing Date (CMIC):</FeatureType><FeatureType ID="901">Equity Ticker</FeatureType></FeatureTypeValues>
      <IDRegDocTypeValues><IDRegDocType ID="1">ISIN</IDRegDocType></IDRegDocTypeValues>
      <ListValues><List ID="7">Non-SDN Chinese Military-Industrial Complex Companies List</List></ListValues>
      <PartySubTypeValues><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType>
      <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType></PartySubTypeValues>
      <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
      </ReferenceValueSets>
      <Locations><Location ID="5"><LocationCountry CountryID="11065"/></Location></Locations>
      <IDRegDocuments><IDRegDocument ID="8" IDRegDocTypeID="1" IdentityID="70" IssuedBy-CountryID="11065">
      <IDRegistrationNo>CNE100000PM8</IDRegistrationNo></IDRegDocument></IDRegDocuments>
      <DistinctParties>
      """;
  private static final String COMPANY =
      """
      <DistinctParty FixedRef="30"><Profile ID="30" PartySubTypeID="3"><Identity ID="70" Primary="true">
      <Alias Primary="false"><DocumentedName><DocumentedNamePart><NamePartValue>NORTHERN OPTICS</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>NORTHERN OPTICAL CO., LTD.</NamePartValue></DocumentedNamePart></DocumentedName>
      <DocumentedName><DocumentedNamePart><NamePartValue>北方光学</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
      <Feature FeatureTypeID="25"><FeatureVersion><VersionLocation LocationID="5"/></FeatureVersion></Feature>
      <Feature FeatureTypeID="901"><FeatureVersion><VersionDetail>600000 CN</VersionDetail></FeatureVersion></Feature>
      </Profile></DistinctParty>
      """;
  private static final String PERSON =
      """
      <DistinctParty FixedRef="31"><Profile ID="31" PartySubTypeID="4"><Identity ID="71" Primary="true">
      <Alias Primary="true"><DocumentedName><DocumentedNamePart><NamePartValue>LEBEDEV</NamePartValue></DocumentedNamePart>
      <DocumentedNamePart><NamePartValue>Pavel</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity></Profile></DistinctParty>
      """;
  private static final String ENTRY =
      """
      <SanctionsEntry ID="1" ProfileID="30" ListID="7"><EntryEvent><Date><Year>2021</Year><Month>6</Month><Day>3</Day></Date></EntryEvent>
      <SanctionsMeasure><Comment>CMIC-EO13959</Comment></SanctionsMeasure></SanctionsEntry>
      """;
  private static final String END = "</SanctionsEntries></Sanctions>";

  @Test
  void anEntryIsPutTogetherFromItsParts() {
    ListedParty party =
        read(CODES + COMPANY + "</DistinctParties><SanctionsEntries>" + ENTRY + END)
            .parties()
            .getFirst();
    assertThat(party.list()).isEqualTo(ListCode.OFAC_NSCMIC);
    assertThat(party.entryId()).isEqualTo("30");
    assertThat(party.name()).isEqualTo("NORTHERN OPTICAL CO., LTD.");
    assertThat(party.aliases()).containsExactly("北方光学", "NORTHERN OPTICS");
    assertThat(party.kind()).isEqualTo(PartyKind.ENTITY);
    assertThat(party.country()).isEqualTo("CN");
    assertThat(party.programmes()).containsExactly("CMIC-EO13959");
    assertThat(party.dates().listedOn()).isEqualTo("2021-06-03");
    assertThat(party.identifiers())
        .extracting(i -> i.type() + " " + i.value())
        .containsExactlyInAnyOrder("ticker 600000 CN", "isin CNE100000PM8");
  }

  @Test
  void aPersonIsToldFromACompanyAndOneWithoutAnEntryIsReported() {
    ListRead read =
        read(CODES + COMPANY + PERSON + "</DistinctParties><SanctionsEntries>" + ENTRY + END);
    assertThat(read.rows()).isEqualTo(3);
    assertThat(read.problems())
        .extracting(problem -> problem.message())
        .containsExactly("party 31 stands on no list of the file");
    String own = ENTRY.replace("\"30\"", "\"31\"");
    assertThat(read(CODES + PERSON + "</DistinctParties><SanctionsEntries>" + own + END).parties())
        .extracting(party -> party.name() + " " + party.kind())
        .containsExactly("LEBEDEV, Pavel INDIVIDUAL");
  }

  @Test
  void aFileThatWasCutOffSaysSo() {
    ListRead read = read(CODES + COMPANY + "</DistinctParties><SanctionsEntries>" + ENTRY);
    assertThat(read.damaged()).isTrue();
    assertThat(read.parties()).hasSize(1);
  }

  @Test
  void itsFormIsTold() {
    assertThat(ListFormat.detect(new ListText("SDN_ADVANCED.XML", CODES)))
        .hasValue(ListFormat.OFAC_SDN_ADVANCED_XML);
    assertThat(ListFormat.detect(new ListText("CONS_ADVANCED.XML", CODES)))
        .hasValue(ListFormat.OFAC_CONSOLIDATED_ADVANCED_XML);
  }

  private static ListRead read(String text) {
    return ListFormat.OFAC_CONSOLIDATED_ADVANCED_XML.read(
        new ListText("CONS_ADVANCED.XML", text), List.of());
  }
}
