package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a rule of law applies. */
public enum RuleStatus {
  @JsonProperty("in_force")
  IN_FORCE,
  @JsonProperty("suspended")
  SUSPENDED,
  @JsonProperty("unknown")
  UNKNOWN;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
