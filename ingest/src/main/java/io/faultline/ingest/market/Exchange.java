package io.faultline.ingest.market;

import io.faultline.ingest.market.calendars.SessionCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a symbol is traded, and when its sessions end: from then on a daily bar can be known.
 *
 * @param code the ISO 10383 market identifier of its main segment
 * @param zone the zone of its calendar
 * @param closes the end of the regular session, by the first day on which it was so
 */
public record Exchange(String code, ZoneId zone, List<Close> closes) {

  /** From this day on sessions end at this local time. */
  public record Close(LocalDate since, LocalTime at) {}

  /** An exchange that isn't known ends its sessions with the day in the last zone of the earth. */
  private static final Exchange UNKNOWN =
      new Exchange("", ZoneOffset.ofHours(-12), List.of(new Close(LocalDate.EPOCH, LocalTime.MAX)));

  private static final Exchange NEW_YORK = exchange("XNYS", "America/New_York", "16:00");
  private static final Exchange HONG_KONG = exchange("XHKG", "Asia/Hong_Kong", "16:00");

  /** The Tokyo exchange lengthened its afternoon by half an hour on 2024-11-05. */
  private static final Exchange TOKYO =
      new Exchange(
          "XTKS",
          ZoneId.of("Asia/Tokyo"),
          List.of(
              new Close(LocalDate.EPOCH, LocalTime.of(15, 0)),
              new Close(LocalDate.of(2024, 11, 5), LocalTime.of(15, 30))));

  private static final Exchange LONDON = exchange("XLON", "Europe/London", "16:30");
  private static final Exchange FRANKFURT = exchange("XETR", "Europe/Berlin", "17:30");
  private static final Exchange PARIS = exchange("XPAR", "Europe/Paris", "17:30");
  private static final Exchange SEOUL = exchange("XKRX", "Asia/Seoul", "15:30");
  private static final Exchange SHANGHAI = exchange("XSHG", "Asia/Shanghai", "15:00");
  private static final Exchange TAIPEI = exchange("XTAI", "Asia/Taipei", "13:30");
  private static final Exchange BOMBAY = exchange("XBOM", "Asia/Kolkata", "15:30");
  private static final Exchange SYDNEY = exchange("XASX", "Australia/Sydney", "16:00");

