package io.faultline.streams.reading.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faultline.events.Company;
import io.faultline.events.RiskType;
import io.faultline.streams.reading.Claim;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @TempDir Path folder;

  @Test
  void aRuleOfAUserReadsWhatOursDoNot() throws IOException {
    Path file =
        write(
            """
            type: expropriation
            about: What our analysts look for.
            rules:
            - name: royalty raised
              patterns:
              - "royalty {on|of} <company>"
            """);
    String text = "Chile doubled the royalty on Lumen Mining.";
    assertThat(types(RuleBook.standard(), text)).isEmpty();
    assertThat(types(RuleBook.standard().with(file), text)).containsExactly(RiskType.EXPROPRIATION);
  }

  @Test
  void aWrongPatternIsNamedWithItsFileAndLine() throws IOException {
    Path file =
        write(
            """
            type: tariff
            rules:
            - name: broken
              patterns:
              - "tariffs on <planet>"
            """);
    assertThatThrownBy(() -> RuleBook.standard().with(file))
        .hasMessageStartingWith(file + ":5: rule \"broken\": no place is called <planet>");
  }

  @Test
  void anUnknownKeyIsNamedWithItsLine() throws IOException {
    Path file =
        write(
            """
            type: tariff
            colour: red
            """);
    assertThatThrownBy(() -> RuleBook.standard().with(file))
        .hasMessageStartingWith(file + ":2: ")
        .hasMessageContaining("colour");
  }

  @Test
  void anUnknownRiskTypeIsRefused() throws IOException {
    Path file = write("type: weather\n");
    assertThatThrownBy(() -> RuleBook.standard().with(file))
        .hasMessageStartingWith(file + ":1: type: ");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("rules.yaml"), text);
  }

  private static List<RiskType> types(RuleBook rules, String text) {
    Reader reader = new Reader(NameIndex.of(List.of(LUMEN)), rules);
    return reader.claims("", text, Instant.parse("2024-05-14T00:00:00Z")).stream()
        .map(Claim::type)
        .toList();
  }
}
