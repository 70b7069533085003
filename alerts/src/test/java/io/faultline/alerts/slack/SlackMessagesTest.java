package io.faultline.alerts.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.delivery.Message;
import io.faultline.alerts.delivery.Message.Note;
import io.faultline.events.Alert;
import io.faultline.events.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class SlackMessagesTest {
  private static final URI BASE = URI.create("https://faultline.example");

  private static JsonNode sent(Alert... alerts) {
    List<Note> notes =
        Stream.of(alerts).map(a -> new Note(a, "it is held in growth", null)).toList();
    return Json.mapper().readTree(SlackMessages.json(new Message.Alerts("m", notes, BASE)));
  }

  private static String texts(JsonNode node) {
    StringBuilder all = new StringBuilder();
    node.findValues("text").forEach(t -> all.append(t.isString() ? t.asString() : ""));
    return all.toString();
  }

  @Test
  void itSaysWhatHappenedWhyYouThePathTheMarketAndTheSources() {
    assertThat(texts(sent(Stories.softBank())))
        .contains("SoftBank Group is tied to SenseTime")
        .contains("you hold SoftBank Group (9984.T) in growth (4.2 %), asia (11.3 %)")
        .contains("1. SenseTime Group → SoftBank Vision Fund → SoftBank Group")
        .contains("SoftBank Vision Fund owns 14.88 % of SenseTime Group")
        .contains("0020.HK -46.77 % at the close on 30 Jun 2022")
        .contains("89 times its normal volume")
        .contains("NS-CMIC List, entry of SenseTime Group Inc.")
        .contains("binds US persons; since 10 Dec 2021");
  }

  @Test
  void aDenialStandsUnderWhatIsDisputed() {
    assertThat(texts(sent(Stories.mastercard())))
        .contains("What is disputed")
        .contains("JCV: SenseTime cannot see card data")
        .contains("(disputed)");
  }

  @Test
  void nobodyIsCalledSanctioned() {
    for (Alert alert : List.of(Stories.softBank(), Stories.mastercard(), Stories.visa())) {
      assertThat(texts(sent(alert)).toLowerCase(java.util.Locale.ROOT))
          .doesNotContain("sanctioned")
          .doesNotContain("blacklisted");
    }
  }

  @Test
  void thePreviewIsWhatBlockKitBuilderTakes() {
    JsonNode preview = Json.mapper().readTree(SlackMessages.preview(Stories.visa(), BASE));
    assertThat(preview.propertyNames()).containsExactly("blocks");
  }

  @Test
  void theFallbackTextHoldsNoMarkup() {
    Alert hostile = Stories.withTitle(Stories.visa(), "<!channel> & <https://evil.example|bank>");
    assertThat(sent(hostile).get("text").asString())
        .startsWith("Watch: &lt;!channel&gt; &amp; &lt;https://evil.example|bank&gt;");
  }

  @Test
  void textFromOutsideIsNeverInABlockThatReadsMarkup() {
    JsonNode message = sent(Stories.withTitle(Stories.visa(), "*bold* <!here> `code`"));
    assertThat(message.get("blocks").findValuesAsString("type")).doesNotContain("mrkdwn");
  }

  static Stream<List<Alert>> many() {
    Alert long1 = Stories.withTitle(Stories.softBank(), "x".repeat(1_000_000));
    Alert wide = Stories.withTitle(Stories.softBank(), "😀".repeat(100_000));
    List<Alert> digest =
        IntStream.range(0, 50).mapToObj(i -> Stories.withId(long1, "alert-" + i)).toList();
    return Stream.of(
        List.of(Stories.softBank()),
        List.of(Stories.softBankEscalated()),
        List.of(long1),
        List.of(wide),
        digest);
  }

  /** The limits as Slack documents them for messages and their blocks. */
  @ParameterizedTest
  @MethodSource("many")
  void everyMessageIsWithinTheLimits(List<Alert> alerts) {
    JsonNode message = sent(alerts.toArray(Alert[]::new));
    assertThat(message.get("blocks").size()).isBetween(1, 50);
    assertThat(message.get("text").asString().length()).isLessThanOrEqualTo(4000);
    for (JsonNode block : message.get("blocks")) {
      switch (block.get("type").asString()) {
        case "header" ->
            assertThat(block.get("text").get("text").asString().length()).isBetween(1, 150);
        case "context" -> assertThat(block.get("elements").size()).isBetween(1, 10);
        case "rich_text" -> assertThat(lengthOf(block)).isBetween(1, 3000);
        default -> throw new AssertionError("unexpected block " + block);
      }
    }
  }

  private static int lengthOf(JsonNode block) {
    List<String> texts = new ArrayList<>();
    block.findValues("text").forEach(t -> texts.add(t.asString()));
    return String.join("", texts).length();
  }
}
