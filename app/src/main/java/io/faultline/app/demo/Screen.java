package io.faultline.app.demo;

import java.io.Console;
import java.io.PrintStream;

/**
 * The terminal: lines that stay, and below them one that says what is going on. Where the output is
 * no terminal, that one is left out, and nothing has colour. Thread-safe.
 */
final class Screen {
  /** What a line may take at most; every terminal has that. */
  static final int COLUMNS = 80;

  private static final String ERASE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean colour;

  // Mutable state
  private String status = "";

  Screen(PrintStream out, boolean terminal, boolean colour) {
    this.out = out;
    this.terminal = terminal;
    this.colour = colour;
  }

  /** The standard output. Colour follows https://no-color.org and TERM. */
  static Screen standard() {
    Console console = System.console();
    boolean terminal =
        console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    String noColour = System.getenv("NO_COLOR");
    return new Screen(System.out, terminal, terminal && (noColour == null || noColour.isEmpty()));
  }

  /** On one line, and short enough to leave room for what stands before it. */
  static String inShort(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 54 ? line : line.substring(0, 53) + "…";
  }

  boolean colour() {
    return colour;
  }

  /** Prints text, of one or more lines, that stays. */
  synchronized void print(String text) {
    if (terminal && !status.isEmpty()) {
      out.print(ERASE);
    }
    out.println(text.stripTrailing());
    if (terminal && !status.isEmpty()) {
      out.print(status);
    }
    out.flush();
  }

  /** Says what is going on now, in place of what was said before. */
  synchronized void status(String text) {
    if (terminal) {
      status = text.length() < COLUMNS ? text : text.substring(0, COLUMNS - 1);
      out.print(ERASE + status);
      out.flush();
    }
  }

  /** Ends the line of {@link #status}. */
  synchronized void clear() {
    if (terminal && !status.isEmpty()) {
      out.print(ERASE);
      out.flush();
    }
    status = "";
  }
}
