package io.faultline.ingest.tables;

import io.faultline.events.Codes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table. Every reading method names the column in the {@link BadCell} that it throws.
 */
public final class Row {
  private final long line;
  private final Map<String, Integer> columns;
  private final String[] cells;
  private final Problems problems;

  Row(long line, Map<String, Integer> columns, String[] cells, Problems problems) {
    this.line = line;
    this.columns = columns;
    this.cells = cells;
    this.problems = problems;
  }

  /** The line of the file on which the row begins. */
  public long line() {
    return line;
  }

  /** The cell without surrounding space; null if it is empty or if there is no such column. */
  public @Nullable String text(String column) {
    Integer at = columns.get(column);
    if (at == null || at >= cells.length) {
      return null;
    }
    String cell = cells[at].strip();
    return cell.isEmpty() ? null : cell;
  }

  /** As {@link #text}, where the row means nothing without it. */
  public String required(String column) {
    return required(column, text(column));
  }

  private static <T> T required(String column, @Nullable T value) {
    if (value == null) {
      throw new BadCell(column, "must not be empty");
    }
    return value;
  }

  /** The values of a cell that holds several, separated by {@code |}. */
  public List<String> list(String column) {
    String cell = text(column);
    return cell == null
        ? List.of()
        : Arrays.stream(cell.split("\\|"))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
  }

  /** A day, as {@code 2022-06-30}. */
  public @Nullable LocalDate date(String column) {
    return parsed(column, "a date such as 2022-06-30", LocalDate::parse);
  }

  /** As {@link #date}, where the row means nothing without it. */
  public LocalDate requiredDate(String column) {
    return required(column, date(column));
  }

  /** A time in RFC 3339; a bare date begins at 00:00 UTC. */
  public @Nullable Instant time(String column) {
    return parsed(
        column,
        "a date such as 2022-06-30, or a time such as 2022-06-30T09:00:00Z",
        cell ->
            cell.indexOf('T') < 0
                ? LocalDate.parse(cell).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(cell).toInstant());
  }

  /** A part of a whole, from 0 to 1. */
  public @Nullable Double fraction(String column) {
    BigDecimal value = decimal(column);
    if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
      throw new BadCell(
          column,
          "expected a fraction from 0 to 1 (22 %% is written 0.22), was %s".formatted(value));
    }
    return value == null ? null : value.doubleValue();
  }

  /** A number with or without a decimal point. */
  public @Nullable BigDecimal decimal(String column) {
    return parsed(
        column,
        "a number such as 1234.56",
        cell -> {
          if (cell.length() > 40) {
            throw new NumberFormatException("too long");
          }
          BigDecimal value = new BigDecimal(cell);
          // An exponent in the billions is short to write and endless to expand.
          if (Math.abs((long) value.scale()) > 40) {
            throw new NumberFormatException("too large");
          }
          return value;
        });
  }

  /** As {@link #decimal}, where the row means nothing without it. */
  public BigDecimal requiredDecimal(String column) {
    return required(column, decimal(column));
  }

  /** A count. A fraction of zeros is passed over, since spreadsheets write {@code 100.0}. */
  public @Nullable Long count(String column) {
    BigDecimal value = decimal(column);
    try {
      return value == null ? null : value.longValueExact();
    } catch (ArithmeticException e) {
      throw new BadCell(column, "expected a whole number, was " + value);
    }
  }

  /** One of the codes of an enum of {@code events}. */
  public <E extends Enum<E>> @Nullable E code(String column, Class<E> type) {
    String cell = text(column);
    try {
      return cell == null ? null : Codes.parse(type, cell);
    } catch (IllegalArgumentException e) {
      throw new BadCell(column, String.valueOf(e.getMessage()));
    }
  }

  /** As {@link #code}, where the row means nothing without it. */
  public <E extends Enum<E>> E requiredCode(String column, Class<E> type) {
    return required(column, code(column, type));
  }

  /** Reports a fault that costs a value, and not the row. */
  public void report(String column, String message) {
    problems.add(line, column, message);
  }

  private <T> @Nullable T parsed(String column, String expected, Function<String, T> parse) {
    String cell = text(column);
    if (cell == null) {
      return null;
    }
    try {
      return parse.apply(cell);
    } catch (DateTimeException | NumberFormatException e) {
      throw new BadCell(column, "expected %s, was \"%s\"".formatted(expected, cell));
    }
  }
}
