package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a lock-up. */
public enum LockUpStatus {
  @JsonProperty("scheduled")
  SCHEDULED,
  @JsonProperty("extended")
  EXTENDED,
  @JsonProperty("released_early")
  RELEASED_EARLY,
  @JsonProperty("cancelled")
  CANCELLED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
