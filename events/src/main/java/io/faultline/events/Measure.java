package io.faultline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a list forbids. Whom it binds, and by which law, is a table: {@link
 * io.faultline.events.measures.MeasureTable}.
 */
public enum Measure {
  @JsonProperty("asset_freeze")
  ASSET_FREEZE,
  @JsonProperty("securities_ban")
  SECURITIES_BAN,
  @JsonProperty("debt_limit")
  DEBT_LIMIT,
  /** Banks may keep accounts for the party under conditions only, or not at all. */
  @JsonProperty("account_limit")
  ACCOUNT_LIMIT,
  /** Dealings are forbidden, and property is not frozen. */
  @JsonProperty("transaction_ban")
  TRANSACTION_BAN,
  @JsonProperty("export_licence")
  EXPORT_LICENCE,
  @JsonProperty("export_denial")
  EXPORT_DENIAL,
  @JsonProperty("unverified")
  UNVERIFIED,
  @JsonProperty("procurement_ban")
  PROCUREMENT_BAN,
  @JsonProperty("investment_ban")
  INVESTMENT_BAN,
  @JsonProperty("entry_ban")
  ENTRY_BAN;

  /** The code that stands for this constant in JSON and in files. */
  public String code() {
    return Codes.of(this);
  }
}
