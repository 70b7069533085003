package io.faultline.ingest.registries;

import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The S&P 500 as tables on the web give it, with sector, headquarters and CIK. */
final class Sp500 {
  private Sp500() {}

  static void read(InputStream in, Intake intake) {
    StreamedRows.read(
        in,
        intake,
        List.of(List.of("Symbol"), List.of("Security", "Name"), List.of("CIK")),
        cells -> company(cells, intake));
  }

  private static void company(StreamedRows.Cells cells, Intake intake) {
    String symbol = required(cells, "Symbol");
    String cik = required(cells, "CIK").replaceFirst("^0+", "");
    if (!cik.matches("\\d{1,10}")) {
      throw new BadCell("CIK", "expected a number, was \"%s\"".formatted(cik));
    }
    String name = cells.first("Security", "Name");
    if (name == null) {
      throw new BadCell("Security", "must not be empty");
    }
    // Price services and the SEC write a class of shares with a hyphen, the index with a dot.
    intake.company(
        SecTickers.company(
            cik,
            name,
            List.of(symbol.replace('.', '-')),
            country(cells.get("Headquarters Location")),
            cells.first("GICS Sector", "Sector")));
  }

  private static String required(StreamedRows.Cells cells, String column) {
    String cell = cells.get(column);
    if (cell == null) {
      throw new BadCell(column, "must not be empty");
    }
    return cell;
  }

  /** {@code Dublin, Ireland} names its country, {@code Saint Paul, Minnesota} its state. */
  private static @Nullable String country(@Nullable String headquarters) {
    if (headquarters == null) {
      return null;
    }
    String last = headquarters.substring(headquarters.lastIndexOf(',') + 1).strip();
    String code = last.equals("Georgia") ? null : Countries.code(last);
    return code == null ? "US" : code;
  }
}
