package io.faultline.ingest.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong on the way, done to a real copy of a list in each format. */
class BrokenListsTest {
  private static final int MOST_CHARACTERS = 200_000;

  static Stream<Arguments> lists() {
    return Stream.of(
        Arguments.of(ListFormat.OFAC_SDN_CSV, "ofac_sdn_2019-01/sdn.csv"),
        Arguments.of(ListFormat.OFAC_CONSOLIDATED_CSV, "ofac_nonsdn_2025-04/cons_prim.csv"),
        Arguments.of(ListFormat.CSL_CSV, "format_samples/csl_2025-06_one_row_per_source.csv"),
        Arguments.of(ListFormat.BIS_DPL, "bis_denied_persons_dpl.txt"),
        Arguments.of(
            ListFormat.DOD_1260H_CSV,
            "opensanctions_curated/us__dod_chinese_milcorps__sanctions.csv"),
        Arguments.of(
            ListFormat.DOD_1286_CSV,
            "opensanctions_curated/us__special_leg__source_files__section_1286.csv"),
        Arguments.of(
            ListFormat.EU_ANNEXES_CSV,
            "opensanctions_curated/eu__journal_sanctions__data__consolidated__32014R0833.csv"),
        Arguments.of(ListFormat.CN_CSV, "opensanctions_curated/cn__sanctions__sanctions.csv"),
        Arguments.of(ListFormat.UN_XML, "format_samples/un_sc_sample_2024.xml"),
        Arguments.of(ListFormat.EU_FSF_XML, "format_samples/eu_fsf_1_1_sample_2020.xml"),
        Arguments.of(ListFormat.OFAC_SDN_XML, "format_samples/ofac_sdn_xml_sample_2020.xml"),
        Arguments.of(ListFormat.UK_CSV, "format_samples/uk_ofsi_conlist_sample_2020.csv"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void aWebPageInItsPlaceHasNoEntryAndSaysWhy(ListFormat format, String file) {
    String page =
        "<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head>\n<body><h1>503</h1>"
            + "<p>The list, \"as usual\", will be back soon.</p></body></html>\n";
    ListRead read =
        format.read(new ListText(Path.of(file).getFileName().toString(), page), List.of());
    assertThat(read.isUseless()).isTrue();
    assertThat(read.problems()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void halfOfItIsDamagedOrHasFewerEntries(ListFormat format, String file) throws IOException {
    ListText whole = whole(file);
    int entries = format.read(whole, List.of()).parties().size();
    for (int part = 1; part < 8; part++) {
      String text = whole.text().substring(0, whole.text().length() * part / 8);
      ListRead read = format.read(new ListText(whole.name(), text), List.of());
      assertThat(read.damaged() || read.parties().size() < entries).isTrue();
    }
  }

  /** OFAC's tables have no header. */
  static Stream<Arguments> listsWithNamesInThem() {
    return lists().filter(list -> !list.get()[0].toString().matches("OFAC_.*_CSV"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listsWithNamesInThem")
  void aHeaderWithOtherNamesIsRefused(ListFormat format, String file) throws IOException {
    ListText whole = whole(file);
    // Tables have their names in the first line or, below a date, in the second; XML all over.
    String text =
        whole.text().startsWith("<") || whole.text().startsWith("\uFEFF<")
            ? whole.text().replaceAll("(?i)<(/?)([a-z_]+)", "<$1x$2")
            : changedLines(whole.text());
    ListRead read = format.read(new ListText(whole.name(), text), List.of());
    assertThat(read.isUseless()).isTrue();
    assertThat(read.problems()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lists")
  void whateverIsDoneToItsLettersItIsReadToItsEnd(ListFormat format, String file)
      throws IOException {
    ListText whole = whole(file);
    Random random = new Random(7);
    String noise = "\",;\n\r<>&\u0000\u001a|]['=\uD83D";
    for (int round = 0; round < 20; round++) {
      StringBuilder text = new StringBuilder(whole.text());
      for (int slip = 0; slip < 50; slip++) {
        text.setCharAt(random.nextInt(text.length()), noise.charAt(random.nextInt(noise.length())));
      }
      ListRead read = format.read(new ListText(whole.name(), text.toString()), List.of());
      assertThat(read.refused()).isBetween(0, Math.max(read.rows(), 0));
      assertThat(read.isUseless() && read.problems().isEmpty()).isFalse();
    }
  }

  private static String changedLines(String text) {
    int end = text.indexOf('\n', text.indexOf('\n') + 1);
    return text.substring(0, end).replaceAll("[A-Za-z]", "q") + text.substring(end);
  }

  private static ListText whole(String file) throws IOException {
    ListText text = RealListsTest.text(SharedData.path("data/lists/" + file));
    int most = Math.min(text.text().length(), MOST_CHARACTERS);
    int end = most < text.text().length() ? text.text().lastIndexOf('\n', most) + 1 : most;
    return new ListText(text.name(), text.text().substring(0, end));
  }
}
