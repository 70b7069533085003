package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what China's ministries announce against foreign parties, as a table: the Unreliable Entity
 * List, export controls, and countermeasures.
 */
final class ChineseCountermeasures {
  private ChineseCountermeasures() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file,
            ',',
            List.of("type", "name", "chinese name", "body", "list", "date"),
            cells -> entry(cells, rows))
        .done();
  }

  private static void entry(ListRows.Cells cells, ListRows rows) {
    Draft draft = new Draft(cells.required("name"));
    String aliases = cells.get("alias");
    if (aliases != null) {
      draft.aliases.addAll(Aliases.split(aliases));
    }
    String chinese = cells.get("chinese name");
    if (chinese != null) {
      draft.aliases.add(chinese);
    }
    boolean person = cells.required("type").toLowerCase(Locale.ROOT).equals("person");
    draft.kind = person ? PartyKind.INDIVIDUAL : PartyKind.ENTITY;
    draft.country = Countries.code(cells.get("country"));
    draft.announcedOn = Days.readAny(cells.get("date"), List.of(Days.DOTTED, Days.ISO));
    draft.delistedOn = Days.readAny(cells.get("end date"), List.of(Days.DOTTED, Days.ISO));
    draft.sourceUrl = cells.get("source url");
    draft.remark(cells.get("body"));
    draft.remark(cells.get("summary"));
    String list = cells.get("list");
    if (list != null) {
      draft.programmes.add(list);
    }
    String id = Entries.idOf(draft.name(), list, cells.get("date"));
    rows.add(draft.on(ListCode.CN_MOFCOM, id, measure(list, person)));
  }

  private static Measure measure(@Nullable String list, boolean person) {
    if (list != null && list.startsWith("Export Control Watch")) {
      return Measure.UNVERIFIED;
    }
    if (list != null && list.contains("Export Control")) {
      return Measure.EXPORT_DENIAL;
    }
    if (list != null && list.equals("UEL")) {
      return Measure.INVESTMENT_BAN;
    }
    return person ? Measure.ENTRY_BAN : Measure.TRANSACTION_BAN;
  }
}
