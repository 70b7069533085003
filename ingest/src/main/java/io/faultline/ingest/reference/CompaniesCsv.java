package io.faultline.ingest.reference;

import io.faultline.events.Company;
import io.faultline.events.Reference;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code companies.csv}. A company may stand there several times with different {@code
 * known_from}: each row is a version of it. An ISIN or LEI whose check digits are wrong is reported
 * and left out; the company stays.
 */
public final class CompaniesCsv {
  private static final Table TABLE =
      new Table(
          List.of("id", "name"),
          List.of(
              "aliases",
              "symbols",
              "isins",
              "lei",
              "country",
              "sector",
              "known_from",
              "source_url"));

  private final Set<String> versions = new HashSet<>();
  private final Map<String, String> bySymbol = new HashMap<>();

  private CompaniesCsv() {}

  /** Every company of the file; what can't be read is added to the problems. */
  public static List<Company> read(Path file, Problems problems) {
    return TABLE.read(file, problems, new CompaniesCsv()::company);
  }

  /** As {@link #read(Path, Problems)}, of text. */
  static List<Company> read(String text, Problems problems) {
    return TABLE.read(text, problems, new CompaniesCsv()::company);
  }

  private Company company(Row row) {
    String id = row.required("id");
    if (!Identifiers.isSlug(id)) {
      throw new BadCell(
          "id",
          "expected small letters, digits and single hyphens such as softbank-group, was \"%s\""
              .formatted(id));
    }
    Instant known = row.time("known_from");
    if (!versions.add(id + "@" + known)) {
      throw new BadCell("id", "\"%s\" stands twice with the same known_from".formatted(id));
    }
    List<String> symbols = row.list("symbols");
    for (String symbol : symbols) {
      String holder = bySymbol.putIfAbsent(symbol, id);
      if (holder != null && !holder.equals(id)) {
        row.report("symbols", "%s is also a symbol of %s".formatted(symbol, holder));
      }
    }
    return new Company(
        id,
        row.required("name"),
        row.list("aliases"),
        symbols,
        row.list("isins").stream().filter(isin -> isin(isin, row)).toList(),
        lei(row),
        country(row),
        row.text("sector"),
        null,
        null,
        known == null ? Reference.KNOWN_THROUGHOUT : known,
        row.text("source_url"));
  }

  private static boolean isin(String isin, Row row) {
    boolean valid = Identifiers.isIsin(isin);
    if (!valid) {
      row.report("isins", "\"%s\" is no ISIN: form or check digit is wrong".formatted(isin));
    }
    return valid;
  }

  private static @Nullable String lei(Row row) {
    String lei = row.text("lei");
    if (lei != null && !Identifiers.isLei(lei)) {
      row.report("lei", "\"%s\" is no LEI: form or check digits are wrong".formatted(lei));
      return null;
    }
    return lei;
  }

  private static @Nullable String country(Row row) {
    String country = row.text("country");
    if (country != null && !Identifiers.isCountry(country)) {
      row.report(
          "country",
          "expected a code of ISO 3166-1 such as JP, was \"%s\""
              .formatted(country.toUpperCase(Locale.ROOT)));
      return null;
    }
    return country;
  }
}
