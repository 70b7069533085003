package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of geopolitical or market risk a claim speaks of. */
public enum RiskType {
  @JsonProperty("sanctions_listing")
  SANCTIONS_LISTING(RiskFamily.RESTRICTION),
  @JsonProperty("export_control")
  EXPORT_CONTROL(RiskFamily.RESTRICTION),
  @JsonProperty("investment_ban")
  INVESTMENT_BAN(RiskFamily.RESTRICTION),
  @JsonProperty("procurement_ban")
  PROCUREMENT_BAN(RiskFamily.RESTRICTION),
  @JsonProperty("tariff")
  TARIFF(RiskFamily.TARIFF),
  @JsonProperty("regulatory_crackdown")
  REGULATORY_CRACKDOWN(RiskFamily.REGULATORY_CRACKDOWN),
  @JsonProperty("forced_labour")
  FORCED_LABOUR(RiskFamily.FORCED_LABOUR),
  @JsonProperty("expropriation")
  EXPROPRIATION(RiskFamily.EXPROPRIATION),
  @JsonProperty("armed_conflict")
  ARMED_CONFLICT(RiskFamily.ARMED_CONFLICT),
  @JsonProperty("boycott")
  BOYCOTT(RiskFamily.BOYCOTT),
  @JsonProperty("retaliation")
  RETALIATION(RiskFamily.RETALIATION),
  @JsonProperty("delisting_threat")
  DELISTING_THREAT(RiskFamily.DELISTING_THREAT),
  @JsonProperty("data_security")
  DATA_SECURITY(RiskFamily.DATA_SECURITY),
  @JsonProperty("supply_disruption")
  SUPPLY_DISRUPTION(RiskFamily.SUPPLY_DISRUPTION),
  /** The end of a holding restriction after a listing. Alone it makes at most a watch. */
  @JsonProperty("lockup_expiry")
  LOCKUP_EXPIRY(RiskFamily.MARKET),
  /** A fall of the share price. Alone it makes at most a watch. */
  @JsonProperty("price_shock")
  PRICE_SHOCK(RiskFamily.MARKET);

  private final RiskFamily family;

  RiskType(RiskFamily family) {
    this.family = family;
  }

  /** The family that shares one alert per holding, origin and episode. */
  public RiskFamily family() {
    return family;
  }

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
