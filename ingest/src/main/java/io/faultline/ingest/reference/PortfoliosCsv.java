package io.faultline.ingest.reference;

import io.faultline.events.Portfolio;
import io.faultline.events.Portfolio.Position;
import io.faultline.events.Reference;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code portfolios.csv}. A holding is written as an id, a symbol, an ISIN or an LEI. Its
 * portfolio is known since the earliest of its holdings; each holding counts from its own {@code
 * known_from}, and one without it was held throughout.
 */
public final class PortfoliosCsv {
  private static final Table TABLE =
      new Table(
          List.of("portfolio", "company"),
          List.of("weight", "valid_from", "valid_to", "known_from"));

  private final CompanyIndex companies;
  private final Map<String, List<Position>> positions = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();

  private PortfoliosCsv(CompanyIndex companies) {
    this.companies = companies;
  }

  /** Every portfolio of the file; what can't be read is added to the problems. */
  public static List<Portfolio> read(Path file, CompanyIndex companies, Problems problems) {
    PortfoliosCsv reader = new PortfoliosCsv(companies);
    TABLE.read(file, problems, reader::take);
    return reader.positions.entrySet().stream()
        .map(e -> new Portfolio(e.getKey(), e.getValue(), null, earliest(e.getValue())))
        .toList();
  }

  private static Instant earliest(List<Position> positions) {
    return positions.stream()
        .map(Position::knownFrom)
        .min(Comparator.naturalOrder())
        .orElse(Reference.KNOWN_THROUGHOUT);
  }

  private Position take(Row row) {
    String portfolio = row.required("portfolio");
    if (!Identifiers.isSlug(portfolio)) {
      throw new BadCell(
          "portfolio",
          "expected small letters, digits and single hyphens such as asia-tech, was \"%s\""
              .formatted(portfolio));
    }
    String reference = row.required("company");
    String company;
    try {
      company = companies.resolve(reference);
    } catch (IllegalArgumentException e) {
      throw new BadCell("company", String.valueOf(e.getMessage()));
    }
    LocalDate from = row.date("valid_from");
    LocalDate to = row.date("valid_to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw new BadCell("valid_to", "must come after valid_from %s, was %s".formatted(from, to));
    }
    if (!seen.add(portfolio + "/" + company + "/" + from)) {
      throw new BadCell(
          "company", "%s stands twice in %s (written %s)".formatted(company, portfolio, reference));
    }
    Instant known = row.time("known_from");
    Position position =
        new Position(
            company,
            row.fraction("weight"),
            from,
            to,
            known == null ? Reference.KNOWN_THROUGHOUT : known);
    positions.computeIfAbsent(portfolio, p -> new ArrayList<>()).add(position);
    return position;
  }
}
