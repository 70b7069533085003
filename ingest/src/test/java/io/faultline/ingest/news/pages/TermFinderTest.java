package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TermFinderTest {
  private static final TermFinder FINDER =
      new TermFinder(Map.of(0, "ad nav", 1, "article body articlebody"));

  @Test
  void aShortTermMustBeAWord() {
    assertThat(FINDER.kindsIn("shadow navy")).isZero();
    assertThat(FINDER.kindsIn("top-ad")).isEqualTo(1);
    assertThat(FINDER.kindsIn("sideNav")).isEqualTo(1);
  }

  @Test
  void aLongTermIsFoundInsideAName() {
    assertThat(FINDER.kindsIn("c-newsArticle2")).isEqualTo(2);
  }

  @Test
  void aTermMaySpanTheJointOfAName() {
    assertThat(FINDER.kindsIn("article_body")).isEqualTo(2);
  }

  @Test
  void turkishCapitalsAreNoTrap() {
    assertThat(new TermFinder(Map.of(3, "title")).kindsIn("PAGETITLE")).isEqualTo(8);
  }
}
