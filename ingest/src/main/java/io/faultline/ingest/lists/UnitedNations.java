package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.XmlNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the Consolidated List of the United Nations Security Council. */
final class UnitedNations {
  private UnitedNations() {}

  static ListRead read(ListText file) {
    XmlEntries entries = new XmlEntries(file.name());
    return entries.read(file, Set.of("INDIVIDUAL", "ENTITY"), node -> entry(node, entries)).done();
  }

  private static void entry(XmlNode node, XmlEntries entries) {
    String name =
        List.of("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME").stream()
            .map(node::get)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    String number = node.get("REFERENCE_NUMBER");
    if (name.isEmpty()) {
      throw new BadCell("FIRST_NAME", "must not be empty");
    }
    Draft draft = new Draft(name);
    draft.kind = node.name().equals("ENTITY") ? PartyKind.ENTITY : PartyKind.INDIVIDUAL;
    String own = node.get("NAME_ORIGINAL_SCRIPT");
    if (own != null) {
      draft.aliases.add(own);
    }
    node.all(node.name() + "_ALIAS")
        .map(alias -> alias.get("ALIAS_NAME"))
        .filter(Objects::nonNull)
        .forEach(alias -> draft.aliases.addAll(Aliases.split(alias)));
    draft.country =
        node.all(node.name() + "_ADDRESS")
            .map(address -> Countries.code(address.get("COUNTRY")))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String regime = node.get("UN_LIST_TYPE");
    if (regime != null) {
      draft.programmes.add(regime);
    }
    String listed = node.get("LISTED_ON");
    // Some copies write a day with its zone behind it.
    draft.listedOn =
        listed == null ? null : Days.ISO.read(listed.substring(0, Math.min(10, listed.length())));
    draft.remark(node.get("COMMENTS1"));
    draft.sourceUrl = "https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list";
    String id = number == null ? node.get("DATAID") : number;
    entries.add(draft.on(ListCode.UN_SC, id == null ? Entries.idOf(name, regime) : id));
  }
}
