package io.faultline.ingest.tables;

import org.jspecify.annotations.Nullable;

/** A cell that can't be understood. It costs its row, and no other. */
public final class BadCell extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;

  /**
   * @param field the column; null if the fault lies in the row as a whole
   * @param message what was expected and what was there
   */
  public BadCell(@Nullable String field, String message) {
    super(message);
    this.field = field;
  }

  /** The column, or null. */
  public @Nullable String field() {
    return field;
  }

  /** What was expected and what was there. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
