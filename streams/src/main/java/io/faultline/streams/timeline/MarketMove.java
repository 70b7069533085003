package io.faultline.streams.timeline;

import io.faultline.events.MarketKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session in which a share did something unusual: it fell or rose far, or wasn't traded. The same
 * symbol, kind and date is the same move; a later one replaces what was known of it before.
 *
 * @param symbol whose share
 * @param kind {@link MarketKind#SHOCK} or {@link MarketKind#HALT}
 * @param date the session; for a halt, its first one
 * @param until for a halt, the last session without trade; otherwise the same as {@code date}
 * @param reference the close before it
 * @param price the close
 * @param low the lowest price of the session
 * @param currency ISO 4217, if known
 * @param change {@code price / reference - 1}
 * @param adjustedChange the same less the benchmark's; null without a benchmark
 * @param lowChange {@code low / reference - 1}
 * @param volumeMultiple against the mean of the 20 traded sessions before; null with fewer than 5
 * @param volatilityMultiple the fall, adjusted where possible, in units of the share's own usual
 *     daily move
 * @param resumption true for the first session after a halt
 * @param withdrawn true where corrected prices leave nothing unusual
 * @param knownAt when it could be known
 * @param source whose prices they are
 */
public record MarketMove(
    String symbol,
    MarketKind kind,
    LocalDate date,
    LocalDate until,
    BigDecimal reference,
    BigDecimal price,
    BigDecimal low,
    @Nullable String currency,
    double change,
    @Nullable Double adjustedChange,
    double lowChange,
    @Nullable Double volumeMultiple,
    @Nullable Double volatilityMultiple,
    boolean resumption,
    boolean withdrawn,
    Instant knownAt,
    String source) {

  /** The fall at the close, adjusted for the market where that is known; negative for a rise. */
  public double fall() {
    return adjustedChange == null ? -change : -adjustedChange;
  }

  /** Names the move, whatever is known of it. */
  public String moveId() {
    return symbol + "/" + kind.code() + "/" + date;
  }
}
