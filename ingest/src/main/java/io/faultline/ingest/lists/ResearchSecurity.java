package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.ingest.reference.Countries;
import java.util.List;

/** Reads the section 1286 list of institutions with problematic activity, as a table. */
final class ResearchSecurity {
  private ResearchSecurity() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file, ',', List.of("name", "aliases", "program", "report-date"), c -> entry(c, rows))
        .done();
  }

  private static void entry(ListRows.Cells cells, ListRows rows) {
    Draft draft = new Draft(cells.required("name"));
    String aliases = cells.get("aliases");
    if (aliases != null) {
      draft.aliases.addAll(Aliases.split(aliases));
    }
    draft.country = Countries.code(cells.get("country"));
    draft.listedOn = Days.ISO.read(cells.get("start-date"));
    draft.delistedOn = Days.ISO.read(cells.get("end-date"));
    draft.sourceUrl = cells.get("source_url");
    draft.remark(cells.get("notes"));
    String id = Entries.idOf(draft.name(), draft.country);
    rows.add(draft.on(ListCode.DOD_1286, id));
  }
}
