package io.faultline.alerts.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.alerts.Stories;
import io.faultline.alerts.wording.Way;
import io.faultline.events.Alert;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DrawingsTest {
  private static Way way(Alert alert, int path) {
    return Way.of(alert, alert.paths().get(path));
  }

  @Test
  void aPathIsWalkedFromTheCompanyHitToTheHolding() {
    assertThat(way(Stories.softBank(), 1).names())
        .isEqualTo("SenseTime Group → Japan Computer Vision → SoftBank Corp → SoftBank Group");
  }

  @Test
  void aStakeReadsAgainstTheWalk() {
    assertThat(way(Stories.softBank(), 1).legs())
        .extracting(Way.Leg::along)
        .containsExactly(true, false, false);
  }

  @Test
  void aDisputedStepIsMarkedInTheDrawing() {
    assertThat(Drawings.wide(way(Stories.visa(), 0)))
        .contains("leg disputed")
        .contains(">disputed<");
  }

  @Test
  void aScreenReaderHearsEveryStep() {
    assertThat(Drawings.narrow(way(Stories.visa(), 0)))
        .contains(
            "aria-label=\"Path from SenseTime Group to Visa: SenseTime Group licenses technology to"
                + " Japan Computer Vision; Japan Computer Vision supplies Visa.\"");
  }

  @Test
  void aCompanyThatTwoWaysShareIsDrawnOnceInTheGraph() {
    String graph =
        ExposureGraph.draw(
            "softbank-group", List.of(way(Stories.softBank(), 0), way(Stories.softBank(), 1)));
    assertThat(graph.split("<title>SenseTime Group</title>", -1)).hasSize(2);
    assertThat(graph).contains("14.88 %").contains("stop origin").contains("stop holding");
  }

  @Test
  void theChartMarksTheLockUpAndThePlunge() {
    assertThat(PriceChart.wide("0020.HK", Stories.softBank(), Stories.prices()))
        .contains("Lock-up ends 29 Jun")
        .contains("-46.77 % at the close")
        .contains("-51 % intraday")
        .contains("price per share in HKD")
        .contains("Volume, million shares");
  }

  @Test
  void ticksAreRound() {
    assertThat(PriceChart.ticks(1.9, 6.3, 5)).isEqualTo(List.of(2.0, 3.0, 4.0, 5.0, 6.0));
  }

  @Test
  void markupInANameIsText() {
    assertThat(Svg.escaped("<script>\"x\"</script>\u202e"))
        .isEqualTo("&lt;script&gt;&quot;x&quot;&lt;/script&gt;");
  }
}
