package io.faultline.ingest.market;

import io.faultline.events.Json;
import io.faultline.events.PriceBar;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Turns what a price service answers, CSV or JSON, into bars. A bad row is reported and the rest is
 * taken. Where a source has adjusted closes beside those that were traded, all prices of a row are
 * brought to them, so that neither a dividend nor a split looks like a fall; a dividend in a column
 * of its own goes with the bar.
 */
public final class PriceRows {
  private static final int MOST_ROWS = 2_000_000;
  private static final int DIGITS = 8;

  private final PriceColumns columns;
  private final @Nullable Duration part;
  private final String source;
  private final Problems problems;
  private final List<PriceBar> bars = new ArrayList<>();

  private PriceRows(
      PriceColumns columns, @Nullable Duration part, String source, Problems problems) {
    this.columns = columns;
    this.part = part;
    this.source = source;
    this.problems = problems;
  }

  /**
   * Reads CSV with a header row.
   *
   * @param symbol whose prices they are, where no column says it; null if one must
   * @param part how long an intraday bar is; null for whole sessions
   * @param source what the bars say of where they come from
   */
  public static List<PriceBar> csv(
      String text,
      PriceColumns columns,
      @Nullable String symbol,
      @Nullable Duration part,
      String source,
      Problems problems) {
    PriceRows rows = new PriceRows(columns, part, source, problems);
    rows.csv(text.startsWith("\uFEFF") ? text.substring(1) : text, symbol);
    return rows.bars;
  }

  /**
   * Reads JSON.
   *
   * @param path to the list of rows, its steps separated by dots; empty where the document is the
   *     list. An object in its place is a row for each of its fields, named by their date
   */
  public static List<PriceBar> json(
      String text,
      String path,
      PriceColumns columns,
      @Nullable String symbol,
      @Nullable Duration part,
      String source,
      Problems problems) {
    PriceRows rows = new PriceRows(columns, part, source, problems);
    rows.json(text, path, symbol);
    return rows.bars;
  }

  private void csv(String text, @Nullable String symbol) {
    String firstLine = text.lines().findFirst().orElse("");
    boolean semicolons = firstLine.indexOf(';') >= 0 && firstLine.indexOf(',') < 0;
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(semicolons ? ';' : ',')
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      List<String> header = null;
      for (CSVRecord record : parser) {
        if (header == null) {
          header = record.stream().map(c -> c.strip().toLowerCase(Locale.ROOT)).toList();
        } else if (bars.size() < MOST_ROWS) {
          Map<String, String> row = PriceColumns.row();
          for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
            row.put(header.get(i), record.get(i));
          }
          take(row, symbol, parser.getCurrentLineNumber());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(0, null, "is no CSV: " + e.getMessage());
    }
  }

