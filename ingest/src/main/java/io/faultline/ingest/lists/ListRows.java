package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an official table, counted. Offices add columns when they please, so unknown columns
 * are passed over; a column that is needed and missing means that the format has changed, and then
 * nothing is read rather than the wrong thing.
 */
final class ListRows {
  private final Problems problems;
  private final List<ListedParty> parties = new ArrayList<>();
  private int rows;
  private int refused;
  private boolean damaged;
  private @Nullable Cells last;
  private int lastWidth;

  ListRows(String file) {
    this.problems = new Problems(file);
  }

  /** One row. Cells are found by the name of their column, or by its place from 0. */
  record Cells(long line, CSVRecord record, Map<String, Integer> columns) {
    /** The cell; null if it is empty, or holds one of OFAC's two signs for nothing. */
    @Nullable String get(int column) {
      if (column >= record.size()) {
        return null;
      }
      String cell = record.get(column).strip();
      return cell.isEmpty() || cell.equals("-0-") ? null : cell;
    }

    @Nullable String get(String column) {
      Integer at = columns.get(column);
      return at == null ? null : get(at);
    }

    String required(String column) {
      String cell = get(column);
      if (cell == null) {
        throw new BadCell(column, "must not be empty");
      }
      return cell;
    }

    /** The first of these columns that has a value: offices rename them. */
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

  /** Reads a table without a header; rows with fewer cells than this were cut off. */
  ListRows bare(ListText file, int width, Consumer<Cells> taker) {
    read(file, ',', null, width, taker);
    return this;
  }

  /** Reads a table whose header is the first row with all of these columns. */
  ListRows headed(ListText file, char delimiter, List<String> needed, Consumer<Cells> taker) {
    read(file, delimiter, needed, needed.size(), taker);
    return this;
  }

  private void read(
      ListText file,
      char delimiter,
      @Nullable List<String> needed,
      int width,
      Consumer<Cells> taker) {
    if (file.isWebPage()) {
      problems.add(0, null, "is a web page and not the list");
      return;
    }
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .setTrailingData(true)
            .get();
    Map<String, Integer> columns = needed == null ? Map.of() : null;
    long line = 0;
    try (CSVParser parser = CSVParser.parse(new StringReader(file.text()), format)) {
      for (CSVRecord record : parser) {
        long begun = line + 1;
        line = parser.getCurrentLineNumber();
        if (isBlank(record)) {
          continue;
        }
        if (columns == null && needed != null) {
          Map<String, Integer> header = header(record);
          if (header.keySet().containsAll(needed)) {
            columns = header;
          } else if (begun > 20) {
            break;
          }
          continue;
        }
        take(new Cells(begun, record, columns == null ? Map.of() : columns), width, taker);
      }
    } catch (IOException | UncheckedIOException e) {
      rows++;
      damaged(line + 1, "a quote opens that is never closed: the file was cut off");
    }
    if (columns == null && needed != null) {
      problems.add(1, null, "the header has changed, expected the columns " + needed);
    }
  }

  /** The rest of the file can't be read, and is missing from the entries. */
  void damaged(long line, String message) {
    refused++;
    damaged = true;
    problems.add(line, null, message);
  }

  private void take(Cells cells, int width, Consumer<Cells> taker) {
    rows++;
    last = cells;
    lastWidth = width;
    try {
      if (cells.record().size() < width && cells.columns().isEmpty()) {
        throw new BadCell(
            null,
            "has %d cells in place of %d: the file was cut off, or its format has changed"
                .formatted(cells.record().size(), width));
      }
      taker.accept(cells);
    } catch (BadCell e) {
      refused++;
      problems.add(cells.line(), e.field(), e.message());
    } catch (IllegalArgumentException e) {
      refused++;
      problems.add(cells.line(), null, String.valueOf(e.getMessage()));
    }
  }

  /** A short row in the middle is only short; behind a short last row, the rest may be missing. */
  private boolean isLastCutOff() {
    Cells row = last;
    if (row == null) {
      return false;
    }
    int header = row.columns().values().stream().mapToInt(at -> at + 1).max().orElse(0);
    return row.record().size() < Math.max(lastWidth, header);
  }

  /** Lone 0x1A is how OFAC ends its files. */
  private static boolean isBlank(CSVRecord record) {
    for (String cell : record) {
      if (!cell.replace("\u001A", "").isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, Integer> header(CSVRecord record) {
    Map<String, Integer> header = new HashMap<>();
    for (int i = 0; i < record.size(); i++) {
      header.putIfAbsent(record.get(i).strip().toLowerCase(Locale.ROOT), i);
    }
    return header;
  }

  /** Counts one entry that isn't a row of a table; {@code number} stands for its line. */
  void counted(long number, Runnable taker) {
    rows++;
    try {
      taker.run();
    } catch (BadCell e) {
      refused++;
      problems.add(number, e.field(), e.message());
    } catch (IllegalArgumentException e) {
      refused++;
      problems.add(number, null, String.valueOf(e.getMessage()));
    }
  }

  void add(ListedParty party) {
    parties.add(party);
  }

  Problems problems() {
    return problems;
  }

  /** Everything that was added, entries with one key in one. */
  ListRead done() {
    return new ListRead(
        Entries.merged(parties), rows, refused, damaged || isLastCutOff(), problems.all());
  }
}
