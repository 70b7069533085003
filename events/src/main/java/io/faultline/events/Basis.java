package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which price of a session a move is measured at. */
public enum Basis {
  /** Against the closing price. */
  @JsonProperty("close")
  CLOSE,
  /** Against the extreme price within the session. */
  @JsonProperty("intraday")
  INTRADAY;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
