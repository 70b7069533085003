package io.faultline.streams.reading.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Json;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Whole stories of 332 real articles, all taken as about one company, against pairs that others
 * have labelled: two articles of a story that nobody calls a copy, a version or like each other
 * count as an error.
 */
class CopiesTest {
  /** Articles shorter than this have no labels. */
  private static final int FEWEST_WORDS = 60;

  @Test
  void wholeStoriesHoldCopiesTogetherAndOthersApart() throws IOException {
    Path folder = Shared.folder().resolve("data/copies");
    Map<String, String> labels = labels(folder);
    Set<String> joined = joined(folder);
    Set<String> copies = new TreeSet<>(labels.keySet());
    copies.removeIf(pair -> !"dup".equals(labels.get(pair)));
    Set<String> right = new TreeSet<>(joined);
    right.retainAll(copies);
    Set<String> wrong = new TreeSet<>(joined);
    wrong.removeAll(labels.keySet());
    System.out.printf("copies joined: %d of %d%n", right.size(), copies.size());
    System.out.printf("others joined: %d %s%n", wrong.size(), wrong);
    assertThat(right.size()).isGreaterThanOrEqualTo((int) Math.ceil(.97 * copies.size()));
    assertThat(wrong.size()).isLessThanOrEqualTo((int) (.01 * copies.size()));
  }

  private static Map<String, String> labels(Path folder) throws IOException {
    Map<String, String> labels = new TreeMap<>();
    for (JsonNode pair : read(folder.resolve("pairs.json"))) {
      labels.put(pair(pair.get(0).asString(), pair.get(1).asString()), pair.get(2).asString());
    }
    return labels;
  }

  /** The pairs of articles that stand in one story. */
  private static Set<String> joined(Path folder) throws IOException {
    List<CompanyReport> reports = new ArrayList<>();
    for (Map.Entry<String, JsonNode> doc : read(folder.resolve("docs.json")).properties()) {
      if (doc.getValue().get("words").asInt() >= FEWEST_WORDS) {
        String text = doc.getValue().get("text").asString();
        String title = text.lines().findFirst().orElse("");
        reports.add(Reports.report(doc.getKey(), "2018-07-16T12:00:00Z", title, text));
      }
    }
    Set<String> joined = new TreeSet<>();
    for (Story story : StoryFold.fold(reports)) {
      for (Story.Member one : story.members()) {
        for (Story.Member other : story.members()) {
          if (one != other) {
            joined.add(pair(one.report().articleId(), other.report().articleId()));
          }
        }
      }
    }
    return joined;
  }

  private static JsonNode read(Path file) throws IOException {
    return Json.mapper().readTree(Files.readString(file));
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }
}
