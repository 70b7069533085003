package io.faultline.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a share did in one session, or in a part of it.
 *
 * @param symbol as price services write it: {@code 0020.HK}, {@code 9984.T}, {@code MA}
 * @param date the session, by the exchange's calendar
 * @param from the beginning of the part for an intraday bar; null for a bar of the whole session
 * @param open first price, in {@code currency}; all prices as traded or adjusted as the source has
 *     them
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume shares traded; 0 for a halt, though a session without volume can still be a plunge
 * @param currency ISO 4217; null where the source doesn't say
 * @param dividend paid on a share that was held at the close before and no longer on one bought in
 *     this session, in {@code currency}; null where there is none, or the prices are adjusted for
 *     it
 * @param knownAt when it could be known: the exchange's close for a whole session, the end of the
 *     part for an intraday bar
 * @param source whose price it is
 */
public record PriceBar(
    String symbol,
    LocalDate date,
    @Nullable Instant from,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    long volume,
    @Nullable String currency,
    @Nullable BigDecimal dividend,
    Instant knownAt,
    String source)
    implements Event {

  /** A bar without a dividend. */
  public PriceBar(
      String symbol,
      LocalDate date,
      @Nullable Instant from,
      BigDecimal open,
      BigDecimal high,
      BigDecimal low,
      BigDecimal close,
      long volume,
      @Nullable String currency,
      Instant knownAt,
      String source) {
    this(
        symbol,
        date,
        from,
        open,
        high,
        low,
        close,
        volume,
        currency,
        /* dividend= */ null,
        knownAt,
        source);
  }

  public PriceBar {
    Check.text(symbol, "symbol");
    Check.present(date, "date");
    Check.present(open, "open");
    Check.present(high, "high");
    Check.present(low, "low");
    Check.present(close, "close");
    if (low.signum() <= 0) {
      throw new IllegalArgumentException(
          "low must be above 0, was %s (%s %s)".formatted(low, symbol, date));
    }
    if (high.compareTo(low) < 0
        || open.compareTo(low) < 0
        || open.compareTo(high) > 0
        || close.compareTo(low) < 0
        || close.compareTo(high) > 0) {
      throw new IllegalArgumentException(
          "open and close must lie between low and high, were open %s high %s low %s close %s (%s %s)"
              .formatted(open, high, low, close, symbol, date));
    }
    Check.atLeast(0, volume, "volume");
    if (dividend != null && dividend.signum() < 0) {
      throw new IllegalArgumentException(
          "dividend must not be below 0, was %s (%s %s)".formatted(dividend, symbol, date));
    }
    Check.present(knownAt, "knownAt");
    Check.text(source, "source");
  }

  /** Whether this bar is of a whole session. */
  public boolean daily() {
    return from == null;
  }

  @Override
  public String eventId() {
    return symbol + "/" + (from == null ? date : from) + "/" + Json.fingerprint(this);
  }

  @Override
  public String key() {
    return symbol;
  }

  @Override
  public Instant time() {
    return knownAt;
  }
}
