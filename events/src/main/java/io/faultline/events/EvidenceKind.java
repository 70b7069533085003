package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of source a piece of evidence is. */
public enum EvidenceKind {
  @JsonProperty("article")
  ARTICLE,
  @JsonProperty("list")
  LIST,
  @JsonProperty("price")
  PRICE,
  @JsonProperty("lockup")
  LOCKUP;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
