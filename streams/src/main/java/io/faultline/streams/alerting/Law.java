package io.faultline.streams.alerting;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import org.jspecify.annotations.Nullable;

/**
 * What the lists are called, what kind of risk a listing is, whom a measure binds, and by which
 * law. A listing on one of several laws binds only by its own; so the table is by list.
 */
final class Law {
  private Law() {}

  /** The list in words, as it stands after "named on". */
  static String name(ListCode list) {
    return switch (list) {
      case OFAC_SDN -> "the US SDN list";
      case OFAC_SSI -> "the US Sectoral Sanctions list";
      case OFAC_NSCMIC -> "the US NS-CMIC list";
      case BIS_EL -> "the US Entity List";
      case BIS_UVL -> "the US Unverified List";
      case BIS_DPL -> "the US Denied Persons List";
      case BIS_MEU -> "the US Military End User List";
      case DOD_1260H -> "the US Defense Department's 1260H list";
      case DOD_1237 -> "the US Defense Department's 1237 list";
      case UN_SC -> "the UN Security Council's list";
      case EU_FSF -> "the EU financial sanctions list";
      case UK_SL -> "the UK Sanctions List";
      case CN_MOFCOM -> "a list of China's Ministry of Commerce";
    };
  }

  static RiskType risk(ListCode list) {
    return switch (list) {
      case OFAC_SDN, UN_SC, EU_FSF, UK_SL, OFAC_SSI -> RiskType.SANCTIONS_LISTING;
      case OFAC_NSCMIC -> RiskType.INVESTMENT_BAN;
      case BIS_EL, BIS_UVL, BIS_DPL, BIS_MEU -> RiskType.EXPORT_CONTROL;
      case DOD_1260H, DOD_1237 -> RiskType.PROCUREMENT_BAN;
      case CN_MOFCOM -> RiskType.EXPORT_CONTROL;
    };
  }

  static String jurisdiction(ListCode list) {
    return switch (list) {
      case OFAC_SDN,
          OFAC_SSI,
          OFAC_NSCMIC,
          BIS_EL,
          BIS_UVL,
          BIS_DPL,
          BIS_MEU,
          DOD_1260H,
          DOD_1237 ->
          "US";
      case UN_SC -> "UN";
      case EU_FSF -> "EU";
      case UK_SL -> "GB";
      case CN_MOFCOM -> "CN";
    };
  }

  /** Whom the measure binds and what it asks of them, with its legal source. */
  static String binds(@Nullable ListCode list, Measure measure) {
    return switch (measure) {
      case ASSET_FREEZE ->
          list == ListCode.EU_FSF
              ? "EU persons: funds are frozen, and nothing may be made available to it (Council"
                  + " regulations under Article 215 TFEU)"
              : list == ListCode.UK_SL
                  ? "UK persons: funds are frozen, and nothing may be made available to it"
                        + " (Sanctions and Anti-Money Laundering Act 2018)"
                  : list == ListCode.UN_SC
                      ? "all UN member states: its funds are to be frozen (UN Charter, Article 41)"
                      : "US persons: its property is blocked, and they may not deal with it (IEEPA,"
                            + " 31 CFR chapter V)";
      case SECURITIES_BAN ->
          "US persons: they may not buy or sell its publicly traded securities (Executive Order"
              + " 13959 as amended by 14032)";
      case DEBT_LIMIT ->
          "US persons: they may not deal in its new debt or equity beyond the set terms (Executive"
              + " Order 13662, sectoral directives)";
      case EXPORT_LICENCE ->
          "exporters anywhere of items subject to the US Export Administration Regulations: they"
              + " need a licence to supply it (15 CFR part 744)";
      case EXPORT_DENIAL ->
          "everybody: nobody may take part in supplying it with items subject to the US Export"
              + " Administration Regulations (15 CFR 764.3)";
      case UNVERIFIED ->
          "exporters to it: no licence exceptions, and a statement before each shipment (15 CFR"
              + " 744.15)";
      case PROCUREMENT_BAN -> "public buyers: they may not buy from it or through it";
      case INVESTMENT_BAN ->
          "investors under the jurisdiction that acts: they may not invest in it";
      case ENTRY_BAN -> "the persons named: they may not enter";
    };
  }

  /** The measure in words. */
  static String words(Measure measure) {
    return switch (measure) {
      case ASSET_FREEZE -> "asset freeze";
      case SECURITIES_BAN -> "ban on trading its securities";
      case DEBT_LIMIT -> "limits on its new debt";
      case EXPORT_LICENCE -> "export licence requirement";
      case EXPORT_DENIAL -> "denial of export privileges";
      case UNVERIFIED -> "unverified end user";
      case PROCUREMENT_BAN -> "procurement ban";
      case INVESTMENT_BAN -> "investment ban";
      case ENTRY_BAN -> "entry ban";
    };
  }

  /** The kind of risk in words, as it stands at the beginning of a title. */
  static String words(RiskType type) {
    return switch (type) {
      case SANCTIONS_LISTING -> "sanctions listing";
      case EXPORT_CONTROL -> "export controls";
      case INVESTMENT_BAN -> "investment ban";
      case PROCUREMENT_BAN -> "procurement ban";
      case TARIFF -> "tariffs";
      case REGULATORY_CRACKDOWN -> "regulatory action";
      case FORCED_LABOUR -> "forced-labour allegations";
      case EXPROPRIATION -> "expropriation";
      case ARMED_CONFLICT -> "armed conflict";
      case BOYCOTT -> "boycott";
      case RETALIATION -> "retaliation";
      case DELISTING_THREAT -> "threat of delisting";
      case DATA_SECURITY -> "data-security action";
      case SUPPLY_DISRUPTION -> "disruption of supply";
      case LOCKUP_EXPIRY -> "end of a lock-up";
      case PRICE_SHOCK -> "fall of the share price";
    };
  }
}
