package io.faultline.ingest.market;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a source calls the columns of its prices, or the fields of its JSON.
 *
 * @param names by our name ({@code symbol date time open high low close volume currency dividend
 *     adjusted}); what is not named is looked for under the names that are usual
 */
public record PriceColumns(Map<String, String> names) {
  /** Ours, and what others call the same. */
  private static final Map<String, List<String>> USUAL =
      Map.ofEntries(
          Map.entry("symbol", List.of("symbol", "ticker", "code", "instrument")),
          Map.entry("date", List.of("date", "day", "session", "trade_date", "tradedate")),
          Map.entry("time", List.of("time", "timestamp", "datetime", "t")),
          Map.entry("open", List.of("open", "o", "1. open")),
          Map.entry("high", List.of("high", "h", "2. high")),
          Map.entry("low", List.of("low", "l", "3. low")),
          Map.entry("close", List.of("close", "c", "last", "4. close")),
          Map.entry("volume", List.of("volume", "v", "vol", "5. volume", "6. volume")),
          Map.entry("currency", List.of("currency", "ccy")),
          Map.entry("dividend", List.of("dividend", "dividends", "divcash", "div_cash")),
          Map.entry("adjusted", List.of()));

  /** The usual names. */
  public static final PriceColumns USUAL_NAMES = new PriceColumns(Map.of());

  public PriceColumns {
    names = Map.copyOf(names);
    for (String name : names.keySet()) {
      if (!USUAL.containsKey(name)) {
        throw new IllegalArgumentException(
            "columns has \"%s\", which is none of %s"
                .formatted(name, String.join(", ", USUAL.keySet().stream().sorted().toList())));
      }
    }
  }

  /** The value of a column in a row, by our name; empty where it isn't there or has no value. */
  Optional<String> in(Map<String, String> row, String ours) {
    String named = names.get(ours);
    List<String> candidates = named == null ? USUAL.getOrDefault(ours, List.of()) : List.of(named);
    return candidates.stream()
        .map(name -> row.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  /** A row with names as they are looked up. */
  static Map<String, String> row() {
    return new LinkedHashMap<>();
  }
}
