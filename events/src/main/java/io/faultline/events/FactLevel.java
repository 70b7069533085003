package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure a claim is of itself, strongest first. */
public enum FactLevel {
  /** An authority or the company itself says so. */
  @JsonProperty("confirmed")
  CONFIRMED,
  /** Told as a fact by somebody else. */
  @JsonProperty("reported")
  REPORTED,
  /** Announced, considered or drafted, not in force. */
  @JsonProperty("proposed")
  PROPOSED,
  /** An accusation or an unnamed source. */
  @JsonProperty("alleged")
  ALLEGED,
  /** A party says that it is not so. */
  @JsonProperty("denied")
  DENIED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
