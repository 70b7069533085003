package io.faultline.ingest.market;

import io.faultline.events.PriceBar;
import io.faultline.ingest.market.BarCheck.Judged;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads {@code prices.csv}: daily bars, each known at the close of its {@link Exchange}. A bar
 * whose prices contradict each other, or that {@link BarCheck} doesn't believe, is reported and
 * held back.
 */
public final class PricesCsv {
  private static final Table TABLE =
      new Table(
          List.of("symbol", "date", "open", "high", "low", "close", "volume"),
          List.of("currency", "dividend"));

  private final Set<String> seen = new HashSet<>();
  private final Map<PriceBar, Long> lines = new IdentityHashMap<>();
  private final String source;

  private PricesCsv(String source) {
    this.source = source;
  }

  /** Every bar of the file; what can't be read is added to the problems. */
  public static List<PriceBar> read(Path file, Problems problems) {
    PricesCsv reader = new PricesCsv(Objects.toString(file.getFileName()));
    Map<String, List<PriceBar>> bySymbol = new LinkedHashMap<>();
    for (PriceBar bar : TABLE.read(file, problems, reader::bar)) {
      bySymbol.computeIfAbsent(bar.symbol(), symbol -> new ArrayList<>()).add(bar);
    }
    List<PriceBar> believed = new ArrayList<>();
    for (List<PriceBar> bars : bySymbol.values()) {
      for (Judged judged : BarCheck.judge(bars)) {
        switch (judged.verdict()) {
          case GOOD -> believed.add(judged.bar());
          case NO_SESSION -> {}
          case BAD_TICK, UNCONFIRMED ->
              problems.add(
                  reader.lines.getOrDefault(judged.bar(), 0L),
                  "close",
                  "%s %s: %s"
                      .formatted(judged.bar().symbol(), judged.bar().date(), judged.because()));
        }
      }
    }
    return believed;
  }

  private PriceBar bar(Row row) {
    PriceBar bar = read(row);
    lines.put(bar, row.line());
    return bar;
  }

  private PriceBar read(Row row) {
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
        row.decimal("dividend"),
        Exchange.of(symbol).closeOf(date),
        source);
  }
}
