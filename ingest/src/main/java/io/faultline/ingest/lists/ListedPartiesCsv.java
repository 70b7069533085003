package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.Measure;
import io.faultline.events.Reference;
import io.faultline.ingest.reference.Identifiers;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.Row;
import io.faultline.ingest.tables.Table;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code listed_parties.csv}, Faultline's own neutral format. An entry is known since its
 * announcement, else since it took effect.
 */
public final class ListedPartiesCsv {
  private static final Table TABLE =
      new Table(
          List.of("list", "entry_id", "name", "measure"),
          List.of(
              "aliases", "country", "announced_on", "effective_on", "delisted_on", "source_url"));

  private final Set<String> seen = new HashSet<>();

  private ListedPartiesCsv() {}

  /** Every entry of the file; what can't be read is added to the problems. */
  public static List<ListedParty> read(Path file, Problems problems) {
    return TABLE.read(file, problems, new ListedPartiesCsv()::party);
  }

  /** As {@link #read(Path, Problems)}, of text. */
  static List<ListedParty> read(String text, Problems problems) {
    return TABLE.read(text, problems, new ListedPartiesCsv()::party);
  }

  private ListedParty party(Row row) {
    ListCode list = row.requiredCode("list", ListCode.class);
    String entry = row.required("entry_id");
    LocalDate announced = row.date("announced_on");
    LocalDate effective = row.date("effective_on");
    LocalDate delisted = row.date("delisted_on");
    LocalDate begun = announced == null ? effective : announced;
    if (begun != null && delisted != null && delisted.isBefore(begun)) {
      throw new BadCell(
          "delisted_on", "must not come before %s, was %s".formatted(begun, delisted));
    }
    if (!seen.add(list + "/" + entry + "/" + begun)) {
      throw new BadCell("entry_id", "%s stands twice on %s".formatted(entry, list.code()));
    }
    String country = row.text("country");
    if (country != null && !Identifiers.isCountry(country)) {
      throw new BadCell(
          "country", "expected a code of ISO 3166-1 such as CN, was \"%s\"".formatted(country));
    }
    return new ListedParty(
        list,
        entry,
        row.required("name"),
        row.list("aliases"),
        row.requiredCode("measure", Measure.class),
        country,
        List.of(),
        List.of(),
        new ListedParty.Dates(announced, effective, null, null, delisted),
        row.text("source_url"),
        null,
        begun == null ? Reference.KNOWN_THROUGHOUT : startOf(begun));
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
