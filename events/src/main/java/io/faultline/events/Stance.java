package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a piece of evidence supports the claim or contradicts it. */
public enum Stance {
  @JsonProperty("asserts")
  ASSERTS,
  @JsonProperty("denies")
  DENIES;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
