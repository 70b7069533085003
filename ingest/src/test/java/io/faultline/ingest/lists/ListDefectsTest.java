package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.ingest.tables.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListDefectsTest {
  private static final Instant ANY_TIME = Instant.parse("2022-07-01T00:00:00Z");
  private static final String CSL = "source,name,addresses,alt_names,start_date,_id\n";
  private static final String EL = "Entity List (EL) - Bureau of Industry and Security";

  @Test
  void aFileThatWasCutOffLosesItsLastRowWithAReason() {
    ListRead read =
        sdn(
            "36,\"ALPHA\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
                + "37,\"BETA\",-0- ,\"CU");
    assertThat(read.parties()).extracting(ListedParty::name).containsExactly("ALPHA");
    assertThat(read.rows()).isEqualTo(2);
    assertThat(read.problems()).extracting(Problem::line).containsExactly(2L);
  }

  @Test
  void severalProgrammesInOneCellAreTold() {
    ListRead read =
        sdn(
            "36,\"ALPHA\",-0- ,\"SDGT] [IFSR] [IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"
                + "\u001A");
    assertThat(read.parties().getFirst().programmes()).containsExactly("SDGT", "IFSR", "IRAN");
    assertThat(read.refused()).isZero();
  }

  @Test
  void aChangedHeaderReadsNothingRatherThanTheWrongThing() {
    ListRead read =
        ListFormat.CSL_CSV.read(new ListText("csl.csv", "source,full_name\nx,y\n"), List.of());
    assertThat(read.isUseless()).isTrue();
    assertThat(read.problems().getFirst().message()).startsWith("the header has changed");
  }

  @Test
  void aSourceThatIsNotKnownIsReportedWithItsLine() {
    ListRead read = csl("Lunar List (LL) - Moon Office,Alpha,,,,1\n");
    assertThat(read.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "csl.csv:2: source: no list is known by the name \"Lunar List (LL) - Moon Office\"");
  }

  @Test
  void anEntryWithoutANumberIsFoundAgainUnderItsNewName() {
    Map<String, ListedParty> before =
        ListDiff.baseline(
                csl(EL + ",Alpha Optics Institute,\"1 Road, CN\",AOI-7,2019-10-09,1\n").parties(),
                ANY_TIME)
            .now();
    List<ListingChange> changes =
        ListDiff.between(
                before,
                csl(EL + ",Alpha Optics Academy,\"1 Road, CN\",AOI-7,2019-10-09,2\n").parties(),
                ANY_TIME)
            .changes();
    assertThat(changes)
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind().code()).isEqualTo("amended");
              assertThat(change.fields()).extracting(f -> f.field()).containsExactly("name");
            });
  }

  @Test
  void jammedAliasesAreSplitWhereALegalFormEnds() {
    assertThat(Aliases.split("Alpha Technology Co., Ltd., and Alpha Vision"))
        .containsExactly("Alpha Technology Co., Ltd.", "Alpha Vision");
    assertThat(Aliases.split("Tool and Die Works; and TDW"))
        .containsExactly("Tool and Die Works", "TDW");
  }

  @Test
  void entitiesOfXmlAreNeverResolved() {
    String bomb =
        "<!DOCTYPE sdnList [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + "<sdnList><sdnEntry><uid>1</uid><lastName>&x;</lastName></sdnEntry></sdnList>";
    ListRead read = ListFormat.OFAC_SDN_XML.read(new ListText("sdn.xml", bomb), List.of());
    assertThat(read.parties()).noneMatch(party -> party.name().contains("root:"));
  }

  @Test
  void theScreeningListInJsonSaysWhatTheTableSays() {
    ListRead json =
        ListFormat.CSL_JSON.read(
            new ListText(
                "csl.json",
                """
                {"results":[{"source":"%s","name":"Alpha Optics","addresses":[{"country":"CN"}],
                "alt_names":["AO","Alpha Works"],"start_date":"2019-10-09"}]}
                """
                    .formatted(EL)),
            List.of());
    ListRead table = csl(EL + ",Alpha Optics,\"1 Road, CN\",AO; Alpha Works,2019-10-09,1\n");
    assertThat(json.problems()).isEmpty();
    assertThat(json.parties()).isEqualTo(table.parties());
  }

  @Test
  void halfAJsonFileSaysThatItWasCutOff() {
    ListRead read =
        ListFormat.CSL_JSON.read(
            new ListText("csl.json", "{\"results\":[{\"source\":\"x\""), List.of());
    assertThat(read.damaged()).isTrue();
    assertThat(read.isUseless()).isTrue();
  }

  private static ListRead sdn(String text) {
    return ListFormat.OFAC_SDN_CSV.read(new ListText("sdn.csv", text), List.of());
  }

  private static ListRead csl(String rows) {
    return ListFormat.CSL_CSV.read(new ListText("csl.csv", CSL + rows), List.of());
  }
}
