package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads OFAC's CSV files: twelve columns without a header, and beside them the addresses, the
 * alternate names, and the remarks that ran over the width of their column.
 */
final class OfacCsv {
  private static final int WIDTH = 12;

  /** An entry's further rows, by its number. */
  private final Map<String, List<String>> names = new HashMap<>();

  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, String> overflow = new HashMap<>();
  private final boolean sdn;
  private int rows;
  private int refused;
  private boolean damaged;
  private final List<Problem> problems = new ArrayList<>();

  private OfacCsv(boolean sdn) {
    this.sdn = sdn;
  }

  /**
   * @param sdn whether it is the SDN list; else it is the consolidated list of all others
   */
  static ListRead read(ListText main, List<ListText> companions, boolean sdn) {
    OfacCsv reader = new OfacCsv(sdn);
    companions.forEach(reader::companion);
    ListRows rows = new ListRows(main.name());
    rows.bare(main, WIDTH, cells -> reader.entry(cells, rows));
    ListRead read = rows.done();
    reader.problems.addAll(read.problems());
    return new ListRead(
        read.parties(),
        read.rows() + reader.rows,
        read.refused() + reader.refused,
        read.damaged() || reader.damaged,
        reader.problems);
  }

  private void companion(ListText file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    ListRows rows = new ListRows(file.name());
    if (name.endsWith("alt.csv")) {
      rows.bare(file, 5, cells -> names(cells, 3));
    } else if (name.endsWith("add.csv")) {
      rows.bare(
          file,
          6,
          cells -> {
            String country = Countries.code(cells.get(4));
            if (country != null) {
              countries.putIfAbsent(number(cells), country);
            }
          });
    } else if (name.endsWith("comments.csv")) {
      rows.bare(file, 2, cells -> overflow.merge(number(cells), text(cells, 1), String::concat));
    } else if (name.endsWith("company_names.csv")) {
      rows.headed(
          file,
          ',',
          List.of("ent_num", "chinese name"),
          cells -> add(cells.required("ent_num"), cells.get("chinese name")));
    } else {
      rows.problems().add(0, null, "is no companion of an OFAC list");
    }
    ListRead read = rows.done();
    this.rows += read.rows();
    refused += read.refused();
    damaged |= read.damaged();
    problems.addAll(read.problems());
  }

  private void names(ListRows.Cells cells, int column) {
    add(number(cells), cells.get(column));
  }

  private void add(String number, @Nullable String name) {
    if (name != null) {
      names.computeIfAbsent(number, n -> new ArrayList<>()).add(name);
    }
  }

  private static String number(ListRows.Cells cells) {
    String number = cells.get(0);
    if (number == null || !number.chars().allMatch(Character::isDigit)) {
      throw new BadCell("ent_num", "expected a number, was \"%s\"".formatted(number));
    }
    return number;
  }

  private static String text(ListRows.Cells cells, int column) {
    String text = cells.get(column);
    return text == null ? "" : text;
  }

  private void entry(ListRows.Cells cells, ListRows rows) {
    String number = number(cells);
    String name = cells.get(1);
    if (name == null) {
      throw new BadCell("SDN_Name", "must not be empty");
    }
    Draft draft = new Draft(name);
    draft.aliases.addAll(names.getOrDefault(number, List.of()));
    draft.kind = kind(cells.get(2));
    // Several programmes stand in one cell as "A] [B] [C".
    Arrays.stream(text(cells, 3).split("\\]\\s*\\[|;"))
        .map(programme -> programme.replaceAll("[\\[\\]]", "").strip())
        .filter(programme -> !programme.isEmpty())
        .forEach(draft.programmes::add);
    draft.country = countries.get(number);
    String remarks = text(cells, 11) + overflow.getOrDefault(number, "");
    OfacRemarks.read(remarks, draft);
    Set<ListCode> lists =
        sdn ? Set.of(ListCode.OFAC_SDN) : OfacLists.consolidated(draft.programmes, remarks);
    lists.forEach(list -> rows.add(draft.on(list, number)));
  }

  static PartyKind kind(@Nullable String type) {
    return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
      case "individual" -> PartyKind.INDIVIDUAL;
      case "vessel" -> PartyKind.VESSEL;
      case "aircraft" -> PartyKind.AIRCRAFT;
      default -> PartyKind.ENTITY;
    };
  }
}
