package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the UK Sanctions List (58 columns) and the list of OFSI that it replaced: a row for each
 * name of a party, joined by the party's number.
 */
final class UnitedKingdom {
  private static final List<String> NAME_PARTS =
      List.of("name 1", "name 2", "name 3", "name 4", "name 5", "name 6");

  /** The rows of each party, by its number. */
  private final Map<String, List<ListRows.Cells>> parties = new LinkedHashMap<>();

  private UnitedKingdom() {}

  static ListRead read(ListText file) {
    UnitedKingdom reader = new UnitedKingdom();
    ListRows rows = new ListRows(file.name());
    rows.headed(file, ',', List.of("name 6", "name 1", "last updated"), reader::row);
    reader.parties.forEach((number, names) -> rows.add(party(number, names)));
    return rows.done();
  }

  private void row(ListRows.Cells cells) {
    String number = cells.first("unique id", "group id");
    if (number == null) {
      throw new IllegalArgumentException("unique id must not be empty");
    }
    if (name(cells) == null && cells.first("name non-latin script") == null) {
      throw new IllegalArgumentException("name 6 must not be empty");
    }
    parties.computeIfAbsent(number, n -> new ArrayList<>()).add(cells);
  }

  private static io.faultline.events.ListedParty party(String number, List<ListRows.Cells> rows) {
    ListRows.Cells first =
        rows.stream().filter(UnitedKingdom::isPrimary).findFirst().orElse(rows.getFirst());
    String leading = name(first);
    Draft draft = new Draft(leading == null ? Objects.requireNonNull(own(first)) : leading);
    for (ListRows.Cells cells : rows) {
      Stream.of(name(cells), own(cells)).filter(Objects::nonNull).forEach(draft.aliases::add);
    }
    draft.kind = kind(first.first("designation type", "group type"));
    draft.country = country(rows);
    String regime = first.first("regime name", "regime");
    if (regime != null) {
      draft.programmes.add(regime);
    }
    draft.listedOn =
        Days.BRITISH.read(first.first("date designated", "uk sanctions list date designated"));
    if (draft.listedOn == null) {
      draft.listedOn = Days.BRITISH.read(first.get("listed on"));
    }
    draft.identifier("registration", first.get("business registration number (s)"), null);
    draft.identifier("imo", first.get("imo number"), null);
    draft.remark(first.get("other information"));
    draft.remark(first.first("uk statement of reasons"));
    return draft.on(ListCode.UK_SL, number, measure(first.get("sanctions imposed")));
  }

  private static boolean isPrimary(ListRows.Cells cells) {
    String type = cells.first("name type", "alias type");
    return type != null && type.toLowerCase(Locale.ROOT).contains("prim");
  }

  private static @Nullable String name(ListRows.Cells cells) {
    String name =
        NAME_PARTS.stream()
            .map(cells::get)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return name.isBlank() ? null : name;
  }

  private static @Nullable String own(ListRows.Cells cells) {
    return cells.get("name non-latin script");
  }

  private static @Nullable String country(List<ListRows.Cells> rows) {
    return rows.stream()
        .map(
            cells ->
                Countries.code(
                    cells.first("address country", "country", "current believed flag of ship")))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static PartyKind kind(@Nullable String type) {
    return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
      case "individual" -> PartyKind.INDIVIDUAL;
      case "ship" -> PartyKind.VESSEL;
      default -> PartyKind.ENTITY;
    };
  }

  /** The list of OFSI, which doesn't say, was one of asset freezes. */
  private static Measure measure(@Nullable String imposed) {
    String low = imposed == null ? "asset freeze" : imposed.toLowerCase(Locale.ROOT);
    if (low.contains("asset freeze")) {
      return Measure.ASSET_FREEZE;
    }
    return low.contains("travel ban") ? Measure.ENTRY_BAN : Measure.TRANSACTION_BAN;
  }
}
