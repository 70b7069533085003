package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import java.util.List;

/**
 * Reads the section 1260H list as a table: the Department of Defense publishes it as a PDF only.
 */
final class ChineseMilitaryCompanies {
  private ChineseMilitaryCompanies() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file, ',', List.of("name", "start date", "end date"), cells -> entry(cells, rows))
        .done();
  }

  private static void entry(ListRows.Cells cells, ListRows rows) {
    String written = cells.required("name");
    String clean = cells.get("clean name");
    Draft draft = new Draft(clean == null ? written.replaceAll("\\*$", "") : clean);
    for (String column : List.of("alias", "previous name")) {
      String names = cells.get(column);
      if (names != null) {
        draft.aliases.addAll(Aliases.split(names));
      }
    }
    draft.country = "CN";
    draft.listedOn = Days.ISO.read(cells.get("start date"));
    draft.delistedOn = Days.ISO.read(cells.get("end date"));
    draft.sourceUrl = cells.get("source url");
    draft.remark(cells.get("note"));
    String id = Entries.idOf(draft.name(), cells.get("start date"));
    rows.add(draft.on(ListCode.DOD_1260H, id));
  }
}
