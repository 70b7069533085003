package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a measure comes or goes. */
public enum Direction {
  @JsonProperty("imposed")
  IMPOSED,
  @JsonProperty("eased")
  EASED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
