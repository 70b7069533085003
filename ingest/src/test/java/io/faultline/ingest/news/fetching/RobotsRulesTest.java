package io.faultline.ingest.news.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Json;
import io.faultline.ingest.SharedData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RobotsRulesTest {
  @Test
  void theGroupOfOurOwnTokenWinsOverTheStar() {
    RobotsRules robots =
        robots("User-agent: *\nDisallow: /\n\nUser-agent: Faultline\nDisallow: /private\n");
    assertThat(robots.allows("https://example.com/news")).isTrue();
    assertThat(robots.allows("https://example.com/private/a")).isFalse();
  }

  @Test
  void theLongestRuleWins() {
    RobotsRules robots = robots("User-agent: *\nDisallow: /news\nAllow: /news/world\n");
    assertThat(robots.allows("https://example.com/news/world/a")).isTrue();
    assertThat(robots.allows("https://example.com/news/a")).isFalse();
  }

  @Test
  void aCrawlDelayIsTakenInSeconds() {
    assertThat(robots("User-agent: *\nCrawl-delay: 7\n").crawlDelay()).hasSeconds(7);
  }

  @Test
  void aPatternFullOfStarsTakesNoLongerThanItsLength() {
    RobotsRules robots = robots("User-agent: *\nDisallow: /" + "*a".repeat(2_000) + "b\n");
    assertThat(robots.allows("https://example.com/" + "a".repeat(4_000))).isTrue();
  }

  @Test
  void everySharedCaseOfRfc9309IsDecidedAsExpected() throws Exception {
    JsonNode cases =
        Json.mapper().readTree(Files.readAllBytes(SharedData.path("data/misc/robots_cases.json")));
    List<String> wrong = new ArrayList<>();
    for (JsonNode one : cases) {
      boolean allowed =
          RobotsRules.parse(
                  // The set holds files as bytes, a character each.
                  one.get("robots").asString().getBytes(StandardCharsets.ISO_8859_1),
                  one.get("agent").asString())
              .allows(one.get("url").asString());
      if (allowed != one.get("allowed").asBoolean()) {
        wrong.add(one.toString());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(cases).hasSize(142);
  }

  private static RobotsRules robots(String text) {
    return RobotsRules.parse(text.getBytes(StandardCharsets.UTF_8), "faultline");
  }
}
