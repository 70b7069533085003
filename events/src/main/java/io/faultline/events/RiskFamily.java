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

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
