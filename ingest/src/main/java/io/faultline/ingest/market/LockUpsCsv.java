package io.faultline.ingest.market;

import io.faultline.events.LockUp;
import io.faultline.events.LockUpStatus;
import io.faultline.events.Reference;
import io.faultline.ingest.reference.CompanyIndex;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Reads {@code lockups.csv}: each row is one statement, known since the day on which it was
 * announced. Absent status is {@code scheduled}.
 */
public final class LockUpsCsv {
  private static final Table TABLE =
      new Table(
          List.of("company", "symbol", "expires_on"),
          List.of(
              "shares", "share_of_outstanding", "holders", "announced_on", "status", "source_url"));

  private LockUpsCsv() {}

  /** Every statement of the file; what can't be read is added to the problems. */
  public static List<LockUp> read(Path file, CompanyIndex companies, Problems problems) {
    return TABLE.read(file, problems, row -> lockUp(row, companies));
  }

  private static LockUp lockUp(Row row, CompanyIndex companies) {
    LockUpStatus status = row.code("status", LockUpStatus.class);
    LocalDate announced = row.date("announced_on");
    return new LockUp(
        company(row, companies),
        row.required("symbol"),
        row.requiredDate("expires_on"),
        row.count("shares"),
        row.fraction("share_of_outstanding"),
        row.list("holders"),
        announced,
        status == null ? LockUpStatus.SCHEDULED : status,
        false,
        row.text("source_url"),
        null,
        announced == null ? Reference.KNOWN_THROUGHOUT : startOf(announced));
  }

  private static String company(Row row, CompanyIndex companies) {
    try {
      return companies.resolve(row.required("company"));
    } catch (IllegalArgumentException e) {
      throw new BadCell("company", String.valueOf(e.getMessage()));
    }
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
