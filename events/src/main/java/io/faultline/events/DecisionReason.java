package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why something did not become an alert. */
public enum DecisionReason {
  /** The score was too small for any severity. */
  @JsonProperty("below_threshold")
  BELOW_THRESHOLD,
  /** A story or a fact that was known already. */
  @JsonProperty("duplicate")
  DUPLICATE,
  /** The only relation is competition, which carries no exposure. */
  @JsonProperty("competitor")
  COMPETITOR,
  /** The relation or the holding was not known by then. */
  @JsonProperty("not_known_then")
  NOT_KNOWN_THEN,
  /** Nothing leads from the company hit to the holding. */
  @JsonProperty("no_path")
  NO_PATH,
  /** A later version no longer says it. */
  @JsonProperty("withdrawn")
  WITHDRAWN,
  /** Reference data that was there when Faultline started. */
  @JsonProperty("before_first_load")
  BEFORE_FIRST_LOAD,
  /** Too old to be news. */
  @JsonProperty("out_of_window")
  OUT_OF_WINDOW,
  /** There is a denial, and nothing that it denies. */
  @JsonProperty("denied_only")
  DENIED_ONLY;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
