package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How one company stands to another; reads from left to right. */
public enum RelationType {
  /** Share: the stake. */
  @JsonProperty("owns")
  OWNS,
  /** Share: the part of the supplier's revenue. */
  @JsonProperty("supplies")
  SUPPLIES,
  @JsonProperty("licenses_technology_to")
  LICENSES_TECHNOLOGY_TO,
  @JsonProperty("partners_with")
  PARTNERS_WITH,
  /** To a country ({@code country:RU}); share: the part of the business. */
  @JsonProperty("operates_in")
  OPERATES_IN,
  /** Never carries exposure; a competitor may gain. */
  @JsonProperty("competes_with")
  COMPETES_WITH;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
