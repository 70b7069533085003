package io.faultline.ingest.market;

import io.faultline.ingest.market.lockups.ProspectusSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the market service watches.
 *
 * @param prices where prices come from
 * @param prospectuses which are read for lock-ups
 * @param door where others may post prices; null for nowhere
 */
public record MarketSettings(
    List<PriceSource> prices, List<ProspectusSource> prospectuses, @Nullable Door door) {
  public MarketSettings {
    prices = List.copyOf(prices);
    prospectuses = List.copyOf(prospectuses);
  }

  /** Whether there is nothing to watch, and nowhere to post. */
  public boolean isEmpty() {
    return prices.isEmpty() && prospectuses.isEmpty() && door == null;
  }

  /**
   * Where others may post prices.
   *
   * @param host the interface to listen on
   * @param port 0 for a free one
   * @param token what a request has to bear; null for nothing, which only the loopback interface
   *     allows
   */
  public record Door(String host, int port, @Nullable String token) {
    /** Whoever prints it doesn't see the token. */
    @Override
    public String toString() {
      return "Door[" + host + ":" + port + "]";
    }
  }
}
