package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a record or a row could not be taken. */
public enum DeadLetterCause {
  /** Not JSON, not UTF-8, not of the announced format. */
  @JsonProperty("unreadable")
  UNREADABLE,
  /** Readable, but against the schema or a rule of its fields. */
  @JsonProperty("invalid")
  INVALID,
  /** Larger than the bound of its kind. */
  @JsonProperty("too_large")
  TOO_LARGE,
  /** A stage failed on it. */
  @JsonProperty("processing")
  PROCESSING,
  /** It could not be written. */
  @JsonProperty("production")
  PRODUCTION,
  /** The receiver refused it for good. */
  @JsonProperty("refused")
  REFUSED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
