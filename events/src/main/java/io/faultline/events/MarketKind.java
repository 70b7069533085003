package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the market did, or was going to do. */
public enum MarketKind {
  @JsonProperty("lockup")
  LOCKUP,
  @JsonProperty("shock")
  SHOCK,
  @JsonProperty("halt")
  HALT;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
