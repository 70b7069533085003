package io.faultline.ingest.tables;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a header row (RFC 4180, UTF-8). Columns may stand in any order; a column that the
 * table doesn't know is refused by its name, since a misspelt one would silently mean nothing. A
 * bad row is reported with its line and reason, and the rest is read.
 *
 * @param required columns that must be there
 * @param optional columns that may be there
 */
public record Table(List<String> required, List<String> optional) {
  /** A larger file is refused as a whole: what people write by hand is far below. */
  private static final long MAX_BYTES = 512L << 20;

  /** A longer cell is a quote that was never closed, or no table at all. */
  private static final int MAX_CELL = 100_000;

  /** After so many faults in the quotes of a file, its rest is no table. */
  private static final int MAX_BROKEN = 100;

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  public Table {
    required = List.copyOf(required);
    optional = List.copyOf(optional);
  }

  /**
   * Reads a file, each row into one value.
   *
   * @param taker makes a value of a row, null if the row has none to give; throws {@link BadCell},
   *     or IllegalArgumentException with a message that begins with the field
   */
  public <T> List<T> read(Path file, Problems problems, Function<Row, @Nullable T> taker) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        problems.add(0, null, "is %d bytes large, %d is the most".formatted(size, MAX_BYTES));
        return List.of();
      }
      // Bytes that are no UTF-8 become U+FFFD, and a row with one of them is refused below.
      return read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), problems, taker);
    } catch (IOException e) {
      problems.add(0, null, "can't be read: " + e.getMessage());
      return List.of();
    }
  }

  /** As {@link #read(Path, Problems, Function)}, of text. */
  public <T> List<T> read(String text, Problems problems, Function<Row, @Nullable T> taker) {
    Reading<T> reading = new Reading<>(text.startsWith("\uFEFF") ? text.substring(1) : text);
    return reading.run(problems, taker);
  }

  /** One pass over one text. */
  private final class Reading<T> {
    private final String text;
    private final List<T> values = new ArrayList<>();
    private @Nullable Map<String, Integer> columns;
    private boolean refused;

    Reading(String text) {
      this.text = text;
    }

    List<T> run(Problems problems, Function<Row, @Nullable T> taker) {
      long line = 0;
      for (int broken = 0; !refused; broken++) {
        long begun = line;
        try (CSVParser parser =
            CSVParser.parse(new StringReader(text.substring(afterLine(begun))), FORMAT)) {
          for (CSVRecord record : parser) {
            take(record, line + 1, problems, taker);
            line = begun + parser.getCurrentLineNumber();
            if (refused) {
              return List.of();
            }
          }
          break;
        } catch (IOException | UncheckedIOException e) {
          // Read on behind the line on which the broken row begins.
          line++;
          problems.add(line, null, "a quote opens that is never closed, or closes inside a cell");
          if (broken == MAX_BROKEN) {
            problems.add(line, null, "too many broken quotes, the rest is not read");
            break;
          }
        }
      }
      if (columns == null && !refused) {
        problems.add(0, null, "is empty, expected a header row: " + String.join(",", required));
      }
      return values;
    }

    /** Where the line after this one begins. Counts line ends as the parser does. */
    private int afterLine(long line) {
      int at = 0;
      for (long seen = 0; seen < line && at < text.length(); at++) {
        char c = text.charAt(at);
        boolean carriage = c == '\r' && !(at + 1 < text.length() && text.charAt(at + 1) == '\n');
        if (c == '\n' || carriage) {
          seen++;
        }
      }
      return at;
    }

    private void take(
        CSVRecord record, long line, Problems problems, Function<Row, @Nullable T> taker) {
      if (record.size() == 1 && record.get(0).isBlank()) {
        return;
      }
      Map<String, Integer> header = columns;
      if (header == null) {
        columns = header(record, line, problems);
        return;
      }
      try {
        if (record.size() > header.size()) {
          throw new BadCell(
              null,
              "has %d cells, the header %d; a comma inside a cell needs quotes around it"
                  .formatted(record.size(), header.size()));
        }
        String[] cells = record.values();
        for (String cell : cells) {
          if (cell.length() > MAX_CELL) {
            throw new BadCell(null, "has a cell of more than " + MAX_CELL + " characters");
          }
          if (cell.indexOf('\uFFFD') >= 0) {
            throw new BadCell(null, "is not UTF-8: \"%s\"".formatted(cell));
          }
        }
        T value = taker.apply(new Row(line, header, cells, problems));
        if (value != null) {
          values.add(value);
        }
      } catch (BadCell e) {
        problems.add(line, e.field(), e.message());
      } catch (IllegalArgumentException e) {
        problems.add(line, fieldOf(e, header), String.valueOf(e.getMessage()));
      }
    }

    private Map<String, Integer> header(CSVRecord record, long line, Problems problems) {
      Map<String, Integer> found = new HashMap<>();
      for (int i = 0; i < record.size(); i++) {
        String name = record.get(i).strip().toLowerCase(Locale.ROOT);
        if (!required.contains(name) && !optional.contains(name)) {
          problems.add(
              line,
              name,
              "unknown column, expected %s"
                  .formatted(
                      Stream.concat(required.stream(), optional.stream())
                          .collect(Collectors.joining(","))));
          refused = true;
        } else if (found.put(name, i) != null) {
          problems.add(line, name, "stands twice in the header");
          refused = true;
        }
      }
      for (String name : required) {
        if (!found.containsKey(name) && !refused) {
          problems.add(line, name, "column is missing");
        }
      }
      refused |= !found.keySet().containsAll(Set.copyOf(required));
      return found;
    }

    private @Nullable String fieldOf(IllegalArgumentException e, Map<String, Integer> header) {
      String message = String.valueOf(e.getMessage());
      int end = message.indexOf(' ');
      String word = end < 0 ? message : message.substring(0, end);
      String column =
          word.replaceAll("([a-z])([A-Z])", "$1_$2")
              .toLowerCase(Locale.ROOT)
              .replaceFirst("^.*\\.", "");
      return header.containsKey(column) ? column : null;
    }
  }
}
