package io.faultline.streams.reading.claims;

import io.faultline.events.ListCode;
import io.faultline.events.RiskType;
import io.faultline.events.measures.MeasureTable;
import io.faultline.streams.reading.text.PhraseTable;
import io.faultline.streams.reading.text.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names by which the press calls the official lists. */
final class ListNames {
  private static final List<Map.Entry<String, ListCode>> NAMES =
      List.of(
          Map.entry("Entity List", ListCode.BIS_EL),
          Map.entry("Unverified List", ListCode.BIS_UVL),
          Map.entry("Denied Persons List", ListCode.BIS_DPL),
          Map.entry("denial order", ListCode.BIS_DPL),
          Map.entry("denial of export privileges", ListCode.BIS_DPL),
          Map.entry("Military End User List", ListCode.BIS_MEU),
          Map.entry("Military End-User List", ListCode.BIS_MEU),
          Map.entry("Specially Designated Nationals", ListCode.OFAC_SDN),
          Map.entry("SDN list", ListCode.OFAC_SDN),
          Map.entry("Sectoral Sanctions Identifications", ListCode.OFAC_SSI),
          Map.entry("Chinese Military-Industrial Complex Companies", ListCode.OFAC_NSCMIC),
          Map.entry("NS-CMIC", ListCode.OFAC_NSCMIC),
          Map.entry("1260H", ListCode.DOD_1260H),
          Map.entry("list of Chinese military companies", ListCode.DOD_1260H),
          Map.entry("Chinese military companies list", ListCode.DOD_1260H),
          Map.entry("Unreliable Entity List", ListCode.CN_MOFCOM),
          Map.entry("unreliable entities list", ListCode.CN_MOFCOM));

  private static final PhraseTable TABLE = table();

  private ListNames() {}

  /**
   * The first list that is named between these words and can be what is claimed: in a sentence with
   * two measures, the Entity List doesn't forbid to own shares.
   */
  static @Nullable ListCode in(Words words, int begin, int end, RiskType type) {
    for (int i = begin; i < end; i++) {
      long found = TABLE.longestAt(words, i, end);
      if (found != PhraseTable.NONE) {
        ListCode list = NAMES.get((int) found).getValue();
        if (canBe(list, type)) {
          return list;
        }
      }
    }
    return null;
  }

  private static boolean canBe(ListCode list, RiskType type) {
    return switch (MeasureTable.chief(list)) {
      case EXPORT_LICENCE, EXPORT_DENIAL, UNVERIFIED ->
          type != RiskType.INVESTMENT_BAN && type != RiskType.PROCUREMENT_BAN;
      case SECURITIES_BAN -> type != RiskType.EXPORT_CONTROL && type != RiskType.PROCUREMENT_BAN;
      default -> true;
    };
  }

  private static PhraseTable table() {
    PhraseTable.Builder builder = PhraseTable.builder(128);
    for (int i = 0; i < NAMES.size(); i++) {
      builder.putIfAbsent(new Words(NAMES.get(i).getKey()), i);
    }
    return builder.build();
  }
}
