package io.faultline.ingest.market.lockups;

import java.time.LocalDate;

/**
 * How long a restriction lasts, as the text counts it.
 *
 * @param amount at least 1
 * @param unit days, or months and years of the calendar
 */
public record TermLength(int amount, Unit unit) {
  /** What is counted. */
  public enum Unit {
    DAYS,
    WEEKS,
    MONTHS,
    YEARS
  }

  /**
   * The length in days, with 30 days to a month and 365 to a year: what "six months" are exactly
   * depends on their start.
   */
  public int days() {
    return switch (unit) {
      case DAYS -> amount;
      case WEEKS -> amount * 7;
      case MONTHS -> amount / 12 * 365 + amount % 12 * 30;
      case YEARS -> amount * 365;
    };
  }

  /**
   * The last day of the restriction. A number of days after a day excludes that day. Months from
   * the first day of trading include it, as Hong Kong's exchange counts them: six months from 30
   * December end on 29 June.
   */
  public LocalDate lastDay(LocalDate startsOn, TermStart start) {
    LocalDate end =
        switch (unit) {
          case DAYS -> startsOn.plusDays(amount);
          case WEEKS -> startsOn.plusWeeks(amount);
          case MONTHS -> startsOn.plusMonths(amount);
          case YEARS -> startsOn.plusYears(amount);
        };
    boolean calendar = unit == Unit.MONTHS || unit == Unit.YEARS;
    return calendar && start == TermStart.LISTING ? end.minusDays(1) : end;
  }

  /** As one would say it: {@code 180 days}. */
  @Override
  public String toString() {
    String name = unit.name().toLowerCase(java.util.Locale.ROOT);
    return amount + " " + (amount == 1 ? name.substring(0, name.length() - 1) : name);
  }
}
