package io.faultline.ingest.reference;

import io.faultline.events.Portfolio;
import io.faultline.events.Portfolio.Position;
import io.faultline.events.Reference;
import io.faultline.ingest.tables.Problems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the list of positions that a broker's pages export: {@code positions-NAME.csv}, which is
 * the portfolio NAME. Columns are recognised by what they are called, wherever the table begins;
 * titles above it and totals below it are passed over. A weight is the part of the value of all
 * positions. What no company is known for is reported with the nearest ones.
 */
public final class PositionsExport {
  private static final Pattern FILE = Pattern.compile("positions-([a-z0-9]+(?:-[a-z0-9]+)*)\\.csv");
  private static final long MAX_BYTES = 16L << 20;
  private static final int MOST_LINES_ABOVE = 60;
  private static final int NEAREST = 3;

  private static final Pattern TOTAL =
      Pattern.compile(
          "^(?:grand |account |sub|portfolio"
              + " )?(?:total|summe|gesamt|somme|totale)\\b.*|^cash\\b.*|^pending activity.*",
          Pattern.CASE_INSENSITIVE);

  /** How a terminal writes the exchange behind a symbol, and how price services do. */
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("US", ""),
          Map.entry("UN", ""),
          Map.entry("UW", ""),
          Map.entry("HK", ".HK"),
          Map.entry("JP", ".T"),
          Map.entry("JT", ".T"),
          Map.entry("LN", ".L"),
          Map.entry("GY", ".DE"),
          Map.entry("GR", ".DE"),
          Map.entry("FP", ".PA"),
          Map.entry("NA", ".AS"),
          Map.entry("SW", ".SW"),
          Map.entry("IM", ".MI"),
          Map.entry("KS", ".KS"),
          Map.entry("TT", ".TW"),
          Map.entry("C1", ".SS"),
          Map.entry("CH", ".SS"));

  private enum Column {
    SYMBOL(
        "symbol|ticker|ticker symbol|symbol/cusip|instrument|stock symbol|security symbol|stock"
            + " code|code|bloomberg ticker"),
    ISIN("isin|isin code|isin-code"),
    NAME(
        "name|description|security|security name|company|company"
            + " name|bezeichnung|wertpapier|instrument name|product"),
    QUANTITY(
        "quantity|qty|shares|units|position|quantity held|stück|anzahl|bestand|nominal|amount"
            + " held|number of shares"),
    VALUE(
        "value|market value|current value|position value|mkt val|mkt value|total"
            + " value|marktwert|kurswert|wert|gegenwert|value in .{3}|market value .{3}|current"
            + " market value");

    private final Pattern names;

    Column(String names) {
      this.names = Pattern.compile("(?:" + names + ")", Pattern.CASE_INSENSITIVE);
    }
  }

  private record Held(BigDecimal value, boolean valued) {
    Held plus(@Nullable BigDecimal more) {
      return new Held(more == null ? value : value.add(more), valued && more != null);
    }
  }

  private final CompanyIndex companies;
  private final Problems problems;
  private final Map<String, Held> held = new LinkedHashMap<>();
  private @Nullable Map<Column, Integer> columns;
  private boolean commas;

  private PositionsExport(CompanyIndex companies, Problems problems) {
    this.companies = companies;
    this.problems = problems;
  }

  /** The portfolio that a file of this name holds; empty where it is no such file. */
  public static Optional<String> portfolioOf(String fileName) {
    Matcher matcher = FILE.matcher(fileName);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The name of the file that holds a portfolio. */
  public static String fileOf(String portfolio) {
    return "positions-" + portfolio + ".csv";
  }

  /** The portfolio of a file; none where no table of positions is found in it. */
  public static List<Portfolio> read(Path file, CompanyIndex companies, Problems problems) {
    String portfolio = portfolioOf(file.getFileName().toString()).orElseThrow();
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.add(0, null, "is larger than " + MAX_BYTES + " bytes");
        return List.of();
      }
      return new PositionsExport(companies, problems)
          .portfolio(portfolio, decoded(Files.readAllBytes(file)));
    } catch (IOException e) {
      problems.add(0, null, "can't be read: " + e.getMessage());
      return List.of();
    }
  }

  private static String decoded(byte[] bytes) {
    if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private List<Portfolio> portfolio(String id, String text) {
    char delimiter = delimiter(text);
    commas = delimiter == ';';
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setIgnoreEmptyLines(true)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : parser) {
        take(row, parser.getCurrentLineNumber());
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add(0, null, "is no table: " + e.getMessage());
    }
    if (columns == null) {
      problems.add(0, null, "has no header with a symbol or ISIN, and a quantity or market value");
      return List.of();
    }
    return List.of(new Portfolio(id, positions(), null, Reference.KNOWN_THROUGHOUT));
  }

  private List<Position> positions() {
    boolean all = !held.isEmpty() && held.values().stream().allMatch(Held::valued);
    double sum = held.values().stream().mapToDouble(h -> h.value().doubleValue()).sum();
    return held.entrySet().stream()
        .map(
            e ->
                new Position(
                    e.getKey(),
                    all && sum > 0 ? weight(e.getValue().value().doubleValue() / sum) : null,
                    null,
                    null,
                    Reference.KNOWN_THROUGHOUT))
        .toList();
  }

  private static double weight(double part) {
    return Math.round(part * 1e6) / 1e6;
  }

  /** The one that the line with the most columns we know is cut by. */
  private static char delimiter(String text) {
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t', '|'}) {
      long known =
          text.lines()
              .limit(MOST_LINES_ABOVE)
              .mapToLong(line -> known(List.of(line.split(Pattern.quote("" + candidate)))).size())
              .max()
              .orElse(0);
      if (known > most) {
        most = known;
        best = candidate;
      }
    }
    return best;
  }

  private static Map<Column, Integer> known(List<String> cells) {
    Map<Column, Integer> found = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String cell =
          cells.get(i).replaceAll("[\"*]|\\s*\\([^)]*\\)", "").strip().replaceAll("\\s+", " ");
      for (Column column : Column.values()) {
        if (column.names.matcher(cell).matches()) {
          found.putIfAbsent(column, i);
        }
      }
    }
    return found;
  }

  private void take(CSVRecord row, long line) {
    Map<Column, Integer> header = columns;
    if (header == null) {
      Map<Column, Integer> found = known(row.toList());
      boolean identified = found.containsKey(Column.SYMBOL) || found.containsKey(Column.ISIN);
      boolean counted = found.containsKey(Column.QUANTITY) || found.containsKey(Column.VALUE);
      if (identified && counted) {
        columns = found;
      } else if (line > MOST_LINES_ABOVE) {
        return;
      }
      return;
    }
    String symbol = cell(row, header, Column.SYMBOL).replace("*", "");
    String isin = cell(row, header, Column.ISIN).toUpperCase(Locale.ROOT);
    String name = cell(row, header, Column.NAME);
    boolean nothing = symbol.isEmpty() && isin.isEmpty();
    boolean prose = row.size() < 2 || symbol.length() > 40;
    if (nothing || prose || TOTAL.matcher(symbol).matches() || TOTAL.matcher(name).matches()) {
      return;
    }
    BigDecimal value = number(cell(row, header, Column.VALUE));
    BigDecimal quantity = number(cell(row, header, Column.QUANTITY));
    if ((value == null ? 0 : value.signum()) < 0
        || (quantity == null ? 0 : quantity.signum()) < 0) {
      problems.add(
          line, symbol.isEmpty() ? isin : symbol, "is a short position, which is not watched");
      return;
    }
    Optional<String> company = resolved(symbol, isin);
    if (company.isEmpty()) {
      problems.add(
          line, header.containsKey(Column.SYMBOL) ? "symbol" : "isin", unknown(symbol, isin, name));
      return;
    }
    Held before = held.getOrDefault(company.get(), new Held(BigDecimal.ZERO, true));
    held.put(company.get(), before.plus(value));
  }

  private Optional<String> resolved(String symbol, String isin) {
    Optional<String> byIsin = isin.isEmpty() ? Optional.empty() : companies.find(isin);
    return byIsin.or(
        () ->
            symbol.isEmpty()
                ? Optional.empty()
                : companies.find(symbol).or(() -> companies.find(usual(symbol))));
  }

  /**
   * A symbol as price services write it: {@code 700 HK}, {@code NYSE:MA} and {@code BRK/B} are
   * others' ways.
   */
  private static String usual(String symbol) {
    String plain = symbol.substring(symbol.indexOf(':') + 1).strip().toUpperCase(Locale.ROOT);
    plain = plain.replaceFirst(" EQUITY$", "");
    int space = plain.lastIndexOf(' ');
    String suffix = space < 0 ? null : COUNTRIES.get(plain.substring(space + 1));
    if (suffix != null) {
      String code = plain.substring(0, space);
      boolean hongKong = suffix.equals(".HK") && code.matches("\\d{1,3}");
      return (hongKong ? "0".repeat(4 - code.length()) : "") + code + suffix;
    }
    return plain.replace('/', '.').replace(' ', '.');
  }

  private String unknown(String symbol, String isin, String name) {
    List<String> nearest = companies.nearest(name.isEmpty() ? symbol : name, NEAREST);
    return "no company is known for %s%s%s"
        .formatted(
            symbol.isEmpty() ? isin : symbol,
            name.isEmpty() ? "" : " (" + name + ")",
            nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest));
  }

  private static String cell(CSVRecord row, Map<Column, Integer> header, Column column) {
    Integer at = header.get(column);
    return at == null || at >= row.size() ? "" : row.get(at).strip();
  }

  /**
   * With signs of currencies, thousands apart, and brackets for less than nothing; null for none.
   */
  private @Nullable BigDecimal number(String cell) {
    boolean negative = cell.startsWith("(") || cell.contains("-");
    String digits = cell.replaceAll("[^0-9.,]", "");
    if (digits.isEmpty() || digits.length() > 30) {
      return null;
    }
    int comma = digits.lastIndexOf(',');
    int dot = digits.lastIndexOf('.');
    boolean decimalComma =
        comma >= 0 && dot >= 0
            ? comma > dot
            : comma >= 0
                ? !digits.matches("\\d{1,3}(?:,\\d{3})+") || commas
                : dot >= 0 && commas && digits.matches("\\d{1,3}(?:\\.\\d{3})+");
    String plain =
        decimalComma ? digits.replace(".", "").replace(',', '.') : digits.replace(",", "");
    try {
      BigDecimal value = new BigDecimal(plain);
      return negative ? value.negate() : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
