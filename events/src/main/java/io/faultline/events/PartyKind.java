package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands on a list. Only entities can be companies that somebody holds. */
public enum PartyKind {
  @JsonProperty("entity")
  ENTITY,
  @JsonProperty("individual")
  INDIVIDUAL,
  @JsonProperty("vessel")
  VESSEL,
  @JsonProperty("aircraft")
  AIRCRAFT;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