  private void json(String text, String path, @Nullable String symbol) {
    JsonNode node;
    try {
      node = Json.mapper().readTree(text);
    } catch (JacksonException e) {
      problems.add(0, null, "is no JSON: " + e.getOriginalMessage());
      return;
    }
    for (String step : path.isEmpty() ? new String[0] : path.split("\\.")) {
      node =
          node.isArray() && step.matches("\\d{1,6}")
              ? node.path(Integer.parseInt(step))
              : node.path(step);
    }
    if (node.isArray()) {
      long number = 0;
      for (JsonNode row : node) {
        take(fields(row), symbol, ++number);
      }
    } else if (node.isObject() && !node.isEmpty()) {
      long number = 0;
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        Map<String, String> row = fields(entry.getValue());
        row.putIfAbsent("date", entry.getKey());
        take(row, symbol, ++number);
      }
    } else {
      problems.add(
          0, null, "has no list of prices" + (path.isEmpty() ? "" : " at \"" + path + "\""));
    }
  }

  private static Map<String, String> fields(JsonNode node) {
    Map<String, String> row = PriceColumns.row();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
        row.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue().asString(""));
      }
    }
    return row;
  }

  private void take(Map<String, String> row, @Nullable String symbol, long line) {
    if (bars.size() >= MOST_ROWS) {
      return;
    }
    try {
      bars.add(bar(row, symbol));
    } catch (BadCell e) {
      problems.add(line, e.field(), e.message());
    } catch (IllegalArgumentException e) {
      problems.add(line, null, String.valueOf(e.getMessage()));
    }
  }

  private PriceBar bar(Map<String, String> row, @Nullable String symbol) {
    String name = columns.in(row, "symbol").orElse(symbol == null ? "" : symbol);
    if (name.isEmpty()) {
      throw new BadCell("symbol", "must not be empty");
    }
    Exchange exchange = Exchange.of(name);
    Instant from = part == null ? null : time(row, exchange);
    LocalDate date = from == null ? date(row) : from.atZone(exchange.zone()).toLocalDate();
    BigDecimal close = number(row, "close");
    BigDecimal factor =
        columns
            .in(row, "adjusted")
            .map(adjusted -> decimal("adjusted", adjusted))
            .filter(adjusted -> adjusted.signum() > 0 && close.signum() > 0)
            .map(adjusted -> adjusted.divide(close, 12, RoundingMode.HALF_UP))
            .orElse(BigDecimal.ONE);
    return new PriceBar(
        name,
        date,
        from,
        scaled(number(row, "open"), factor),
        scaled(number(row, "high"), factor),
        scaled(number(row, "low"), factor),
        scaled(close, factor),
        volume(row),
        columns.in(row, "currency").orElse(null),
        factor.equals(BigDecimal.ONE) ? dividend(row) : null,
        from == null || part == null ? exchange.closeOf(date) : from.plus(part),
        source);
  }

  private static BigDecimal scaled(BigDecimal price, BigDecimal factor) {
    return factor.equals(BigDecimal.ONE)
        ? price
        : price.multiply(factor).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private LocalDate date(Map<String, String> row) {
    String text =
        columns
            .in(row, "date")
            .or(() -> columns.in(row, "time"))
            .orElseThrow(() -> new BadCell("date", "must not be empty"));
    try {
      return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
    } catch (DateTimeException e) {
      throw new BadCell("date", "expected a date such as 2022-06-30, was \"%s\"".formatted(text));
    }
  }

  /** With an offset, in seconds or milliseconds since 1970, or by the exchange's clocks. */
  private Instant time(Map<String, String> row, Exchange exchange) {
    String text =
        columns
            .in(row, "time")
            .or(() -> columns.in(row, "date"))
            .orElseThrow(() -> new BadCell("time", "must not be empty"));
    try {
      if (text.matches("\\d{9,11}")) {
        return Instant.ofEpochSecond(Long.parseLong(text));
      }
      if (text.matches("\\d{12,14}")) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      String iso = text.replace(' ', 'T');
      return iso.matches(".*(?:Z|[+-]\\d\\d:?\\d\\d)$")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).atZone(exchange.zone()).toInstant();
    } catch (DateTimeException e) {
      throw new BadCell(
          "time", "expected a time such as 2022-06-30T09:35:00+08:00, was \"%s\"".formatted(text));
    }
  }

  private BigDecimal number(Map<String, String> row, String column) {
    return decimal(
        column,
        columns.in(row, column).orElseThrow(() -> new BadCell(column, "must not be empty")));
  }

  /** Services that pay attention to dividends write 0 on all other days. */
  private @Nullable BigDecimal dividend(Map<String, String> row) {
    return columns
        .in(row, "dividend")
        .map(text -> decimal("dividend", text))
        .filter(paid -> paid.signum() != 0)
        .orElse(null);
  }

  private long volume(Map<String, String> row) {
    return columns
        .in(row, "volume")
        .map(text -> decimal("volume", text).setScale(0, RoundingMode.HALF_UP))
        .map(BigDecimal::longValue)
        .orElse(0L);
  }

  private static BigDecimal decimal(String column, String text) {
    try {
      if (text.length() <= 40) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) <= 40) {
          return value;
        }
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new BadCell(column, "expected a number such as 1234.56, was \"%s\"".formatted(text));
  }
}
