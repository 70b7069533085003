package io.faultline.app.cli;

/**
 * What the user gave can't be used; the message says what was expected, and where. Ends the program
 * with code 2.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message);
  }
}
