package io.faultline.ingest.registries;

import io.faultline.events.Company;
import io.faultline.events.Json;
import io.faultline.events.Reference;
import io.faultline.ingest.tables.BadCell;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The SEC's table of tickers: {@code {"0":{"cik_str":320193,"ticker":"AAPL","title":"Apple
 * Inc."}}}. A company has a row for each of its tickers, the leading one first.
 */
final class SecTickers {
  /** The table has 800 KB. */
  private static final int LARGEST = 64 << 20;

  private SecTickers() {}

  static void read(InputStream in, Intake intake) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, List<String>> symbols = new LinkedHashMap<>();
    try {
      byte[] bytes = in.readNBytes(LARGEST);
      JsonNode table = Json.mapper().readTree(bytes);
      if (!table.isObject()) {
        intake.problem(0, null, "expected an object of rows, was " + table.getNodeType());
        return;
      }
      long number = 0;
      for (JsonNode row : table) {
        intake.row(
            ++number,
            () -> {
              String cik = String.valueOf(row.path("cik_str").asLong(0));
              String name = text(row, "title");
              String symbol = text(row, "ticker").toUpperCase(Locale.ROOT);
              if (cik.equals("0")) {
                throw new BadCell("cik_str", "must be a number above 0");
              }
              names.putIfAbsent(cik, name);
              symbols.computeIfAbsent(cik, c -> new ArrayList<>()).add(symbol);
              intake.kept();
            });
      }
    } catch (JacksonException e) {
      intake.broken(0, "is no JSON, or was cut off: " + e.getOriginalMessage());
    } catch (IOException e) {
      intake.broken(0, "can't be read: " + e.getMessage());
    }
    names.forEach(
        (cik, name) ->
            intake.late(company(cik, name, symbols.getOrDefault(cik, List.of()), null, null)));
  }

  private static String text(JsonNode row, String field) {
    String text = row.path(field).asString("").strip();
    if (text.isEmpty()) {
      throw new BadCell(field, "must not be empty");
    }
    return text;
  }

  /** A company under the number that the SEC gave it (Central Index Key). */
  static Company company(
      String cik,
      String name,
      List<String> symbols,
      @org.jspecify.annotations.Nullable String country,
      @org.jspecify.annotations.Nullable String sector) {
    return new Company(
        "cik-" + cik,
        name,
        List.of(),
        symbols,
        List.of(),
        null,
        country,
        sector,
        null,
        null,
        Reference.KNOWN_THROUGHOUT,
        "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&CIK=" + cik);
  }
}
