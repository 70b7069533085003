package io.faultline.ingest.news.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuietTimesTest {
  private static final Instant FRIDAY = Instant.parse("2022-07-08T22:30:00Z");

  @Test
  void skippedHoursAndDaysAreReadAndNonsenseAmongThemIsNot() throws Exception {
    String rss =
        "<rss><channel><title>t</title><skipHours><hour>0</hour><hour>24</hour><hour>x</hour>"
            + "</skipHours><skipDays><day>Saturday</day><day>Someday</day></skipDays></channel></rss>";
    Feed feed = new FeedReader().read(rss.getBytes(StandardCharsets.UTF_8), null, null);
    assertThat(feed.quiet()).isEqualTo(new QuietTimes(Set.of(0), Set.of(DayOfWeek.SATURDAY)));
  }

  @Test
  void aMomentThatIsNotQuietStaysAsItIs() {
    assertThat(QuietTimes.NONE.firstOpen(FRIDAY)).isEqualTo(FRIDAY);
    assertThat(new QuietTimes(Set.of(23), Set.of()).firstOpen(FRIDAY)).isEqualTo(FRIDAY);
  }

  @Test
  void aQuietMomentWaitsForTheFirstOpenHourOfAnOpenDay() {
    QuietTimes quiet =
        new QuietTimes(Set.of(22, 23, 0), EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    assertThat(quiet.firstOpen(FRIDAY)).isEqualTo(Instant.parse("2022-07-11T01:00:00Z"));
  }

  @Test
  void whoeverIsNeverToBePolledCanNotMeanIt() {
    Set<Integer> all = IntStream.range(0, 24).boxed().collect(Collectors.toSet());
    assertThat(new QuietTimes(all, Set.of()).firstOpen(FRIDAY)).isEqualTo(FRIDAY);
  }
}
