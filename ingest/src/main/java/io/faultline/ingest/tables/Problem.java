package io.faultline.ingest.tables;

import io.faultline.events.DeadLetter;
import io.faultline.events.DeadLetterCause;
import io.faultline.events.Json;
import java.time.Instant;
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

  /**
   * As a dead letter; the same problem gives the same id whenever it is found.
   *
   * @param at when it was found
   */
  public DeadLetter letter(Instant at) {
    return new DeadLetter(
        Json.fingerprintOf(toString()),
        "ingest",
        DeadLetterCause.INVALID,
        message,
        DeadLetter.Place.ofLine(file, line, field),
        null,
        null,
        at);
  }

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
