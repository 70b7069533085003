package io.faultline.streams.reading.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each example and counter-example of the rule files, as a test of its own. */
class RuleExamplesTest {
  private static final RuleExamples EXAMPLES =
      new RuleExamples(
          RuleBook.standard(),
          List.of(
              company("Nordwind Optik", "DE", "Optical components"),
              company("Kestrel Semiconductor", "CN", "Semiconductors"),
              company("Harrow Mining", "RU", "Mining"),
              company("Tamarin Foods", "CN", "Food", "丹林食品"),
              company("Solvane Air", "FR", "Airlines")));

  @TestFactory
  Stream<DynamicTest> everyExampleIsRead() {
    return RuleBook.standard().files().stream()
        .flatMap(
            file ->
                file.rules().stream()
                    .flatMap(rule -> rule.examples().stream())
                    .map(
                        example ->
                            DynamicTest.dynamicTest(
                                file.type() + ": " + example.text(),
                                () -> assertThat(EXAMPLES.wrong(file.type(), example)).isEmpty())));
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
                                () -> assertThat(EXAMPLES.wrong(file.type(), text)).isEmpty())));
  }

  private static Company company(String name, String country, String sector, String... aliases) {
    return RuleExamples.company(name, country, sector, List.of(aliases));
  }
}
