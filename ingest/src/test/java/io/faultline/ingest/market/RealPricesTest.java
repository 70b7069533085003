package io.faultline.ingest.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.PriceBar;
import io.faultline.events.markets.Splits;
import io.faultline.ingest.SharedData;
import io.faultline.ingest.market.BarCheck.Judged;
import io.faultline.ingest.market.BarCheck.Verdict;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All real price files: 76 symbols, 2012 to 2025. What is flagged was looked at, one by one. */
class RealPricesTest {
  @Test
  void noSessionWithATradeIsCalledAHoliday() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (List<PriceBar> bars : all()) {
      for (PriceBar bar : bars) {
        if (bar.volume() > 0 && !Exchange.of(bar.symbol()).calendar().isSession(bar.date())) {
          wrong.add(bar.symbol() + " " + bar.date());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noRealPlungeIsHeldBackAndNoneIsTakenForASplit() throws IOException {
    List<String> flagged = new ArrayList<>();
    for (List<PriceBar> bars : all()) {
      for (Judged judged : BarCheck.judge(bars)) {
        if (judged.verdict() == Verdict.BAD_TICK || judged.verdict() == Verdict.UNCONFIRMED) {
          flagged.add(judged.bar().symbol() + " " + judged.bar().date() + " " + judged.because());
        }
      }
      for (int i = 1; i < bars.size(); i++) {
        if (Splits.ratio(bars.get(i - 1), bars.get(i)) != null) {
          flagged.add(bars.get(i).symbol() + " " + bars.get(i).date() + " split");
        }
      }
    }
    assertThat(flagged).isEmpty();
  }

  @Test
  void aDayOfEachFileIsStillBelievedWhereTheFileEndsThere() throws IOException {
    // As it was live: every far move was the last row of the data on its day.
    List<String> held = new ArrayList<>();
    for (List<PriceBar> bars : all()) {
      for (int i = 25; i < bars.size(); i++) {
        double move = bars.get(i).close().doubleValue() / bars.get(i - 1).close().doubleValue() - 1;
        if (Math.abs(move) > 0.2) {
          Judged last = BarCheck.judge(bars.subList(i - 25, i + 1)).getLast();
          if (last.verdict() != Verdict.GOOD) {
            held.add(last.bar().symbol() + " " + last.bar().date() + " " + last.because());
          }
        }
      }
    }
    assertThat(held).isEmpty();
  }

  @Test
  void flatRowsOnHolidaysAreLeftOut() throws IOException {
    long filled =
        all().stream()
            .flatMap(bars -> BarCheck.judge(bars).stream())
            .filter(judged -> judged.verdict() == Verdict.NO_SESSION)
            .count();
    // 112 on holidays, most of them Japanese ones of 2018, and 3 on half days of Hong Kong.
    assertThat(filled).isEqualTo(115);
  }

  private static List<List<PriceBar>> all() throws IOException {
    List<List<PriceBar>> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(SharedData.path("data/market/ohlc"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        all.add(
            PriceRows.csv(
                Files.readString(file),
                PriceColumns.USUAL_NAMES,
                name.substring(0, name.length() - 4),
                null,
                name,
                new Problems(name)));
      }
    }
    return all;
  }
}
