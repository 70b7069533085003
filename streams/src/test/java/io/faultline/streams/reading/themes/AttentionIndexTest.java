package io.faultline.streams.reading.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionIndexTest {
  private static final LocalDate TODAY = LocalDate.parse("2024-03-11");

  private final AttentionIndex index = new AttentionIndex();

  @Test
  void aDayLikeThoseBeforeIsAHundred() {
    tenDaysWithOneOfFour();
    articles(TODAY, 1, 3);
    assertThat(index.on("tariff", TODAY)).contains(100.0);
  }

  @Test
  void threeTimesTheShareIsThreeHundred() {
    tenDaysWithOneOfFour();
    articles(TODAY, 3, 1);
    assertThat(index.on("tariff", TODAY)).contains(300.0);
  }

  @Test
  void moreNewsOfAllKindsChangesNothing() {
    tenDaysWithOneOfFour();
    articles(TODAY, 10, 30);
    assertThat(index.on("tariff", TODAY)).contains(100.0);
  }

  @Test
  void aFewDaysSayNothing() {
    articles(TODAY.minusDays(1), 1, 3);
    articles(TODAY, 3, 1);
    assertThat(index.on("tariff", TODAY)).isEmpty();
  }

  private void tenDaysWithOneOfFour() {
    for (int day = 1; day <= 10; day++) {
      articles(TODAY.minusDays(day), 1, 3);
    }
  }

  private void articles(LocalDate day, int with, int without) {
    for (int i = 0; i < with; i++) {
      index.count(day, List.of("tariff"));
    }
    for (int i = 0; i < without; i++) {
      index.count(day, List.of());
    }
  }
}
