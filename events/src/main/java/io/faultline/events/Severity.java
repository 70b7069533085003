package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How loudly an alert speaks. In rising order. */
public enum Severity {
  @JsonProperty("info")
  INFO,
  @JsonProperty("watch")
  WATCH,
  @JsonProperty("warning")
  WARNING,
  @JsonProperty("critical")
  CRITICAL;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
