package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
  private static BoostedTrees trees(String text) throws IOException {
    return BoostedTrees.read(new BufferedReader(new StringReader(text)));
  }

  @Test
  void aForkSendsWhatIsNotAboveItsThresholdToItsFirstSubtree() throws IOException {
    BoostedTrees trees = trees("0 1.5 =2 1 0.5 =-2 =0");

    assertThat(trees.judge(new float[] {1.5f, 9, 2, 0.5f, 2, 9}, /* width= */ 2))
        .usingComparatorWithPrecision(0.001f)
        .containsExactly(0.881f, 0.119f, 0.5f);
  }

  @Test
  void treesAddUp() throws IOException {
    assertThat(trees("=1\n=1").probability(new float[1], /* begin= */ 0))
        .isCloseTo(0.881f, Offset.offset(0.001f));
  }

  @Test
  void whatIsNoTreeIsRefused() {
    assertThatThrownBy(() -> trees("0 1.5 =2")).hasMessageContaining("without its subtrees");
    assertThatThrownBy(() -> trees("0 x =2 =3")).hasMessageContaining("expected a number");
  }

  @Test
  void theTrainerFindsARuleThatNoSingleForkCanSay() throws IOException {
    float[] values = new float[800];
    float[] labels = new float[400];
    float[] weights = new float[400];
    int[] groups = new int[400];
    for (int i = 0; i < 400; i++) {
      values[2 * i] = i % 20;
      values[2 * i + 1] = i / 20;
      labels[i] = (i % 20 < 7) == (i / 20 < 7) ? 1 : 0;
      weights[i] = 1;
      groups[i] = i;
    }
    List<String> lines =
        new TreeTrainer(
                new TreeTrainer.Settings(60, 8, 0.3, 1, 0.1, 1, 0.8, 1),
                values,
                /* width= */ 2,
                labels,
                weights,
                groups)
            .train();

    float[] judged = trees(String.join("\n", lines)).judge(new float[] {3, 3, 3, 15, 15, 15}, 2);

    assertThat(judged[0]).isGreaterThan(0.9f);
    assertThat(judged[1]).isLessThan(0.1f);
    assertThat(judged[2]).isGreaterThan(0.9f);
  }
}
