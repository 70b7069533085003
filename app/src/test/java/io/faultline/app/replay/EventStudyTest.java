package io.faultline.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStudyTest {
  @Test
  void fewerThanTenSessionsClaimNothing() {
    EventStudy.Cell cell = EventStudy.cell(Collections.nCopies(9, List.of(-0.05, -0.06, -0.07)));

    assertThat(cell).isEqualTo(new EventStudy.Cell(27, 9, null, null, null));
  }

  @Test
  void holdingsThatFallTogetherOnOneDayAreOneObservation() {
    List<Double> many = Collections.nCopies(50, -0.30);

    assertThat(EventStudy.cell(List.of(many)).mean()).isNull();
  }

  @Test
  void theIntervalIsStudentsOverSessions() {
    // 1 to 10 per cent: mean 5.5, deviation 3.0277, t(9) = 2.262, so 5.5 +- 2.166.
    EventStudy.Cell cell =
        EventStudy.cell(IntStream.rangeClosed(1, 10).mapToObj(i -> List.of(i / 100.0)).toList());

    assertThat(cell.mean()).isEqualTo(0.055, within(1e-9));
    assertThat(cell.low()).isEqualTo(0.0333, within(0.0002));
    assertThat(cell.high()).isEqualTo(0.0767, within(0.0002));
  }

  @Test
  void sessionsWithoutALaterCloseAreLeftOut() {
    EventStudy.Cell cell = EventStudy.cell(List.of(List.of(-0.05), List.of()));

    assertThat(cell.sessions()).isEqualTo(1);
  }
}
