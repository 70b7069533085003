package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faultline.events.PriceBar;
import io.faultline.ingest.folder.InputFolder;
import io.faultline.ingest.folder.Inputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
  @TempDir private Path root;

  @Test
  void theInputFilesAreReadWithoutAProblem() throws IOException {
    Inputs inputs = InputFolder.read(DemoFolder.at(root).input());
    assertThat(inputs.problems()).isEmpty();
    assertThat(inputs.portfolios()).hasSize(3);
    assertThat(inputs.lockUps()).hasSize(2);
  }

  @Test
  void thePricesHoldThePlungeAndTwentySessionsBeforeIt() throws IOException {
    List<PriceBar> prices = InputFolder.read(DemoFolder.at(root).input()).prices();
    int day = prices.stream().map(PriceBar::date).toList().indexOf(LocalDate.of(2022, 6, 30));
    PriceBar plunge = prices.get(day);
    double before = prices.get(day - 1).close().doubleValue();
    double usual =
        prices.subList(day - 20, day).stream().mapToLong(PriceBar::volume).average().orElseThrow();
    assertThat(plunge.close().doubleValue() / before - 1).isEqualTo(-0.4677, within(0.0001));
    assertThat(plunge.low().doubleValue() / before - 1).isEqualTo(-0.505, within(0.001));
    assertThat(plunge.volume() / usual).isEqualTo(89, within(0.5));
  }

  @Test
  void howFarTheStoryWasToldSurvives() throws IOException {
    Instant time = Instant.parse("2022-06-30T08:00:00Z");
    assertThat(DemoFolder.at(root).toldUntil()).isEmpty();
    DemoFolder.at(root).toldUntil(time);
    assertThat(DemoFolder.at(root).toldUntil()).contains(time);
  }
}
