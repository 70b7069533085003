package io.faultline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong nanos = new AtomicLong();
  private final StringWriter screen = new StringWriter();

  @Test
  void aQuickCommandSaysNothing() {
    Progress progress = progress(/* shown= */ true, 100);
    after(progress, 1, 50);
    progress.end();
    assertThat(screen.toString()).isEmpty();
  }

  @Test
  void aLongOneSaysHowFarItIsAndWhatIsLeft() {
    after(progress(/* shown= */ true, 100), 3, 25);
    assertThat(screen.toString()).contains("1 texts, 25 %, about 9 s left");
  }

  @Test
  void ofUnknownLengthItSaysHowMuchIsDone() {
    after(progress(/* shown= */ true, 0), 3, 25);
    assertThat(screen.toString()).contains("1 texts").doesNotContain("%");
  }

  @Test
  void withoutATerminalItSaysNothing() {
    after(progress(/* shown= */ false, 100), 30, 25);
    assertThat(screen.toString()).isEmpty();
  }

  private Progress progress(boolean shown, long total) {
    return new Progress(new PrintWriter(screen), nanos::get, shown, total);
  }

  private void after(Progress progress, int seconds, long part) {
    nanos.set(seconds * SECOND);
    progress.add(part);
    progress.show();
  }
}
