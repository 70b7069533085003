package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.news.SourceReport.Health;
import io.faultline.ingest.news.fetching.Answer.Reason;
import io.faultline.ingest.news.fetching.Validators;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SourceReportTest {
  private static final Source SOURCE = Source.of("wire", URI.create("https://example.com/feed"));
  private static final Instant START = Instant.parse("2022-07-01T00:00:00Z");
  private static final Instant END = START.plus(Duration.ofDays(7));

  @Test
  void whatWasNeverPolledIsNew() {
    assertThat(report(SourceState.NEW, END).health()).isEqualTo(Health.NEW);
  }

  @Test
  void theUsualRateIsTheMeanOfTheDaysBefore() {
    SourceReport report = report(hourly(), END);
    assertThat(report.usualPerDay()).isEqualTo(24);
    assertThat(report.articlesToday()).isZero();
    assertThat(report.lastSuccess()).isEqualTo(END.minus(Duration.ofHours(1)));
  }

  @Test
  void aBusySourceWithoutAnArticleForHalfADayIsSilent() {
    assertThat(report(hourly(), END).health()).isEqualTo(Health.OK);
    assertThat(report(hourly(), END.plus(Duration.ofHours(12))).health()).isEqualTo(Health.SILENT);
  }

  @Test
  void aSourceThatWritesOnceAWeekIsNotSilentAfterAWeek() {
    SourceState weekly = SourceState.NEW;
    for (int day = 0; day < 28; day++) {
      weekly = succeeded(weekly, START.plus(Duration.ofDays(day)), day % 7 == 0 ? 1 : 0);
    }
    Instant last = START.plus(Duration.ofDays(21));
    assertThat(report(weekly, last.plus(Duration.ofDays(8))).health()).isEqualTo(Health.OK);
    assertThat(report(weekly, last.plus(Duration.ofDays(60))).health()).isEqualTo(Health.SILENT);
  }

  @Test
  void whatAFeedHoldsAtFirstIsNotItsUsualRate() {
    SourceState blog = succeeded(SourceState.NEW, START, 20);
    Instant later = START.plus(Duration.ofDays(3));
    assertThat(report(blog, later).usualPerDay()).isZero();
    assertThat(report(blog, later).health()).isEqualTo(Health.OK);
    assertThat(report(blog, START.plus(Duration.ofDays(31))).health()).isEqualTo(Health.SILENT);
  }

  @Test
  void aSourceThatHasBeenSilentForMonthsIsStillSilent() {
    SourceState state = hourly();
    Instant now = END;
    for (int day = 0; day < 100; day++) {
      now = now.plus(Duration.ofDays(1));
      state = succeeded(state, now, 0);
    }
    assertThat(report(state, now).health()).isEqualTo(Health.SILENT);
  }

  @Test
  void whatFailsSaysInAWordHow() {
    assertThat(failed(Reason.GONE).health()).isEqualTo(Health.GONE);
    assertThat(failed(Reason.NOT_FOUND).health()).isEqualTo(Health.GONE);
    assertThat(failed(Reason.ROBOTS_DISALLOW).health()).isEqualTo(Health.BLOCKED);
    assertThat(failed(Reason.BLOCKED).health()).isEqualTo(Health.BLOCKED);
    assertThat(failed(Reason.SERVER_ERROR).health()).isEqualTo(Health.FAILING);
    assertThat(failed(Reason.SERVER_ERROR).lastError()).isEqualTo("in words");
  }

  @Test
  void whereASourceHasMovedToIsSaid() {
    URI elsewhere = URI.create("https://example.org/feed");
    SourceReport report =
        report(SourceState.NEW.succeeded(START, Validators.NONE, elsewhere, false, 1), START);
    assertThat(report.health()).isEqualTo(Health.MOVED);
    assertThat(report.movedTo()).isEqualTo(elsewhere);
  }

  @Test
  void theShareOf304IsThatOfAllPolls() {
    SourceState state = SourceState.NEW;
    for (int i = 0; i < 4; i++) {
      state = state.succeeded(START, Validators.NONE, null, /* unchanged= */ i > 0, 0);
    }
    assertThat(report(state, START).unchangedShare()).isEqualTo(0.75);
  }

  /** An article an hour for a week. */
  private static SourceState hourly() {
    SourceState state = SourceState.NEW;
    for (Instant at = START; at.isBefore(END); at = at.plus(Duration.ofHours(1))) {
      state = succeeded(state, at, 1);
    }
    return state;
  }

  private static SourceState succeeded(SourceState state, Instant at, int articles) {
    return state.succeeded(at, Validators.NONE, null, /* unchanged= */ false, articles);
  }

  private static SourceReport failed(Reason reason) {
    return report(hourly().failed(reason, "in words"), END);
  }

  private static SourceReport report(SourceState state, Instant now) {
    return SourceReport.of(SOURCE, state, now);
  }
}
