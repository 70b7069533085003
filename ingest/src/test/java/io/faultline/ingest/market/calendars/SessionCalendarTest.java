package io.faultline.ingest.market.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.SharedData;
import io.faultline.ingest.market.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionCalendarTest {
  private static final SessionCalendar HONG_KONG = SessionCalendar.of("XHKG");
  private static final SessionCalendar NEW_YORK = SessionCalendar.of("XNYS");

  @Test
  void theDayOfTheHandoverIsNoSessionInHongKong() {
    assertThat(HONG_KONG.next(day("2022-06-30"))).isEqualTo("2022-07-04");
  }

  @Test
  void theLunarNewYearAndItsEveAreKnown() {
    assertThat(HONG_KONG.isSession(day("2024-02-12"))).isFalse();
    assertThat(HONG_KONG.earlyClose(day("2024-02-09"))).contains(LocalTime.NOON);
  }

  @Test
  void aHolidayOnASundayIsKeptOnMonday() {
    assertThat(NEW_YORK.isSession(day("2022-06-20"))).isFalse();
  }

  @Test
  void theNewYearOnASaturdayIsNotKeptInNewYork() {
    assertThat(NEW_YORK.isSession(day("2021-12-31"))).isTrue();
  }

  @Test
  void sessionsAreCountedOverHolidays() {
    // Thursday, then Good Friday, the weekend and Easter Monday, then Tuesday.
    SessionCalendar london = SessionCalendar.of("XLON");
    assertThat(london.sessionsBetween(day("2024-03-28"), day("2024-04-02"))).isEqualTo(1);
  }

  @Test
  void whereHolidaysAreNotKnownWeekdaysAreSessionsAndItIsSaid() {
    SessionCalendar seoul = SessionCalendar.of("XKRX");
    assertThat(seoul.knowsHolidays()).isFalse();
    assertThat(seoul.next(day("2024-02-08"))).isEqualTo("2024-02-09");
  }

  @Test
  void aHalfDaysBarIsKnownAtItsEarlyClose() {
    assertThat(Exchange.of("0700.HK").closeOf(day("2024-12-24"))).isEqualTo("2024-12-24T04:00:00Z");
  }

  /**
   * Against calendars that others keep. In Hong Kong theirs has a session on 2023-09-01, when a
   * typhoon closed the exchange: no price file has a bar of that day.
   */
  @ParameterizedTest
  @CsvSource({
    "XNYS, xnys, America/New_York, 2002-01-01, ''",
    "XHKG, xhkg, Asia/Hong_Kong, 2012-01-01, 2023-09-01",
    "XTKS, xtks, Asia/Tokyo, 2003-01-01, ''"
  })
  void everyDayOfTheRealCalendarsAgrees(
      String code, String file, String zone, LocalDate from, String known) throws IOException {
    TreeMap<LocalDate, LocalTime> real = new TreeMap<>();
    Path csv = SharedData.path("data/market/exchange_calendars/" + file + ".csv");
    for (String line : Files.readAllLines(csv)) {
      String[] cells = line.split(",");
      if (!cells[0].isEmpty()) {
        real.put(
            LocalDate.parse(cells[0].substring(0, 10)),
            Instant.parse(cells[2]).atZone(java.time.ZoneId.of(zone)).toLocalTime());
      }
    }
    SessionCalendar calendar = SessionCalendar.of(code);
    List<String> different = new ArrayList<>();
    from.datesUntil(real.lastKey().plusDays(1))
        .filter(day -> calendar.isSession(day) != real.containsKey(day))
        .forEach(day -> different.add(day.toString()));
    assertThat(String.join(" ", different)).isEqualTo(known);
    for (Map.Entry<LocalDate, LocalTime> session : real.tailMap(from).entrySet()) {
      calendar
          .earlyClose(session.getKey())
          .ifPresent(early -> assertThat(session.getValue()).isEqualTo(early));
    }
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}
