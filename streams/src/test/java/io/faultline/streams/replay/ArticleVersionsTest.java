package io.faultline.streams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Alert;
import io.faultline.events.AlertStatus;
import io.faultline.events.Article;
import io.faultline.events.ArticleStatus;
import io.faultline.events.Company;
import io.faultline.events.Portfolio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A correction or a retraction revises what was concluded. */
class ArticleVersionsTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant MONDAY = Instant.parse("2024-03-04T08:00:00Z");
  private static final String LISTED =
      "WASHINGTON - The Commerce Department put Kestrel Semiconductor on its Entity List on Monday,"
          + " so that nobody may sell American chips to it without a licence.";

  @Test
  void aRetractedArticleRetractsItsAlert() {
    assertThat(ends(article(1, LISTED))).containsEntry("kestrel", AlertStatus.OPENED);
    assertThat(ends(article(1, LISTED), article(2, ArticleStatus.RETRACTED, LISTED)))
        .containsExactly(Map.entry("kestrel", AlertStatus.RETRACTED));
  }

  @Test
  void anArticleThatCorrectsItselfMovesTheAlertToWhomItConcerns() {
    String corrected = LISTED.replace("Kestrel Semiconductor", "Lumen Mining");
    assertThat(ends(article(1, LISTED), article(2, "Correction: " + corrected)))
        .containsEntry("kestrel", AlertStatus.RETRACTED)
        .containsEntry("lumen", AlertStatus.OPENED);
  }

  /** In which state the alert about each company ends. */
  private static Map<String, AlertStatus> ends(Article... articles) {
    List<Alert> revisions = new ArrayList<>();
    Inputs inputs =
        new Inputs(
            List.of(company("kestrel", "Kestrel Semiconductor"), company("lumen", "Lumen Mining")),
            List.of(),
            List.of(
                new Portfolio(
                    "chips", List.of(position("kestrel"), position("lumen")), null, LONG_AGO)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(articles));
    new Replay(revisions::add, decision -> {}).run(inputs, Span.of(inputs, null, null));
    Map<String, AlertStatus> ends = new LinkedHashMap<>();
    revisions.forEach(alert -> ends.put(alert.holding().companyId(), alert.status()));
    return ends;
  }

  private static Article article(int version, String text) {
    return article(version, version == 1 ? ArticleStatus.NEW : ArticleStatus.UPDATED, text);
  }

  private static Article article(int version, ArticleStatus status, String text) {
    Instant at = MONDAY.plusSeconds(3_600L * version);
    return new Article(
        "a",
        version,
        status,
        "https://news.example/a",
        "News",
        "",
        List.of(),
        "en",
        MONDAY,
        version == 1 ? null : at,
        at,
        text,
        "f" + version,
        null,
        null,
        List.of());
  }

  private static Portfolio.Position position(String company) {
    return new Portfolio.Position(company, 0.5, null, null, LONG_AGO);
  }

  private static Company company(String id, String name) {
    return new Company(
        id, name, List.of(), List.of(), List.of(), null, "CN", null, null, null, LONG_AGO, null);
  }
}