  /** By the suffix that price services write behind a symbol. */
  private static final Map<String, Exchange> BY_SUFFIX =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("HK", HONG_KONG),
              Map.entry("T", TOKYO),
              Map.entry("KS", SEOUL),
              Map.entry("KQ", exchange("XKOS", "Asia/Seoul", "15:30")),
              Map.entry("SS", SHANGHAI),
              Map.entry("SZ", exchange("XSHE", "Asia/Shanghai", "15:00")),
              Map.entry("TW", TAIPEI),
              Map.entry("TWO", exchange("ROCO", "Asia/Taipei", "13:30")),
              Map.entry("SI", exchange("XSES", "Asia/Singapore", "17:00")),
              Map.entry("KL", exchange("XKLS", "Asia/Kuala_Lumpur", "17:00")),
              Map.entry("BK", exchange("XBKK", "Asia/Bangkok", "16:30")),
              Map.entry("JK", exchange("XIDX", "Asia/Jakarta", "16:00")),
              Map.entry("NS", exchange("XNSE", "Asia/Kolkata", "15:30")),
              Map.entry("BO", BOMBAY),
              Map.entry("AX", SYDNEY),
              Map.entry("NZ", exchange("XNZE", "Pacific/Auckland", "17:00")),
              Map.entry("L", LONDON),
              Map.entry("IL", exchange("XLON", "Europe/London", "16:30")),
              Map.entry("IR", exchange("XDUB", "Europe/Dublin", "16:30")),
              Map.entry("DE", FRANKFURT),
              Map.entry("F", exchange("XFRA", "Europe/Berlin", "22:00")),
              Map.entry("PA", PARIS),
              Map.entry("AS", exchange("XAMS", "Europe/Amsterdam", "17:30")),
              Map.entry("BR", exchange("XBRU", "Europe/Brussels", "17:30")),
              Map.entry("LS", exchange("XLIS", "Europe/Lisbon", "16:30")),
              Map.entry("MI", exchange("XMIL", "Europe/Rome", "17:30")),
              Map.entry("MC", exchange("XMAD", "Europe/Madrid", "17:30")),
              Map.entry("SW", exchange("XSWX", "Europe/Zurich", "17:30")),
              Map.entry("VI", exchange("XWBO", "Europe/Vienna", "17:30")),
              Map.entry("ST", exchange("XSTO", "Europe/Stockholm", "17:30")),
              Map.entry("HE", exchange("XHEL", "Europe/Helsinki", "18:30")),
              Map.entry("CO", exchange("XCSE", "Europe/Copenhagen", "17:00")),
              Map.entry("OL", exchange("XOSL", "Europe/Oslo", "16:25")),
              Map.entry("WA", exchange("XWAR", "Europe/Warsaw", "17:00")),
              Map.entry("IS", exchange("XIST", "Europe/Istanbul", "18:00")),
              Map.entry("ME", exchange("MISX", "Europe/Moscow", "18:50")),
              Map.entry("TA", exchange("XTAE", "Asia/Jerusalem", "17:30")),
              Map.entry("SR", exchange("XSAU", "Asia/Riyadh", "15:00")),
              Map.entry("JO", exchange("XJSE", "Africa/Johannesburg", "17:00")),
              Map.entry("TO", exchange("XTSE", "America/Toronto", "16:00")),
              Map.entry("V", exchange("XTSX", "America/Toronto", "16:00")),
              Map.entry("MX", exchange("XMEX", "America/Mexico_City", "15:00")),
              // Sao Paulo shifts its hours with the summer time of New York.
              Map.entry("SA", exchange("BVMF", "America/Sao_Paulo", "18:00"))));

  /** The indices whose symbols carry no suffix, by the sessions that they follow. */
  private static final Map<String, Exchange> BY_INDEX =
      Map.ofEntries(
          Map.entry("^HSI", HONG_KONG),
          Map.entry("^HSCE", HONG_KONG),
          Map.entry("^N225", TOKYO),
          Map.entry("^TOPX", TOKYO),
          Map.entry("^KS11", SEOUL),
          Map.entry("^TWII", TAIPEI),
          Map.entry("^BSESN", BOMBAY),
          Map.entry("^NSEI", BOMBAY),
          Map.entry("^AXJO", SYDNEY),
          Map.entry("^FTSE", LONDON),
          Map.entry("^GDAXI", FRANKFURT),
          Map.entry("^FCHI", PARIS),
          Map.entry("^STOXX50E", FRANKFURT),
          Map.entry("^STOXX", FRANKFURT),
          Map.entry("^GSPC", NEW_YORK),
          Map.entry("^DJI", NEW_YORK),
          Map.entry("^IXIC", NEW_YORK),
          Map.entry("^NDX", NEW_YORK),
          Map.entry("^RUT", NEW_YORK),
          Map.entry("^VIX", NEW_YORK));

  public Exchange {
    closes = List.copyOf(closes);
  }

  /**
   * The exchange of a symbol, by its suffix: {@code .HK} is Hong Kong, none is New York. A suffix
   * of one letter that names no exchange is a class of shares in New York ({@code BRK.B}). An
   * exchange that isn't known has an empty code and closes when the day ends everywhere.
   */
  public static Exchange of(String symbol) {
    String upper = symbol.toUpperCase(Locale.ROOT);
    if (upper.startsWith("^")) {
      return BY_INDEX.getOrDefault(upper, UNKNOWN);
    }
    int dot = upper.lastIndexOf('.');
    if (dot < 0) {
      return NEW_YORK;
    }
    String suffix = upper.substring(dot + 1);
    return BY_SUFFIX.getOrDefault(suffix, suffix.length() == 1 ? NEW_YORK : UNKNOWN);
  }

  /** On which days it trades. */
  public SessionCalendar calendar() {
    return SessionCalendar.of(code);
  }

  /** When the session of this day ends, a half day's earlier than others'. */
  public Instant closeOf(LocalDate day) {
    Close last = closes.getFirst();
    for (Close close : closes) {
      if (!close.since().isAfter(day)) {
        last = close;
      }
    }
    LocalTime at = calendar().earlyClose(day).orElse(last.at());
    return day.atTime(at).atZone(zone).toInstant();
  }

  private static Exchange exchange(String code, String zone, String close) {
    return new Exchange(
        code, ZoneId.of(zone), List.of(new Close(LocalDate.EPOCH, LocalTime.parse(close))));
  }
}
