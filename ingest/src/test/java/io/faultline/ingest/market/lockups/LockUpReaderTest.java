package io.faultline.ingest.market.lockups;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.SharedData;
import io.faultline.ingest.market.lockups.EarlyRelease.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LockUpReaderTest {
  static List<LockUpCase> cases() {
    return LockUpCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lengthAndStartAreThoseOfTheText(LockUpCase text) {
    ProspectusLockUps read = text.read();
    String days =
        read.chief().map(LockUpTerm::length).map(l -> String.valueOf(l.days())).orElse("none");
    String start = read.chief().map(LockUpTerm::start).map(TermStart::code).orElse("none");
    assertThat(days + " from " + start)
        .isEqualTo(text.expected("days") + " from " + text.expected("start"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatElseTheTextSaysIsFound(LockUpCase text) {
    ProspectusLockUps read = text.read();
    if (text.expected().containsKey("expires")) {
      assertThat(read.chief().orElseThrow().expiresOn()).hasToString(text.expected("expires"));
    }
    if (text.expected().containsKey("shares")) {
      assertThat(read.shares()).hasToString(text.expected("shares"));
    }
    if (text.expected().containsKey("holders")) {
      assertThat(read.chief().orElseThrow().holders()).contains(text.expected("holders"));
    }
    if (text.expected().containsKey("terms")) {
      assertThat(
              read.terms().stream()
                  .map(t -> String.valueOf(t.days()))
                  .sorted(java.util.Comparator.comparingInt(Integer::parseInt))
                  .collect(Collectors.joining(" ")))
          .isEqualTo(text.expected("terms"));
    }
    assertThat(read.extensions().isEmpty()).isEqualTo(!text.expected().containsKey("extension"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void conditionsOfAnEarlyReleaseAreFound(LockUpCase text) {
    assertThat(text.conditionsFound(text.read()))
        .as("%s: %s", text.expected("early"), text.read().earlyRelease())
        .isTrue();
  }

  @Test
  void theRealExcerptsAreRead() throws IOException {
    ProspectusLockUps read =
        LockUpReader.read(
            ProspectusText.of(
                Files.readAllBytes(
                    SharedData.path("data/market/prospectus/camp4_424b4_lockup_excerpts.txt"))));
    LockUpTerm chief = read.chief().orElseThrow();
    assertThat(chief.days()).isEqualTo(180);
    assertThat(chief.start()).isEqualTo(TermStart.PROSPECTUS);
    assertThat(chief.holders()).contains("directors", "executive officers");
    assertThat(read.shares()).isEqualTo(12_685_119);
    assertThat(read.earlyRelease()).extracting(EarlyRelease::kind).containsOnly(Kind.WAIVER);
    assertThat(read.terms()).extracting(LockUpTerm::days).containsOnly(180);
  }

  @Test
  void aGivenStartTakesThePlaceOfTheTextsOwn() {
    ProspectusText text =
        ProspectusText.of(
            "Our shareholders have agreed not to sell shares for six months from the Listing"
                + " Date.");
    LockUpTerm chief = LockUpReader.read(text, LocalDate.parse("2021-12-30")).chief().orElseThrow();
    assertThat(chief.expiresOn()).isEqualTo("2022-06-29");
  }

  @Test
  void aDateThatConditionsCanBringForwardIsAnUpperBound() {
    assertThat(read("earnings end it, or 180 days").upperBound()).isTrue();
    assertThat(read("the plain term, in figures").upperBound()).isFalse();
  }

  @Test
  void ofAWholeSubmissionTheProspectusIsRead() {
    ProspectusText text =
        ProspectusText.of(
            """
            <SEC-DOCUMENT><DOCUMENT><TYPE>EX-1
            <TEXT>Directors agreed not to sell shares for 90 days after the date of this prospectus.</TEXT>
            </DOCUMENT><DOCUMENT><TYPE>424B4
            <TEXT><html><body><p>Directors agreed not to sell shares for 180&#160;days after the date of
            this prospectus.</p></body></html></TEXT></DOCUMENT></SEC-DOCUMENT>
            """);
    assertThat(LockUpReader.read(text).chief().orElseThrow().days()).isEqualTo(180);
  }

  @Test
  void theConsentThatLiftsItIsNamed() {
    assertThat(read("a window that ends then").consentOf()).containsExactly("representatives");
  }

  private static ProspectusLockUps read(String name) {
    return LockUpCase.all().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow()
        .read();
  }
}
