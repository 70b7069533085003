package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ChangeKind;
import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.ingest.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real copies of real lists, as their offices published them. */
class RealListsTest {
  private static final Instant ANY_TIME = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest(name = "{1} has {2} rows")
  @CsvSource({
    "OFAC_SDN_CSV, ofac_sdn_2019-01/sdn.csv, 7379",
    "OFAC_SDN_CSV, ofac_sdn_2021-07/sdn.csv, 8976",
    "OFAC_CONSOLIDATED_CSV, ofac_nonsdn_2025-04/cons_prim.csv, 443",
    "OFAC_CONSOLIDATED_CSV, ofac_nonsdn_2025-12/cons_prim.csv, 442",
    "CSL_CSV, csl_2022-04_full.csv.gz, 14160",
    "CSL_CSV, format_samples/csl_2025-06_one_row_per_source.csv, 13",
    "BIS_DPL, bis_denied_persons_dpl.txt, 546",
    "DOD_1260H_CSV, opensanctions_curated/us__dod_chinese_milcorps__sanctions.csv, 397",
    "DOD_1286_CSV, opensanctions_curated/us__special_leg__source_files__section_1286.csv, 443",
    "EU_ANNEXES_CSV,"
        + " opensanctions_curated/eu__journal_sanctions__data__consolidated__32014R0833.csv, 1746",
    "CN_CSV, opensanctions_curated/cn__sanctions__sanctions.csv, 610",
    "UN_XML, un_consolidated_2026-02-27.xml, 1003",
    "UN_XML, format_samples/un_sc_sample_2024.xml, 7",
    "EU_FSF_XML, format_samples/eu_fsf_1_1_sample_2020.xml, 7",
    "OFAC_SDN_XML, format_samples/ofac_sdn_xml_sample_2020.xml, 8",
    "OFAC_CONSOLIDATED_XML, format_samples/ofac_consolidated_xml_sample_2020.xml, 8",
    "UK_CSV, format_samples/uk_ofsi_conlist_sample_2020.csv, 23",
    "UK_CSV, format_samples/uk_sanctions_list_2026_header_and_row.csv, 1"
  })
  void everyRowIsRead(ListFormat format, String file, int rows) throws IOException {
    ListText text = text(SharedData.path("data/lists/" + file));
    assertThat(ListFormat.detect(text)).hasValue(format);
    ListRead read = format.read(text, List.of());
    assertThat(read.problems()).isEmpty();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(read.refused()).isZero();
    assertThat(read.damaged()).isFalse();
    assertThat(read.parties()).isNotEmpty();
  }

  @Test
  void everyRowOfTheCompanionsIsRead() throws IOException {
    ListRead sdn = sdn2021();
    assertThat(sdn.refused()).isZero();
    assertThat(sdn.rows())
        .isEqualTo(8976 + rowsOf("alt.csv") + rowsOf("add.csv") + rowsOf("sdn_comments.csv"));
  }

  private static int rowsOf(String file) throws IOException {
    return (int)
        read(SharedData.path("data/lists/ofac_sdn_2021-07/" + file))
            .lines()
            .filter(line -> line.length() > 1)
            .count();
  }

  @Test
  void twoCopiesOfTheSdnListGiveTheirDifference() throws IOException {
    ListRead before = bare("ofac_sdn_2019-01/sdn.csv", ListFormat.OFAC_SDN_CSV);
    ListRead after = bare("ofac_sdn_2021-07/sdn.csv", ListFormat.OFAC_SDN_CSV);
    List<ListingChange> changes = changes(before, after);
    assertThat(count(changes, ChangeKind.ADDED)).isEqualTo(1858);
    assertThat(count(changes, ChangeKind.REMOVED)).isEqualTo(261);
    assertThat(changes)
        .filteredOn(c -> c.fields().stream().anyMatch(f -> f.field().equals("name")))
        .hasSize(20);
  }

  @Test
  void twoCopiesOfTheConsolidatedListGiveTheirDifference() throws IOException {
    ListRead before = bare("ofac_nonsdn_2025-04/cons_prim.csv", ListFormat.OFAC_CONSOLIDATED_CSV);
    ListRead after = bare("ofac_nonsdn_2025-12/cons_prim.csv", ListFormat.OFAC_CONSOLIDATED_CSV);
    assertThat(entries(before)).isEqualTo(443);
    assertThat(entries(after)).isEqualTo(442);
    List<ListingChange> changes = changes(before, after);
    assertThat(
            changes.stream()
                .filter(c -> c.kind() == ChangeKind.REMOVED)
                .map(c -> c.party().entryId())
                .filter(id -> after.parties().stream().noneMatch(p -> p.entryId().equals(id))))
        .hasSize(1);
  }

