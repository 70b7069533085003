package io.faultline.events.markets;

import io.faultline.events.PriceBar;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the first session after a split or a consolidation: every price of it stands to the
 * close before as the shares stood to each other, two to one or one to ten, and no more is traded
 * than is usual. A plunge opens where it opens, and ranges.
 */
public final class Splits {
  private static final int[] COUNTS = {2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100};

  /** The open is so near to the exact ratio. */
  private static final double AT_OPEN = 0.025;

  /** All prices of the session are. */
  private static final double ALL_DAY = 0.06;

  private Splits() {}

  /** How many new shares came for one old one; null where nothing was split. */
  public static @Nullable Double ratio(PriceBar before, PriceBar bar) {
    double last = before.close().doubleValue();
    for (int count : COUNTS) {
      if (fits(bar, last / count)) {
        return (double) count;
      }
      if (fits(bar, last * count)) {
        return 1.0 / count;
      }
    }
    return fits(bar, last / 1.5) ? Double.valueOf(1.5) : null;
  }

  private static boolean fits(PriceBar bar, double expected) {
    return near(bar.open().doubleValue(), expected, AT_OPEN)
        && near(bar.low().doubleValue(), expected, ALL_DAY)
        && near(bar.high().doubleValue(), expected, ALL_DAY)
        && near(bar.close().doubleValue(), expected, ALL_DAY);
  }

  private static boolean near(double price, double expected, double by) {
    return Math.abs(price / expected - 1) <= by;
  }
}
