package io.faultline.streams.alerting;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.measures.MeasureTable;
import org.jspecify.annotations.Nullable;

/** Lists, measures and risks in words; what kind of risk a listing is, and who acts by it. */
final class Law {
  private Law() {}

  /** The list in words, as it stands after "named on". */
  static String name(ListCode list) {
    return switch (list) {
      case OFAC_SDN -> "the US SDN list";
      case OFAC_SSI -> "the US Sectoral Sanctions list";
      case OFAC_NSCMIC -> "the US NS-CMIC list";
      case OFAC_MBS -> "the US Menu-Based Sanctions list";
      case OFAC_CAPTA -> "the US list of limited accounts (CAPTA)";
      case OFAC_FSE -> "the US Foreign Sanctions Evaders list";
      case OFAC_PLC -> "the US Palestinian Legislative Council list";
      case BIS_EL -> "the US Entity List";
      case BIS_UVL -> "the US Unverified List";
      case BIS_DPL -> "the US Denied Persons List";
      case BIS_MEU -> "the US Military End User List";
      case STATE_ISN -> "the US Nonproliferation Sanctions list";
      case STATE_DTC -> "the US list of parties debarred from arms exports";
      case DOD_1260H -> "the US Defense Department's 1260H list";
      case DOD_1286 -> "the US Defense Department's 1286 list";
      case DOD_1237 -> "the US Defense Department's 1237 list";
      case UN_SC -> "the UN Security Council's list";
      case EU_FSF -> "the EU financial sanctions list";
      case UK_SL -> "the UK Sanctions List";
      case CN_MOFCOM -> "a list of China's Ministry of Commerce";
    };
  }

  static RiskType risk(ListCode list) {
    return switch (list) {
      case OFAC_SDN, OFAC_SSI, OFAC_MBS, OFAC_CAPTA, OFAC_FSE, OFAC_PLC, UN_SC, EU_FSF, UK_SL ->
          RiskType.SANCTIONS_LISTING;
      case OFAC_NSCMIC -> RiskType.INVESTMENT_BAN;
      case BIS_EL, BIS_UVL, BIS_DPL, BIS_MEU, STATE_ISN, STATE_DTC, CN_MOFCOM ->
          RiskType.EXPORT_CONTROL;
      case DOD_1260H, DOD_1286, DOD_1237 -> RiskType.PROCUREMENT_BAN;
    };
  }

  static String jurisdiction(ListCode list) {
    return switch (list) {
      case UN_SC -> "UN";
      case EU_FSF -> "EU";
      case UK_SL -> "GB";
      default -> list.code().substring(0, 2);
    };
  }

  /** Whom the measure of a list binds, with its legal source; null where the table lacks it. */
  static @Nullable String binds(@Nullable ListCode list, @Nullable Measure measure) {
    return list == null || measure == null
        ? null
        : MeasureTable.of(list, measure)
            .map(note -> "%s (%s)".formatted(note.binds(), note.authority()))
            .orElse(null);
  }

  /** The measure in words. */
  static String words(Measure measure) {
    return switch (measure) {
      case ASSET_FREEZE -> "asset freeze";
      case SECURITIES_BAN -> "ban on trading its securities";
      case DEBT_LIMIT -> "limits on its new debt";
      case ACCOUNT_LIMIT -> "limits on its bank accounts";
      case TRANSACTION_BAN -> "ban on dealings with it";
      case EXPORT_LICENCE -> "export licence requirement";
      case EXPORT_DENIAL -> "denial of export privileges";
      case UNVERIFIED -> "unverified end user";
      case PROCUREMENT_BAN -> "procurement ban";
      case INVESTMENT_BAN -> "investment ban";
      case ENTRY_BAN -> "entry ban";
    };
  }

  /** The kind of risk in words. */
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
