package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The official lists of restricted parties that Faultline knows, by issuer. */
public enum ListCode {
  /** Specially Designated Nationals and Blocked Persons. */
  @JsonProperty("US-OFAC-SDN")
  OFAC_SDN,
  /** Sectoral Sanctions Identifications. */
  @JsonProperty("US-OFAC-SSI")
  OFAC_SSI,
  /** Non-SDN Chinese Military-Industrial Complex Companies. */
  @JsonProperty("US-OFAC-NSCMIC")
  OFAC_NSCMIC,
  /** Menu-based sanctions: directives that limit single kinds of dealings with a party. */
  @JsonProperty("US-OFAC-MBS")
  OFAC_MBS,
  /** Foreign banks whose accounts at American banks are limited (CAPTA). */
  @JsonProperty("US-OFAC-CAPTA")
  OFAC_CAPTA,
  /** Foreign Sanctions Evaders. */
  @JsonProperty("US-OFAC-FSE")
  OFAC_FSE,
  /** Members of the Palestinian Legislative Council. */
  @JsonProperty("US-OFAC-PLC")
  OFAC_PLC,
  /** Entity List. */
  @JsonProperty("US-BIS-EL")
  BIS_EL,
  /** Unverified List. */
  @JsonProperty("US-BIS-UVL")
  BIS_UVL,
  /** Denied Persons List. */
  @JsonProperty("US-BIS-DPL")
  BIS_DPL,
  /** Military End User List. */
  @JsonProperty("US-BIS-MEU")
  BIS_MEU,
  /** Nonproliferation sanctions of the Department of State. */
  @JsonProperty("US-STATE-ISN")
  STATE_ISN,
  /** Debarred from arms exports under the ITAR. */
  @JsonProperty("US-STATE-DTC")
  STATE_DTC,
  /** Chinese military companies, section 1260H. */
  @JsonProperty("US-DOD-1260H")
  DOD_1260H,
  /** Institutions with problematic activity in research, section 1286. */
  @JsonProperty("US-DOD-1286")
  DOD_1286,
  /** Communist Chinese military companies, section 1237. */
  @JsonProperty("US-DOD-1237")
  DOD_1237,
  /** United Nations Security Council Consolidated List. */
  @JsonProperty("UN-SC")
  UN_SC,
  /** EU Consolidated Financial Sanctions List. */
  @JsonProperty("EU-FSF")
  EU_FSF,
  /** UK Sanctions List. */
  @JsonProperty("UK-SL")
  UK_SL,
  /** China's Unreliable Entity List and export-control list. */
  @JsonProperty("CN-MOFCOM")
  CN_MOFCOM;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
