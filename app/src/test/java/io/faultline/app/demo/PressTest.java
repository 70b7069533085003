package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PressTest {
  private final Press press = Press.read();

  @Test
  void everyArticleHasItsOutletAndText() {
    List<String> outlets = press.outlets().stream().map(Press.Outlet::id).toList();
    assertThat(press.articles())
        .allSatisfy(
            a -> {
              assertThat(a.outlet()).isIn(outlets);
              assertThat(a.paragraphs()).hasSizeGreaterThan(1);
            });
  }

  @Test
  void articlesComeInTheOrderOfPublication() {
    assertThat(press.articles()).isSortedAccordingTo(Comparator.comparing(Press.Item::published));
  }

  @Test
  void addressesDiffer() {
    assertThat(press.articles().stream().map(Press.Item::path)).doesNotHaveDuplicates();
  }
}
