package io.faultline.ingest.reference;

import io.faultline.events.Reference;
import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads {@code relationships.csv}. Both ends may be written as an id, a symbol, an ISIN or an LEI.
 * Absent confidence is 1, absent status is {@code active}.
 */
public final class RelationshipsCsv {
  private static final String COUNTRY = "country:";
  private static final Table TABLE =
      new Table(
          List.of("from", "to", "type"),
          List.of(
              "share",
              "valid_from",
              "valid_to",
              "known_from",
              "confidence",
              "status",
              "source_url",
              "quote"));

  private final CompanyIndex companies;

  private RelationshipsCsv(CompanyIndex companies) {
    this.companies = companies;
  }

  /** Every relationship of the file; what can't be read is added to the problems. */
  public static List<Relationship> read(Path file, CompanyIndex companies, Problems problems) {
    return TABLE.read(file, problems, new RelationshipsCsv(companies)::relationship);
  }

  /** As {@link #read(Path, CompanyIndex, Problems)}, of text. */
  static List<Relationship> read(String text, CompanyIndex companies, Problems problems) {
    return TABLE.read(text, problems, new RelationshipsCsv(companies)::relationship);
  }

  private Relationship relationship(Row row) {
    RelationType type = row.requiredCode("type", RelationType.class);
    Double confidence = row.fraction("confidence");
    RelationStatus status = row.code("status", RelationStatus.class);
    Instant known = row.time("known_from");
    LocalDate from = row.date("valid_from");
    LocalDate to = row.date("valid_to");
    if (from != null && to != null && !from.isBefore(to)) {
      throw new BadCell("valid_to", "must come after valid_from %s, was %s".formatted(from, to));
    }
    return new Relationship(
        company(row, "from"),
        type == RelationType.OPERATES_IN ? country(row) : company(row, "to"),
        type,
        row.fraction("share"),
        from,
        to,
        known == null ? Reference.KNOWN_THROUGHOUT : known,
        confidence == null ? 1 : confidence,
        status == null ? RelationStatus.ACTIVE : status,
        row.text("source_url"),
        row.text("quote"));
  }

  private String company(Row row, String column) {
    try {
      return companies.resolve(row.required(column));
    } catch (IllegalArgumentException e) {
      throw new BadCell(column, String.valueOf(e.getMessage()));
    }
  }

  private static String country(Row row) {
    String to = row.required("to");
    if (!to.startsWith(COUNTRY) || !Identifiers.isCountry(to.substring(COUNTRY.length()))) {
      throw new BadCell(
          "to", "expected a country such as country:RU for operates_in, was \"%s\"".formatted(to));
    }
    return to;
  }
}
