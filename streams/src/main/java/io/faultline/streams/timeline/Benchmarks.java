package io.faultline.streams.timeline;

import java.util.Map;
import java.util.Optional;

/** Which index a share is compared with: the broad index of its exchange, by symbol suffix. */
public final class Benchmarks {
  private static final Map<String, String> BY_SUFFIX =
      Map.ofEntries(
          Map.entry("", "^GSPC"),
          Map.entry("HK", "^HSI"),
          Map.entry("T", "^N225"),
          Map.entry("KS", "^KS11"),
          Map.entry("TW", "^TWII"),
          Map.entry("SS", "000001.SS"),
          Map.entry("SZ", "399001.SZ"),
          Map.entry("L", "^FTSE"),
          Map.entry("DE", "^GDAXI"),
          Map.entry("PA", "^FCHI"),
          Map.entry("AS", "^AEX"),
          Map.entry("MI", "FTSEMIB.MI"),
          Map.entry("SW", "^SSMI"),
          Map.entry("ST", "^OMX"),
          Map.entry("TO", "^GSPTSE"),
          Map.entry("AX", "^AXJO"),
          Map.entry("NS", "^NSEI"),
          Map.entry("SA", "^BVSP"));

  private Benchmarks() {}

  /** The benchmark of a symbol; empty for a benchmark itself and for exchanges without one. */
  public static Optional<String> of(String symbol) {
    if (isBenchmark(symbol)) {
      return Optional.empty();
    }
    int dot = symbol.lastIndexOf('.');
    return Optional.ofNullable(BY_SUFFIX.get(dot < 0 ? "" : symbol.substring(dot + 1)));
  }

  /** Whether a symbol is an index that shares are compared with. */
  public static boolean isBenchmark(String symbol) {
    return BY_SUFFIX.containsValue(symbol);
  }
}