  private static long entries(ListRead read) {
    return read.parties().stream().map(ListedParty::entryId).distinct().count();
  }

  @Test
  void aMilitaryIndustrialCompanyHasItsDatesNumbersAndItsRemarksWhole() throws IOException {
    Path folder = SharedData.path("data/lists/ofac_nonsdn_2025-12");
    ListRead read =
        ListFormat.OFAC_CONSOLIDATED_CSV.read(
            text(folder.resolve("cons_prim.csv")),
            List.of(
                text(folder.resolve("cons_alt.csv")),
                text(folder.resolve("cons_add.csv")),
                text(folder.resolve("cons_comments.csv"))));
    ListedParty mobile = party(read, ListCode.OFAC_NSCMIC, "CHINA MOBILE LIMITED");
    assertThat(mobile.dates().listedOn()).isEqualTo(LocalDate.of(2021, 6, 3));
    assertThat(mobile.dates().effectiveOn()).isEqualTo(LocalDate.of(2021, 8, 2));
    assertThat(mobile.country()).isIn("CN", "HK");
    assertThat(mobile.identifiers())
        .contains(new ListedParty.Identifier("isin", "HK0941009539", null))
        .contains(new ListedParty.Identifier("ticker", "941 HK", null));
    ListedParty sberbank =
        read.parties().stream()
            .filter(p -> p.entryId().equals("17018") && p.list() == ListCode.OFAC_SSI)
            .findFirst()
            .orElseThrow();
    assertThat(sberbank.identifiers())
        .contains(new ListedParty.Identifier("tax", "7707083893", "RU"));
  }

  @Test
  void theJammedAliasesOfTheEntityListAreSplit() throws IOException {
    ListRead read = bare("csl_2022-04_full.csv.gz", ListFormat.CSL_CSV);
    ListedParty beijing =
        party(read, ListCode.BIS_EL, "Beijing Sensetime Technology Development Co., Ltd.");
    assertThat(beijing.aliases())
        .containsExactly("Beijing Shangtang Technology Development Co., Ltd.", "Sense Time");
    assertThat(beijing.dates().effectiveOn()).isEqualTo(LocalDate.of(2019, 10, 9));
    assertThat(beijing.country()).isEqualTo("CN");
  }

  @Test
  void theSameCopyTwiceGivesNoChange() throws IOException {
    ListRead read = bare("csl_2022-04_full.csv.gz", ListFormat.CSL_CSV);
    assertThat(changes(read, bare("csl_2022-04_full.csv.gz", ListFormat.CSL_CSV))).isEmpty();
  }

  private static ListedParty party(ListRead read, ListCode list, String name) {
    Map<String, ListedParty> byName =
        read.parties().stream()
            .filter(p -> p.list() == list)
            .collect(Collectors.toMap(ListedParty::name, p -> p, (a, b) -> a));
    return java.util.Objects.requireNonNull(byName.get(name));
  }

  private static long count(List<ListingChange> changes, ChangeKind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static List<ListingChange> changes(ListRead before, ListRead after) {
    Map<String, ListedParty> known = ListDiff.baseline(before.parties(), ANY_TIME).now();
    return ListDiff.between(known, after.parties(), ANY_TIME).changes();
  }

  private static ListRead sdn2021() throws IOException {
    Path folder = SharedData.path("data/lists/ofac_sdn_2021-07");
    List<ListText> companions =
        Stream.of("alt.csv", "add.csv", "sdn_comments.csv")
            .map(name -> text(folder.resolve(name)))
            .toList();
    return ListFormat.OFAC_SDN_CSV.read(text(folder.resolve("sdn.csv")), companions);
  }

  private static ListRead bare(String file, ListFormat format) {
    return format.read(text(SharedData.path("data/lists/" + file)), List.of());
  }

  static ListText text(Path file) {
    return new ListText(file.getFileName().toString(), read(file));
  }

  private static String read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (file.toString().endsWith(".gz")) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
          bytes = in.readAllBytes();
        }
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
