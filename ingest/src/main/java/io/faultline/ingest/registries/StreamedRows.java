package io.faultline.ingest.registries;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a long table with a header, one at a time in memory. */
final class StreamedRows {
  /** A longer row is a quote that was never closed. */
  private static final int LONGEST_ROW = 1 << 20;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrailingData(true).get();

  private StreamedRows() {}

  /** One row; cells are found by the names of their columns. */
  record Cells(CSVRecord record, Map<String, Integer> columns) {
    /** The cell; null if it is empty or if there is no such column. */
    @Nullable String get(String column) {
      Integer at = columns.get(column);
      if (at == null || at >= record.size()) {
        return null;
      }
      String cell = record.get(at).strip();
      return cell.isEmpty() ? null : cell;
    }

    /** The first of these columns that has a value. */
    @Nullable String first(String... names) {
      for (String name : names) {
        String cell = get(name);
        if (cell != null) {
          return cell;
        }
      }
      return null;
    }
  }

  /**
   * Reads every row behind the header.
   *
   * @param needed of each group one column must be there, else the format has changed and nothing
   *     is read
   */
  static void read(
      InputStream in, Intake intake, List<List<String>> needed, Consumer<Cells> taker) {
    long line = 0;
    try {
      Allowance allowance =
          new Allowance(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      CSVParser parser = FORMAT.parse(allowance);
      Map<String, Integer> columns = null;
      for (CSVRecord record : parser) {
        allowance.renew();
        long begun = line + 1;
        line = parser.getCurrentLineNumber();
        if (columns == null) {
          columns = header(record);
          for (List<String> anyOf : needed) {
            if (anyOf.stream().noneMatch(columns::containsKey)) {
              intake.problem(begun, anyOf.getFirst(), "the header has changed, column is missing");
              return;
            }
          }
        } else {
          Cells cells = new Cells(record, columns);
          intake.row(begun, () -> taker.accept(cells));
        }
      }
      if (columns == null) {
        intake.problem(0, null, "is empty");
      }
    } catch (IOException | UncheckedIOException e) {
      intake.broken(
          line + 1, "a quote opens that is never closed, or the file was cut off: " + message(e));
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private static Map<String, Integer> header(CSVRecord record) {
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      header.putIfAbsent(record.get(i).replace("\uFEFF", "").strip(), i);
    }
    return header;
  }

  /** Lets one row of limited length through, and then another. */
  private static final class Allowance extends FilterReader {
    private long left = LONGEST_ROW;

    Allowance(Reader in) {
      super(in);
    }

    void renew() {
      left = LONGEST_ROW;
    }

    @Override
    public int read() throws IOException {
      int c = in.read();
      spend(c < 0 ? 0 : 1);
      return c;
    }

    @Override
    public int read(char[] chars, int offset, int length) throws IOException {
      int count = in.read(chars, offset, length);
      spend(Math.max(0, count));
      return count;
    }

    private void spend(int count) throws IOException {
      left -= count;
      if (left < 0) {
        throw new IOException("a row has more than " + LONGEST_ROW + " characters");
      }
    }
  }
}
