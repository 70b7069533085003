package io.faultline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.SourceLine;
import io.faultline.ingest.news.SourceReport;
import io.faultline.ingest.news.SourceReport.Health;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceLinesTest {
  private static final Instant SEEN = Instant.parse("2022-07-08T01:00:00Z");

  @Test
  void aReportIsShownAsItIs() {
    assertThat(SourceLines.lines(List.of(report(Health.FAILING, null, "status 500"))))
        .containsExactly(
            new SourceLine(
                "wire",
                "Example Wire",
                "https://wire.example/feed",
                "failing",
                SEEN,
                null,
                3,
                4.5,
                0.25,
                2,
                "status 500"));
  }

  @Test
  void aSourceThatHasMovedSaysWhere() {
    URI now = URI.create("https://wire.example/new");
    assertThat(SourceLines.lines(List.of(report(Health.MOVED, now, null))))
        .extracting(SourceLine::lastError)
        .containsExactly("moved to https://wire.example/new");
  }

  private static SourceReport report(Health health, @Nullable URI movedTo, @Nullable String error) {
    return new SourceReport(
        "wire",
        "Example Wire",
        URI.create("https://wire.example/feed"),
        health,
        movedTo,
        SEEN,
        null,
        3,
        4.5,
        0.25,
        2,
        error);
  }
}
