package io.faultline.ingest.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.news.feeds.FeedEntry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
  private static final Source SOURCE = Source.of("wire", URI.create("https://example.com/feed"));
  private static final Instant NOW = Instant.parse("2022-07-08T02:00:00Z");
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
  private static final Duration DAY = Duration.ofHours(24);

  private final PollSchedule schedule = new PollSchedule(FIVE_MINUTES, DAY, new Random(1));

  @Test
  void aFeedIsPolledTwiceInItsUsualGap() {
    assertThat(after(Duration.ofHours(2), NOW, null)).satisfies(isAbout(Duration.ofHours(1)));
  }

  @Test
  void aFeedThatPublishesEverySecondIsPolledEveryFiveMinutes() {
    assertThat(after(Duration.ofSeconds(1), NOW, null)).satisfies(isAbout(FIVE_MINUTES));
  }

  @Test
  void aFeedThatPublishesEveryYearIsPolledEveryDay() {
    assertThat(after(Duration.ofDays(365), NOW, null)).satisfies(isAbout(DAY));
  }

  @Test
  void theLongerAFeedHasBeenSilentTheMoreRarelyItIsPolled() {
    Instant tenHoursAgo = NOW.minus(Duration.ofHours(10));
    assertThat(after(Duration.ofMinutes(10), tenHoursAgo, null))
        .satisfies(isAbout(Duration.ofHours(1)));
  }

  @Test
  void noFeedIsPolledSoonerThanItsPublisherAsks() {
    assertThat(after(Duration.ofMinutes(10), NOW, Duration.ofHours(3)))
        .satisfies(isAbout(Duration.ofHours(3)));
  }

  @Test
  void whoAsksToBeSparedForAYearIsNotHeard() {
    assertThat(after(Duration.ofMinutes(20), NOW, Duration.ofDays(365)))
        .satisfies(isAbout(Duration.ofMinutes(10)));
  }

  @Test
  void theWaitDoublesWithEachFailureUpToADay() {
    assertThat(schedule.afterFailure(SOURCE, 1, null)).satisfies(isAbout(FIVE_MINUTES));
    assertThat(schedule.afterFailure(SOURCE, 3, null)).satisfies(isAbout(Duration.ofMinutes(20)));
    assertThat(schedule.afterFailure(SOURCE, 40, null)).satisfies(isAbout(DAY));
  }

  @Test
  void retryAfterIsHonouredAfterAFailure() {
    assertThat(schedule.afterFailure(SOURCE, 1, Duration.ofHours(6)))
        .satisfies(isAbout(Duration.ofHours(6)));
  }

  @Test
  void twoSourcesThatFailTogetherAreNotAskedTogetherAgain() {
    assertThat(schedule.afterFailure(SOURCE, 1, null))
        .isNotEqualTo(schedule.afterFailure(SOURCE, 1, null));
  }

  @Test
  void theUsualGapIsTheMedianOfTheNewestEntries() {
    List<FeedEntry> entries =
        IntStream.of(0, 10, 20, 30, 900).mapToObj(i -> entry(NOW.minusSeconds(60L * i))).toList();
    assertThat(PollSchedule.usualGap(entries)).isEqualTo(Duration.ofMinutes(10));
    assertThat(PollSchedule.usualGap(entries.subList(0, 2))).isNull();
  }

  private Duration after(Duration usual, Instant lastArticle, @Nullable Duration asked) {
    return schedule.afterSuccess(SOURCE, usual, lastArticle, asked, NOW);
  }

  /** Up to a tenth is left to chance. */
  private static Consumer<Duration> isAbout(Duration wait) {
    return actual -> assertThat(actual).isBetween(wait, wait.multipliedBy(11).dividedBy(10));
  }

  private static FeedEntry entry(Instant published) {
    return new FeedEntry(null, null, null, published, null, List.of(), null, null, null, null);
  }
}
