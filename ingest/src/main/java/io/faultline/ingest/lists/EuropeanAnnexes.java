package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the annexes of the EU's sectoral regulations as a table, a row for each entry. */
final class EuropeanAnnexes {
  private EuropeanAnnexes() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    return rows.headed(
            file,
            ',',
            List.of("celex", "recordid", "annex", "measure", "schema", "name"),
            cells -> entry(cells, rows))
        .done();
  }

  private static void entry(ListRows.Cells cells, ListRows rows) {
    Draft draft = new Draft(cells.required("name"));
    for (String column : List.of("alias", "weakalias", "previousname")) {
      String names = cells.get(column);
      if (names != null) {
        draft.aliases.addAll(Aliases.split(names));
      }
    }
    draft.programmes.add(cells.required("celex") + " annex " + cells.required("annex"));
    draft.kind =
        switch (cells.required("schema").toLowerCase(Locale.ROOT)) {
          case "vessel" -> PartyKind.VESSEL;
          case "person" -> PartyKind.INDIVIDUAL;
          default -> PartyKind.ENTITY;
        };
    draft.country = country(cells);
    draft.effectiveOn = Days.readAny(cells.get("startdate"), List.of(Days.DOTTED, Days.ISO));
    draft.identifier("registration", cells.get("registrationnumber"), draft.country);
    draft.identifier("tax", cells.get("taxnumber"), draft.country);
    draft.identifier("lei", cells.get("leicode"), null);
    draft.identifier("imo", cells.get("imonumber"), null);
    draft.sourceUrl = "https://eur-lex.europa.eu/eli/reg/2014/833/oj";
    String number = cells.get("recordid");
    String annex = cells.required("annex");
    String id =
        number == null
            ? Entries.idOf(draft.name(), annex, cells.get("imonumber"))
            : "annex-%s-%s".formatted(annex, number);
    rows.add(draft.on(ListCode.EU_FSF, id, measure(cells.required("measure"))));
  }

  private static @Nullable String country(ListRows.Cells cells) {
    String named = Countries.code(cells.first("country", "jurisdiction", "flag"));
    String address = cells.get("address");
    return named == null && address != null
        ? Countries.code(address.substring(address.lastIndexOf(',') + 1))
        : named;
  }

  private static Measure measure(String words) {
    return switch (words) {
      case "Export control" -> Measure.EXPORT_LICENCE;
      case "Financial restrictions" -> Measure.DEBT_LIMIT;
      case "Transportation restrictions", "Services ban", "Investment ban" ->
          Measure.TRANSACTION_BAN;
      default -> throw new BadCell("measure", "no measure is known by \"%s\"".formatted(words));
    };
  }
}
