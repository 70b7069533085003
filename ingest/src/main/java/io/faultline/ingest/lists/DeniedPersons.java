package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.ingest.reference.Countries;
import java.util.List;

/** Reads the Denied Persons List as BIS publishes it: a table with tabs, a row for each address. */
final class DeniedPersons {
  private DeniedPersons() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file,
            '\t',
            List.of("name", "country", "effective_date", "expiration_date", "fr_citation"),
            cells -> entry(cells, rows))
        .done();
  }

  private static void entry(ListRows.Cells cells, ListRows rows) {
    Draft draft = new Draft(cells.required("name"));
    draft.country = Countries.code(cells.get("country"));
    draft.effectiveOn = Days.AMERICAN.read(cells.get("effective_date"));
    draft.delistedOn = Days.AMERICAN.read(cells.get("expiration_date"));
    draft.remark(cells.get("action"));
    draft.remark(cells.get("fr_citation"));
    // One order names a person once, however many addresses it gives.
    String id = Entries.idOf(draft.name(), cells.get("effective_date"));
    rows.add(draft.on(ListCode.BIS_DPL, id));
  }
}
