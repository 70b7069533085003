package io.faultline.streams.timeline;

import io.faultline.events.Basis;
import io.faultline.events.MarketKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A session in which a share did something unusual: it fell far, or it wasn't traded. The same
 * symbol, kind and date is the same move; a later one replaces what was known of it before.
 *
 * @param symbol whose share
 * @param kind {@link MarketKind#SHOCK} or {@link MarketKind#HALT}
 * @param date the session; for a halt, its first one
 * @param until for a halt, the last session without trade; otherwise the same as {@code date}
 * @param basis whether the close or the lowest price is what is unusual; null for a halt
 * @param reference the close before it
 * @param price the close, or for {@link Basis#INTRADAY} the lowest price
 * @param currency ISO 4217, if known
 * @param change {@code price / reference - 1}
 * @param adjustedChange the same less the benchmark's; null without a benchmark
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
    @Nullable Basis basis,
    BigDecimal reference,
    BigDecimal price,
    @Nullable String currency,
    double change,
    @Nullable Double adjustedChange,
    @Nullable Double volumeMultiple,
    @Nullable Double volatilityMultiple,
    boolean resumption,
    boolean withdrawn,
    Instant knownAt,
    String source) {

  /** Names the move, whatever is known of it. */
  public String moveId() {
    return symbol + "/" + kind.code() + "/" + date;
  }
}
