package io.faultline.streams.reading.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.events.Company;
import io.faultline.events.RiskType;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.NameIndex;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules that users write, beside those that come with Faultline. */
class UserRulesTest {
  private static final Company LUMEN =
      new Company(
          "lumen",
          "Lumen Mining",
          List.of(),
          List.of(),
          List.of(),
          null,
          "CL",
          "Mining",
          null,
          null,
          Instant.EPOCH,
          null);

  private static final String FILE = "rules.yaml";

  @Test
  void aRuleOfAUserReadsWhatOursDoNot() {
    String rules =
        """
        type: expropriation
        about: What our analysts look for.
        rules:
        - name: royalty raised
          patterns:
          - "royalty {on|of} <company>"
        """;
    String text = "Chile doubled the royalty on Lumen Mining.";
    assertThat(types(RuleBook.standard(), text)).isEmpty();
    assertThat(types(RuleBook.standard().with(FILE, rules), text))
        .containsExactly(RiskType.EXPROPRIATION);
  }

  @Test
  void aWrongPatternIsNamedWithItsFileAndLine() {
    String rules =
        """
        type: tariff
        rules:
        - name: broken
          patterns:
          - "tariffs on <planet>"
        """;
    assertThatThrownBy(() -> RuleBook.standard().with(FILE, rules))
        .hasMessageStartingWith(FILE + ":5: rule \"broken\": no place is called <planet>");
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() {
    String rules =
        """
        type: tariff
        colour: red
        """;
    assertThatThrownBy(() -> RuleBook.standard().with(FILE, rules))
        .hasMessageStartingWith(FILE + ":2: ")
        .hasMessageContaining("colour");
  }

  @Test
  void anUnknownRiskTypeIsRefused() {
    String rules = "type: weather\n";
    assertThatThrownBy(() -> RuleBook.standard().with(FILE, rules))
        .hasMessageStartingWith(FILE + ":1: type: ");
  }

  @Test
  void anExampleThatIsReadOtherwiseIsNamedWithItsLine() {
    String rules =
        """
        type: expropriation
        rules:
        - name: royalty raised
          patterns:
          - "royalty {on|of} <company>"
          examples:
          - text: Chile doubled the royalty on Lumen Mining.
            target: Lumen Mining
          - text: Chile praised Lumen Mining.
            target: Lumen Mining
          - text: Chile may raise the royalty on Lumen Mining.
            target: Lumen Mining
            level: confirmed
        counterexamples:
        - Lumen Mining pays a royalty of Lumen Mining.
        """;
    assertThat(RuleBook.standard().brokenExamples(FILE, rules))
        .containsExactly(
            FILE
                + ":9: example of \"royalty raised\": no claims of expropriation are read about"
                + " \"Lumen Mining\", not one",
            FILE + ":11: example of \"royalty raised\": level: expected confirmed, read proposed",
            FILE
                + ":15: counter-example: a claim of expropriation is read about \"Lumen Mining\""
                + " by the rule \"royalty raised\"");
  }

  private static List<RiskType> types(RuleBook rules, String text) {
    Reader reader = new Reader(NameIndex.of(List.of(LUMEN)), rules);
    return reader.claims("", text, Instant.parse("2024-05-14T00:00:00Z")).stream()
        .map(Claim::type)
        .toList();
  }
}
