package io.faultline.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.streams.reading.LabelledSentences.Half;
import io.faultline.streams.reading.LabelledSentences.Score;
import org.junit.jupiter.api.Test;

/** What is read in our own labelled sentences. The figures of docs/quality.md are printed here. */
class LabelledSentencesTest {
  @Test
  void thereAreFourHundredSentences() {
    assertThat(LabelledSentences.sentences()).hasSizeGreaterThanOrEqualTo(400);
  }

  @Test
  void theSentencesThatRulesAreMadeFromAreRead() {
    Score score = LabelledSentences.score(Half.DEVELOPERS);
    System.out.println("made from: " + score.report());
    assertThat(score.claims().f1()).as(String.join("\n", score.errors())).isGreaterThan(0.95);
    assertThat(score.levels().values()).allSatisfy(l -> assertThat(l.f1()).isGreaterThan(0.85));
    assertThat(score.directions().values()).allSatisfy(d -> assertThat(d.f1()).isGreaterThan(0.9));
  }

  /** Says nothing of which sentences are wrong, so that nobody makes rules from them. */
  @Test
  void theSentencesThatOnlyCountAreReadToo() {
    Score score = LabelledSentences.score(Half.COUNTING);
    System.out.println("counting: " + score.report());
    assertThat(score.claims().f1()).isGreaterThan(0.88);
    assertThat(score.quiet()).isGreaterThanOrEqualTo(score.silent() - 2);
  }
}
