package io.faultline.events.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import io.faultline.events.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeasureTableTest {
  @ParameterizedTest
  @EnumSource
  void everyListHasAMeasureAndSaysWhomItBinds(ListCode list) {
    Measure chief = MeasureTable.chief(list);
    assertThat(MeasureTable.of(list, chief))
        .hasValueSatisfying(note -> assertThat(note.binds()).isNotBlank());
  }

  @Test
  void everyNoteNamesItsLawAndAnAddress() {
    assertThat(MeasureTable.notes())
        .allSatisfy(
            note -> {
              assertThat(note.authority()).isNotBlank();
              assertThat(note.url()).startsWith("https://");
              assertThat(note.forbids()).endsWith(".");
            });
  }

  @Test
  void theNoteOfAProgrammeIsPreferredToThatOfItsList() {
    assertThat(MeasureTable.of(sdn("RUSSIA-EO14024")))
        .hasValueSatisfying(note -> assertThat(note.authority()).contains("31 CFR part 587"));
    assertThat(MeasureTable.of(sdn("A-NEW-ONE")))
        .hasValueSatisfying(note -> assertThat(note.authority()).contains("31 CFR chapter V"));
  }

  private static ListedParty sdn(String programme) {
    return new ListedParty(
        ListCode.OFAC_SDN,
        "1",
        "X",
        List.of(),
        Measure.ASSET_FREEZE,
        null,
        List.of(programme),
        List.of(),
        new ListedParty.Dates(null, null, null, null, null),
        null,
        null,
        Reference.KNOWN_THROUGHOUT);
  }
}
