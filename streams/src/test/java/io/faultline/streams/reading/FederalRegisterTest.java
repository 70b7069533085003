package io.faultline.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Json;
import io.faultline.streams.reading.LabelledSentences.Count;
import io.faultline.streams.reading.names.NameIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notices of the Federal Register: those on trade and sanctions told from the others. */
class FederalRegisterTest {
  private final Reader reader = new Reader(NameIndex.of(List.of()));

  @Test
  void noticesOnTradeAndSanctionsAreToldFromOthers() throws IOException {
    Path news = Shared.folder().resolve("data/news");
    Count count = new Count();
    for (String line : Files.readAllLines(news.resolve("federal_register_trade.jsonl"))) {
      count.add(/* expected= */ true, claims(line));
    }
    for (String line : Files.readAllLines(news.resolve("federal_register_other.jsonl"))) {
      count.add(/* expected= */ false, claims(line));
    }
    System.out.printf("Federal Register: %s, F1 %.3f%n", count, count.f1());
    assertThat(count.f1()).isGreaterThanOrEqualTo(0.95);
  }

  /** Whether a notice claims anything. */
  private boolean claims(String line) {
    JsonNode notice = Json.mapper().readTree(line);
    LocalDate published = LocalDate.parse(notice.get("published").asString());
    return !reader
        .claims(
            notice.get("title").asString(),
            notice.get("abstract").asString(),
            published.atStartOfDay(ZoneOffset.UTC).toInstant())
        .isEmpty();
  }
}
