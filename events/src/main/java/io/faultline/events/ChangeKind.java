package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happened to an entry of a list. */
public enum ChangeKind {
  @JsonProperty("added")
  ADDED,
  @JsonProperty("amended")
  AMENDED,
  @JsonProperty("removed")
  REMOVED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
