package io.faultline.alerts.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import org.junit.jupiter.api.Test;

final class ConsoleTextTest {
  @Test
  void noLineIsWiderThanTheTerminalUnlessItIsAnAddress() {
    assertThat(ConsoleText.of(Stories.softBankEscalated(), 80, false).lines())
        .filteredOn(line -> !line.contains("https://"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void withoutColourThereIsNoEscape() {
    assertThat(ConsoleText.of(Stories.softBank(), 80, false)).doesNotContain("\u001b");
    assertThat(ConsoleText.of(Stories.softBank(), 80, true)).contains("\u001b[");
  }

  @Test
  void aTitleCannotMoveTheCursor() {
    String text =
        ConsoleText.of(Stories.withTitle(Stories.visa(), "\u001b[2Jgone\r\n\u0007now"), 80, false);
    assertThat(text).doesNotContain("\u001b").doesNotContain("\u0007").contains("[2Jgone now");
  }

  @Test
  void itSaysWhatIsDisputed() {
    assertThat(ConsoleText.of(Stories.mastercard(), 80, false))
        .contains("disputed  News Example, 8 Jul 2022: JCV: SenseTime cannot see card data")
        .contains("path      SenseTime Group → Japan Computer Vision → Mastercard");
  }
}
