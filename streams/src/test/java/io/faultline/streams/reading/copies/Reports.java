package io.faultline.streams.reading.copies;

import io.faultline.events.ArticleStatus;
import io.faultline.streams.reading.CompanyReport;
import io.faultline.streams.reading.CompanyReport.Salience;
import java.time.Instant;
import java.util.List;

/** Reports for tests: an article's name, when it was published, and its text. */
final class Reports {
  static final String WIRE =
      "The port of Lindau closed its northern basin on Tuesday after a crane fell on a barge that"
          + " carried 400 tonnes of grain for Tamarin Foods. Nobody was hurt. The harbour master"
          + " said that divers would look for the keel before the basin opens again, which may take"
          + " eight days. Tamarin Foods has sent two lorries from Ulm and expects no shortage in"
          + " its mills. A second barge waits outside the breakwater with its crew of five.";

  private Reports() {}

  static CompanyReport report(String articleId, String publishedAt, String title, String text) {
    return report(articleId, 1, Salience.SUBJECT, publishedAt, title, text);
  }

  static CompanyReport report(
      String articleId,
      int version,
      Salience salience,
      String publishedAt,
      String title,
      String text) {
    Instant at = Instant.parse(publishedAt);
    return new CompanyReport(
        "tamarin-foods",
        articleId,
        version,
        ArticleStatus.NEW,
        salience,
        List.of(),
        "https://news.example/" + articleId,
        "News",
        title,
        null,
        at,
        null,
        at,
        Sketcher.sketch(title, text),
        List.of());
  }
}
