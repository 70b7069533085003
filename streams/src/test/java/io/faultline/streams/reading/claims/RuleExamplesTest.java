package io.faultline.streams.reading.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.events.Direction;
import io.faultline.events.Measure;
import io.faultline.events.Stance;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.names.MentionFinder;
import io.faultline.streams.reading.names.NameIndex;
import io.faultline.streams.reading.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each example and counter-example of the rule files, as a test of its own. */
class RuleExamplesTest {
  private static final List<Company> COMPANIES =
      List.of(
          company("Nordwind Optik", "DE", "Optical components"),
          company("Kestrel Semiconductor", "CN", "Semiconductors"),
          company("Harrow Mining", "RU", "Mining"),
          company("Tamarin Foods", "CN", "Food", "丹林食品"),
          company("Solvane Air", "FR", "Airlines"));

  @TestFactory
  Stream<DynamicTest> everyExampleIsRead() {
    return RuleBook.standard().files().stream()
        .flatMap(
            file ->
                file.rules().stream()
                    .flatMap(
                        rule ->
                            rule.examples().stream()
                                .map(
                                    example ->
                                        DynamicTest.dynamicTest(
                                            file.type() + ": " + example.text(),
                                            () -> check(file.type(), example)))));
  }

  @TestFactory
  Stream<DynamicTest> noCounterexampleIsRead() {
    return RuleBook.standard().files().stream()
        .flatMap(
            file ->
                file.counterexamples().stream()
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                file.type() + ": " + text,
                                () ->
                                    assertThat(claims(text))
                                        .filteredOn(c -> c.type().code().equals(file.type()))
                                        .isEmpty())));
  }

  private static void check(String type, RuleFile.Example example) {
    String target =
        example.target().contains(":") ? example.target() : example.target().replace(' ', '-');
    List<Claim> about =
        claims(example.text()).stream()
            .filter(c -> c.type().code().equals(type) && c.target().equals(target))
            .toList();
    assertThat(about).as("claims of %s about %s", type, target).hasSize(1);
    Claim claim = about.getFirst();
    assertThat(claim.direction().code())
        .isEqualTo(example.direction() == null ? Direction.IMPOSED.code() : example.direction());
    assertThat(claim.stance().code())
        .isEqualTo(example.stance() == null ? Stance.ASSERTS.code() : example.stance());
    if (example.level() != null) {
      assertThat(claim.factLevel().code()).isEqualTo(example.level());
    }
    if (example.jurisdiction() != null) {
      assertThat(claim.jurisdiction()).isEqualTo(example.jurisdiction());
    }
    if (example.measure() != null) {
      assertThat(claim.measure()).extracting(Measure::code).isEqualTo(example.measure());
    }
    if (example.effectiveOn() != null) {
      assertThat(claim.effectiveOn()).isEqualTo(example.effectiveOn());
    }
  }

  private static List<Claim> claims(String text) {
    NameIndex names = NameIndex.of(COMPANIES);
    Words words = new Words(text);
    return new ClaimReader(names, RuleBook.standard())
        .read(words, new MentionFinder(names).find(words), Instant.parse("2024-05-14T08:00:00Z"));
  }

  private static Company company(String name, String country, String sector, String... aliases) {
    return new Company(
        name.replace(' ', '-'),
        name,
        List.of(aliases),
        List.of(),
        List.of(),
        null,
        country,
        sector,
        null,
        null,
        Instant.EPOCH,
        null);
  }
}
