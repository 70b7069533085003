package io.faultline.streams.reading.claims;

import io.faultline.events.Codes;
import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.RiskType;
import io.faultline.events.measures.MeasureTable;
import io.faultline.streams.reading.text.WordList;
import io.faultline.streams.reading.text.WordLists;
import io.faultline.streams.reading.text.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence says is forbidden, by the words for it ({@code measures.txt}), or else by the
 * list that it names, whose chief measure the law fixes.
 */
final class MeasureNames {
  private static final Map<RiskType, List<Wording>> BY_TYPE = read();

  /** What words such as "freeze the assets" stand for. */
  private record Wording(Measure measure, WordList words) {}

  private MeasureNames() {}

  /**
   * The measure that a sentence names for this risk.
   *
   * @return null where neither its words nor a list tell it
   */
  static @Nullable Measure in(
      Words words, int begin, int end, RiskType type, @Nullable ListCode list) {
    for (Wording wording : BY_TYPE.getOrDefault(type, List.of())) {
      for (int i = begin; i < end; i++) {
        if (wording.words.has(words, i)) {
          return wording.measure;
        }
      }
    }
    return list == null ? null : MeasureTable.chief(list);
  }

  /**
   * Sections are called by the risk type and the measure: {@code [sanctions_listing asset_freeze]}.
   */
  private static Map<RiskType, List<Wording>> read() {
    WordLists lists = WordLists.beside(MeasureNames.class, "measures.txt");
    Map<RiskType, List<Wording>> byType = new EnumMap<>(RiskType.class);
    for (String section : lists.sections()) {
      String[] codes = section.split(" ", 2);
      byType
          .computeIfAbsent(Codes.parse(RiskType.class, codes[0]), t -> new ArrayList<>())
          .add(new Wording(Codes.parse(Measure.class, codes[1]), lists.list(section)));
    }
    return byType;
  }
}
