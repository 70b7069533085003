package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.events.measures.MeasureTable;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Consolidated Screening List of the US government: all American lists in one table, with
 * the list's name in the column {@code source}.
 */
final class ScreeningListCsv {
  private static final Map<String, ListCode> LISTS =
      Map.ofEntries(
          Map.entry("SDN", ListCode.OFAC_SDN),
          Map.entry("SSI", ListCode.OFAC_SSI),
          Map.entry("CMIC", ListCode.OFAC_NSCMIC),
          Map.entry("NS-MBS List", ListCode.OFAC_MBS),
          Map.entry("MBS", ListCode.OFAC_MBS),
          Map.entry("CAP", ListCode.OFAC_CAPTA),
          Map.entry("FSE", ListCode.OFAC_FSE),
          Map.entry("PLC", ListCode.OFAC_PLC),
          Map.entry("EL", ListCode.BIS_EL),
          Map.entry("UVL", ListCode.BIS_UVL),
          Map.entry("DPL", ListCode.BIS_DPL),
          Map.entry("MEU", ListCode.BIS_MEU),
          Map.entry("ISN", ListCode.STATE_ISN),
          Map.entry("DTC", ListCode.STATE_DTC));

  private ScreeningListCsv() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file,
            ',',
            List.of("source", "name", "addresses", "alt_names", "start_date"),
            cells -> entry(cells::get, rows))
        .done();
  }

  /** A row's fields by their names, whatever the format that they were read from. */
  interface Fields {
    @Nullable String get(String name);
  }

  static void entry(Fields fields, ListRows rows) {
    String source = fields.get("source");
    ListCode list = list(source);
    String name = fields.get("name");
    if (name == null) {
      throw new BadCell("name", "must not be empty");
    }
    Draft draft = new Draft(name);
    String aliases = fields.get("alt_names");
    if (aliases != null) {
      draft.aliases.addAll(Aliases.split(aliases));
    }
    String programmes = fields.get("programs");
    if (programmes != null) {
      Arrays.stream(programmes.split(";"))
          .map(String::strip)
          .filter(programme -> !programme.isEmpty())
          .forEach(draft.programmes::add);
    }
    draft.kind = kind(list, fields.get("type"));
    draft.country = country(fields.get("addresses"));
    draft.effectiveOn = Days.ISO.read(fields.get("start_date"));
    if (list == ListCode.BIS_DPL) {
      draft.delistedOn = Days.ISO.read(fields.get("end_date"));
    }
    String ids = fields.get("ids");
    if (ids != null) {
      OfacRemarks.readNumbers(ids, draft);
    }
    draft.remark(fields.get("remarks"));
    draft.remark(fields.get("federal_register_notice"));
    draft.sourceUrl =
        Optional.ofNullable(fields.get("source_information_url"))
            .orElse(fields.get("source_list_url"));
    String number = fields.get("entity_number");
    String id =
        number != null
            ? number
            : Entries.idOf(name, draft.country, fields.get("start_date"), draft.kind);
    rows.add(draft.on(list, id, measure(list)));
  }

  private static Measure measure(ListCode list) {
    return MeasureTable.chief(list);
  }

  /** {@code Entity List (EL) - Bureau of Industry and Security}: the short name in parentheses. */
  private static ListCode list(@Nullable String source) {
    if (source != null) {
      int open = source.indexOf('(');
      int close = source.indexOf(')', open + 1);
      ListCode list = close < 0 ? null : LISTS.get(source.substring(open + 1, close));
      if (list != null) {
        return list;
      }
    }
    throw new BadCell("source", "no list is known by the name \"%s\"".formatted(source));
  }

  private static @Nullable PartyKind kind(ListCode list, @Nullable String type) {
    return switch (list) {
      case OFAC_SDN, OFAC_SSI, OFAC_NSCMIC, OFAC_MBS, OFAC_CAPTA, OFAC_FSE, OFAC_PLC ->
          OfacCsv.kind(type);
      default -> null;
    };
  }

  /** Addresses end in the code of their country; the first that does counts. */
  private static @Nullable String country(@Nullable String addresses) {
    if (addresses == null) {
      return null;
    }
    for (String address : addresses.split(";")) {
      String code = Countries.code(address.substring(address.lastIndexOf(',') + 1));
      if (code != null) {
        return code;
      }
    }
    return null;
  }
}
