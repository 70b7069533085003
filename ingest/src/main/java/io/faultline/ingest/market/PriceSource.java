package io.faultline.ingest.market;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where prices come from. */
public sealed interface PriceSource {
  /** Names it in reports. */
  String id();

  /** How often it is looked at. */
  Duration every();

  /** What its columns are called. */
  PriceColumns columns();

  /** How long an intraday bar is; null where bars are of whole sessions. */
  @Nullable Duration part();

  /**
   * A CSV file, or a folder of them. A file without a column for the symbol is called after it:
   * {@code 0020.HK.csv}.
   *
   * @param path the file or the folder
   */
  record Files(String id, Path path, Duration every, PriceColumns columns, @Nullable Duration part)
      implements PriceSource {}

  /**
   * An address that answers with CSV or JSON.
   *
   * @param address in which {@code {symbol}} stands for one, {@code {key}} for the key
   * @param symbols asked for one after the other where the address has a place for them; else whose
   *     prices they are, if it is one and no column says it
   * @param rows the way to the list of rows in JSON, its steps separated by dots
   * @param key what the service wants to see; null where it wants none
   * @param keyHeader the header in which it is sent; null where it stands in the address
   * @param pause the least time between two requests
   * @param allowPrivate whether its host may be in a private network
   */
  record Web(
      String id,
      String address,
      List<String> symbols,
      String rows,
      @Nullable String key,
      @Nullable String keyHeader,
      Duration every,
      Duration pause,
      PriceColumns columns,
      @Nullable Duration part,
      boolean allowPrivate)
      implements PriceSource {
    public Web {
      symbols = List.copyOf(symbols);
      if (address.contains("{symbol}") && symbols.isEmpty()) {
        throw new IllegalArgumentException("symbols must name at least one for {symbol}");
      }
      if (address.contains("{key}") && key == null) {
        throw new IllegalArgumentException("key is missing for {key}");
      }
      URI.create(address.replace("{symbol}", "X").replace("{key}", "K"));
    }

    /** Whether a request is made for each symbol. */
    boolean asksForEach() {
      return address.contains("{symbol}");
    }

    Map<String, String> headers() {
      return key == null || keyHeader == null ? Map.of() : Map.of(keyHeader, key);
    }

    /** The same words without the key. */
    String hidden(String words) {
      return key == null || key.isEmpty() ? words : words.replace(key, "***");
    }

    /** Whoever prints it doesn't see the key. */
    @Override
    public String toString() {
      return "Web[" + id + "]";
    }
  }
}
