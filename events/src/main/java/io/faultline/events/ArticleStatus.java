package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which kind of version of an article this is. */
public enum ArticleStatus {
  @JsonProperty("new")
  NEW,
  @JsonProperty("updated")
  UPDATED,
  /** Withdrawn by its publisher: gone (410), or marked so. */
  @JsonProperty("retracted")
  RETRACTED;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
