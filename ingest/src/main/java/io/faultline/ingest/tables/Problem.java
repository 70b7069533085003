package io.faultline.ingest.tables;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with an input, and where. A problem never stops the reading of the rest.
 *
 * @param file the file, or the address that it came from
 * @param line the line on which the row begins, from 1; 0 if it is about the whole file
 * @param field the column or field; null if it is about the whole row
 * @param message what was expected and what was there
 */
public record Problem(String file, long line, @Nullable String field, String message) {

  /** As compilers write it: {@code prices.csv:17: low: must be above 0, was 0}. */
  @Override
  public String toString() {
    return file
        + (line > 0 ? ":" + line : "")
        + ": "
        + (field == null ? "" : field + ": ")
        + message;
  }
}
