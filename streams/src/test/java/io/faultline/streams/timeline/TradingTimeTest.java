package io.faultline.streams.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.MarketKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingTimeTest {
  private final TradingTime time = TradingTime.of(List.of(halt("2018-04-17", "2018-06-12")));

  @Test
  void daysOfAHaltDoNotCount() {
    // measure 16th |  halted 17 April to 12 June  | plunge 13 June
    assertThat(time.between(at("2018-04-16"), at("2018-06-13"))).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aWindowThatAHaltInterruptsEndsLaterByTheHalt() {
    assertThat(time.after(at("2018-04-16"), Duration.ofDays(14))).isEqualTo(at("2018-06-26"));
  }

  @Test
  void aWindowBeforeAHaltEndsAsUsual() {
    assertThat(time.after(at("2018-04-01"), Duration.ofDays(14))).isEqualTo(at("2018-04-15"));
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private static MarketMove halt(String from, String until) {
    return new MarketMove(
        "AAA",
        MarketKind.HALT,
        LocalDate.parse(from),
        LocalDate.parse(until),
        BigDecimal.TEN,
        BigDecimal.TEN,
        BigDecimal.TEN,
        null,
        0,
        null,
        0,
        null,
        null,
        false,
        false,
        at(until),
        "exchange");
  }
}
