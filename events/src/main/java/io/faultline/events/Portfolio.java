package io.faultline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a portfolio, whole: from {@code knownFrom} on it takes the place of the version
 * before.
 *
 * @param portfolioId names it in topics and in the API
 * @param positions what it holds
 * @param thresholds its own score thresholds; null for the defaults
 * @param knownFrom since when this version is known
 */
public record Portfolio(
    String portfolioId,
    List<Position> positions,
    @Nullable Thresholds thresholds,
    Instant knownFrom)
    implements Event {

  public Portfolio {
    Check.text(portfolioId, "portfolioId");
    positions = Check.list(positions);
    Check.present(knownFrom, "knownFrom");
  }

  /**
   * @param companyId what is held
   * @param weight its part of the portfolio; null where unknown
   * @param validFrom the first day on which it was held; null means throughout
   * @param validTo the first day on which it was no longer held; null means that it still is
   * @param knownFrom since when the holding is known
   */
  public record Position(
      String companyId,
      @Nullable Double weight,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      Instant knownFrom)
      implements Reference {
    public Position {
      Check.text(companyId, "positions.companyId");
      Check.fraction(weight, "positions.weight");
      Check.present(knownFrom, "positions.knownFrom");
    }
  }

  /** The least score of each severity, 0 to 100, rising. */
  public record Thresholds(double info, double watch, double warning, double critical) {
    /** What counts where a portfolio says nothing else. */
    public static final Thresholds DEFAULT = new Thresholds(10, 30, 55, 80);

    public Thresholds {
      if (!(0 <= info
          && info <= watch
          && watch <= warning
          && warning <= critical
          && critical <= 100)) {
        throw new IllegalArgumentException(
            "thresholds must rise from 0 to 100, were info %s watch %s warning %s critical %s"
                .formatted(info, watch, warning, critical));
      }
    }
  }

  @Override
  public String eventId() {
    return key();
  }

  @Override
  public String key() {
    return portfolioId + "@" + Json.fingerprint(this);
  }

  @Override
  public Instant time() {
    return knownFrom;
  }
}
