package io.faultline.streams.reading.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttentionIndexTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-03-11");
  private static final String TARIFF = "risk:tariff";

  private final AttentionIndex index = new AttentionIndex();
  private int next;

  @Test
  void aWeekLikeThoseBeforeIsAHundred() {
    twentyDaysWithOneOfFour();
    articles(TODAY, 1, 3);
    assertThat(index.on(TARIFF, TODAY).index()).isEqualTo(100.0);
  }

  @Test
  void threeTimesTheShareIsThreeHundred() {
    twentyDaysWithOneOfFour();
    articles(TODAY, 3, 1);
    assertThat(index.on(TARIFF, TODAY)).isEqualTo(new Attention(TARIFF, TODAY, 3, 4, .75, 300.0));
  }

  @Test
  void moreNewsOfAllKindsChangesNothing() {
    twentyDaysWithOneOfFour();
    articles(TODAY, 10, 30);
    assertThat(index.on(TARIFF, TODAY).index()).isEqualTo(100.0);
  }

  @Test
  void aFewDaysSayNothingOfWhatIsUsual() {
    articles(TODAY.minusDays(8), 1, 3);
    articles(TODAY, 3, 1);
    assertThat(index.on(TARIFF, TODAY)).isEqualTo(new Attention(TARIFF, TODAY, 3, 4, .75, null));
  }

  @Test
  void aThemeThatNobodySpokeOfHasNoPastToBeMeasuredBy() {
    twentyDaysWithOneOfFour();
    index.count("first", 1, TODAY, Set.of("tamarin-foods"));
    assertThat(index.on("tamarin-foods", TODAY).index()).isNull();
  }

  @Test
  void anArticleCountsOnceWithTheThemesOfItsLastVersion() {
    index.count("a", 2, TODAY, Set.of("tamarin-foods"));
    index.count("a", 1, TODAY, Set.of(TARIFF));
    index.count("a", 3, TODAY, Set.of("kestrel"));
    assertThat(index.themes()).containsExactly("kestrel");
    assertThat(index.on("kestrel", TODAY).of()).isEqualTo(1);
  }

  @Test
  void aChartHasAPointForEveryDay() {
    articles(TODAY, 1, 0);
    assertThat(index.series(TARIFF, TODAY.minusDays(1), TODAY.plusDays(1)))
        .extracting(Attention::articles)
        .containsExactly(0, 1, 1);
  }

  /** They end a week before today, with the days that are counted together with it. */
  private void twentyDaysWithOneOfFour() {
    for (int day = 7; day <= 26; day++) {
      articles(TODAY.minusDays(day), 1, 3);
    }
  }

  private void articles(LocalDate day, int with, int without) {
    for (int i = 0; i < with; i++) {
      index.count("article " + next++, 1, day, Set.of(TARIFF));
    }
    for (int i = 0; i < without; i++) {
      index.count("article " + next++, 1, day, Set.of());
    }
  }
}
