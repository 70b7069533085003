package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a relation holds, is contested, or is only intended. */
public enum RelationStatus {
  @JsonProperty("active")
  ACTIVE,
  @JsonProperty("disputed")
  DISPUTED,
  @JsonProperty("planned")
  PLANNED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
