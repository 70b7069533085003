package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the latest revision did to an alert. */
public enum AlertStatus {
  @JsonProperty("opened")
  OPENED,
  /** New evidence or a better path, with the same standing. */
  @JsonProperty("updated")
  UPDATED,
  /** The market or an official source confirmed it. */
  @JsonProperty("escalated")
  ESCALATED,
  /** A removal, a court order, a licence, a denial that stands. */
  @JsonProperty("eased")
  EASED,
  /** It was wrong, or another alert took its place ({@link Alert#supersededBy()}). */
  @JsonProperty("retracted")
  RETRACTED,
  /** Its window passed without anything new. */
  @JsonProperty("resolved")
  RESOLVED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
