package io.faultline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodesTest {
  @Test
  void aCodeIsWrittenAsInJson() {
    assertThat(ListCode.OFAC_NSCMIC.code()).isEqualTo("US-OFAC-NSCMIC");
    assertThat(Json.write(ListCode.OFAC_NSCMIC)).isEqualTo("\"US-OFAC-NSCMIC\"");
  }

  @Test
  void anUnknownCodeIsRefusedWithThoseThatAreAllowed() {
    assertThatThrownBy(() -> Codes.parse(Direction.class, "lifted"))
        .hasMessage("expected one of imposed eased, was \"lifted\"");
  }
}
