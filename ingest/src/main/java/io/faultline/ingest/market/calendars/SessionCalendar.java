package io.faultline.ingest.market.calendars;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * On which days an exchange holds sessions. A day that the rules aren't sure of counts as a
 * session: rather wait for one that isn't held than pass over one that is. Thread-safe.
 */
public final class SessionCalendar {
  private static final Map<String, IntFunction<YearRules>> RULES =
      Map.ofEntries(
          Map.entry("XNYS", NewYork::year),
          Map.entry("XHKG", HongKong::year),
          Map.entry("XTKS", Tokyo::year),
          Map.entry("XSHG", Mainland::year),
          Map.entry("XSHE", Mainland::year),
          Map.entry("XLON", Europe::london),
          Map.entry("XPAR", Europe::euronext),
          Map.entry("XAMS", Europe::euronext),
          Map.entry("XBRU", Europe::euronext),
          Map.entry("XLIS", Europe::euronext),
          Map.entry("XMIL", Europe::milan),
          Map.entry("XETR", Europe::frankfurt),
          Map.entry("XFRA", Europe::frankfurt),
          Map.entry("XSWX", Europe::zurich));

  private static final Map<String, SessionCalendar> CALENDARS = new ConcurrentHashMap<>();

  /** Rules reach so far on both sides of today; a search beyond is a mistake. */
  private static final int LONGEST_BREAK_DAYS = 30;

  private final IntFunction<YearRules> rules;
  private final boolean known;
  private final Map<Integer, YearRules> years = new ConcurrentHashMap<>();

  private SessionCalendar(String code) {
    this.rules = RULES.getOrDefault(code, year -> new YearRules(java.util.Set.of(), Map.of()));
    this.known = RULES.containsKey(code);
  }

  /**
   * The calendar of an exchange; every weekday where its holidays aren't known.
   *
   * @param code its ISO 10383 market identifier
   */
  public static SessionCalendar of(String code) {
    return CALENDARS.computeIfAbsent(code, SessionCalendar::new);
  }

  /** Whether holidays are known; if not, every weekday counts as a session. */
  public boolean knowsHolidays() {
    return known;
  }

  /** Whether the exchange trades on this day. */
  public boolean isSession(LocalDate day) {
    return !Days.isWeekend(day) && !year(day).closed().contains(day);
  }

  /** When the session of this day ends, if earlier than on others; by the exchange's own clocks. */
  public Optional<LocalTime> earlyClose(LocalDate day) {
    return isSession(day) ? Optional.ofNullable(year(day).early().get(day)) : Optional.empty();
  }

  /** The first session after this day. */
  public LocalDate next(LocalDate day) {
    return search(day, 1);
  }

  /** The last session before this day. */
  public LocalDate previous(LocalDate day) {
    return search(day, -1);
  }

  private LocalDate search(LocalDate day, int step) {
    LocalDate found = day;
    for (int i = 0; i < LONGEST_BREAK_DAYS; i++) {
      found = found.plusDays(step);
      if (isSession(found)) {
        return found;
      }
    }
    throw new IllegalStateException("no session within a month of " + day);
  }

  /** How many sessions there are after the one day, up to and with the other. */
  public int sessionsBetween(LocalDate after, LocalDate upTo) {
    return (int)
        after
            .plusDays(1)
            .datesUntil(upTo.isBefore(after) ? after.plusDays(1) : upTo.plusDays(1))
            .filter(this::isSession)
            .count();
  }

  private YearRules year(LocalDate day) {
    return years.computeIfAbsent(day.getYear(), rules::apply);
  }
}
