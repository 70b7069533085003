package io.faultline.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Says on a terminal how far a command is and what is left, once it has taken two seconds, in one
 * line of standard error that is written over. Where nobody looks at a terminal it says nothing.
 */
final class Progress {
  private static final long SILENT_NANOS = 2_000_000_000L;
  private static final long PAUSE_NANOS = 250_000_000L;

  private final PrintWriter screen;
  private final LongSupplier nanos;
  private final boolean shown;
  private final long total;
  private final long began;
  private long last;
  private long done;
  private long items;
  private boolean written;

  /**
   * @param nanos a clock as {@link System#nanoTime()}
   * @param shown whether somebody looks
   * @param total how much there is to do, in the units of {@link #add}; 0 if that isn't known
   */
  Progress(PrintWriter screen, LongSupplier nanos, boolean shown, long total) {
    this.screen = screen;
    this.nanos = nanos;
    this.shown = shown;
    this.total = total;
    this.began = nanos.getAsLong();
    this.last = began;
  }

  /** On standard error, if this process has a terminal. */
  static Progress onTerminal(long total) {
    Console console = System.console();
    return new Progress(
        new PrintWriter(System.err, /* autoFlush= */ true, StandardCharsets.UTF_8),
        System::nanoTime,
        console != null && console.isTerminal(),
        total);
  }

  /** One more item is done, which is this much of the whole. */
  void add(long part) {
    items++;
    done += part;
  }

  /** Shows how far it is, a few times a second at most. */
  void show() {
    long now = nanos.getAsLong();
    if (!shown || now - began < SILENT_NANOS || now - last < PAUSE_NANOS) {
      return;
    }
    last = now;
    written = true;
    screen.print("\r" + line(now - began) + "  ");
    screen.flush();
  }

  /** Takes the line away. */
  void end() {
    if (written) {
      screen.print("\r" + " ".repeat(60) + "\r");
      screen.flush();
    }
  }

  private String line(long took) {
    if (total <= 0 || done <= 0) {
      return String.format(Locale.ROOT, "%,d texts", items);
    }
    double share = Math.min(1, (double) done / total);
    long left = Math.round(took / 1e9 * (1 - share) / share);
    return String.format(
        Locale.ROOT, "%,d texts, %.0f %%, about %,d s left", items, 100 * share, left);
  }
}
