package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Risk types that are told in one alert. All but the first two hold the single type of the same
 * name.
 */
public enum RiskFamily {
  @JsonProperty("restriction")
  RESTRICTION,
  @JsonProperty("market")
  MARKET,
  @JsonProperty("tariff")
  TARIFF,
  @JsonProperty("regulatory_crackdown")
  REGULATORY_CRACKDOWN,
  @JsonProperty("forced_labour")
  FORCED_LABOUR,
  @JsonProperty("expropriation")
  EXPROPRIATION,
  @JsonProperty("armed_conflict")
  ARMED_CONFLICT,
  @JsonProperty("boycott")
  BOYCOTT,
  @JsonProperty("retaliation")
  RETALIATION,
  @JsonProperty("delisting_threat")
  DELISTING_THREAT,
  @JsonProperty("data_security")
  DATA_SECURITY,
  @JsonProperty("supply_disruption")
  SUPPLY_DISRUPTION;

  /**
   * Whether what happens to a company in this family explains what happens to it in another one
   * shortly after: a ban stops supply, and anything moves the price.
   */
  public boolean mayCause(RiskFamily other) {
    return switch (other) {
      case MARKET -> this != MARKET;
      case SUPPLY_DISRUPTION -> this != MARKET && this != SUPPLY_DISRUPTION;
      default -> false;
    };
  }

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
