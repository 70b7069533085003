package io.faultline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.PriceBar;
import io.faultline.ingest.folder.Inputs;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimetableTest {
  private static final PriceBar OLD = bar("2022-05-26", "2022-05-26T08:00:00Z");
  private static final PriceBar NEW = bar("2022-05-30", "2022-05-30T08:00:00Z");
  private static final Press PRESS =
      new Press(
          List.of(new Press.Outlet("wire", "The Wire", "")),
          List.of(
              new Press.Item(
                  "wire", Instant.parse("2022-05-29T12:00:00Z"), "", "", "Title", "Text")));

  private final Timetable timetable =
      new Timetable(
          new Inputs(
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(OLD, NEW),
              List.of(),
              List.of(),
              List.of()),
          PRESS,
          Instant.parse("2022-05-28T10:00:00Z"),
          Instant.parse("2022-05-30T12:00:00Z"));

  @Test
  void theClockStopsAtMidnightAndWhenSomethingHappens() {
    assertThat(timetable.stopsAfter(Instant.MIN))
        .extracting(Instant::toString)
        .containsExactly(
            "2022-05-28T10:00:00Z",
            "2022-05-29T00:00:00Z",
            "2022-05-29T12:00:00Z",
            "2022-05-30T00:00:00Z",
            "2022-05-30T08:00:00Z",
            "2022-05-30T12:00:00Z");
  }

  @Test
  void whatIsOldIsKnownFromTheBeginning() {
    assertThat(timetable.known(Instant.MIN, timetable.from())).containsExactly(OLD);
    assertThat(timetable.known(timetable.from(), timetable.to())).containsExactly(NEW);
  }

  @Test
  void factsAreCountedInWords() {
    assertThat(Timetable.inWords(List.of(OLD, NEW))).isEqualTo("2 trading sessions");
    assertThat(Timetable.inWords(List.of())).isEmpty();
  }

  private static PriceBar bar(String date, String known) {
    return new PriceBar(
        "0020.HK",
        LocalDate.parse(date),
        null,
        BigDecimal.TEN,
        BigDecimal.TEN,
        BigDecimal.TEN,
        BigDecimal.TEN,
        100,
        null,
        Instant.parse(known),
        "test");
  }
}
