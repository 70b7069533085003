package io.faultline.ingest.market;

import io.faultline.events.PriceBar;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads {@code prices.csv}: daily bars, each known at the close of its {@link Exchange}. A bar
 * whose prices contradict each other is a bad tick: it is reported and held back.
 */
public final class PricesCsv {
  private static final Table TABLE =
      new Table(
          List.of("symbol", "date", "open", "high", "low", "close", "volume"), List.of("currency"));

  private final Set<String> seen = new HashSet<>();
  private final String source;

  private PricesCsv(String source) {
    this.source = source;
  }

  /** Every bar of the file; what can't be read is added to the problems. */
  public static List<PriceBar> read(Path file, Problems problems) {
    PricesCsv reader = new PricesCsv(Objects.toString(file.getFileName()));
    return TABLE.read(file, problems, reader::bar);
  }

  private PriceBar bar(Row row) {
    String symbol = row.required("symbol");
    LocalDate date = row.requiredDate("date");
    if (!seen.add(symbol + "/" + date)) {
      throw new BadCell("date", "%s has a bar of %s already".formatted(symbol, date));
    }
    Long volume = row.count("volume");
    return new PriceBar(
        symbol,
        date,
        null,
        row.requiredDecimal("open"),
        row.requiredDecimal("high"),
        row.requiredDecimal("low"),
        row.requiredDecimal("close"),
        volume == null ? 0 : volume,
        row.text("currency"),
        Exchange.of(symbol).closeOf(date),
        source);
  }
}
