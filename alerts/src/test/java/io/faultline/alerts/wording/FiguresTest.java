package io.faultline.alerts.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void aWeakPathIsNotOneWithoutStrength() {
    assertThat(Figures.strength(0.004)).isEqualTo("under 0.01");
    assertThat(Figures.strength(0.128)).isEqualTo("0.13");
    assertThat(Figures.strength(0)).isEqualTo("0");
  }
}
