package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.XmlNode;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads OFAC's plain XML ({@code sdn.xml}, {@code consolidated.xml}). */
final class OfacXml {
  private OfacXml() {}

  /**
   * @param sdn whether it is the SDN list; else it is the consolidated list of all others
   */
  static ListRead read(ListText file, boolean sdn) {
    XmlEntries entries = new XmlEntries(file.name());
    return entries.read(file, Set.of("sdnEntry"), node -> entry(node, entries, sdn)).done();
  }

  private static void entry(XmlNode node, XmlEntries entries, boolean sdn) {
    String number = node.get("uid");
    String name = name(node);
    if (number == null || name == null) {
      throw new BadCell(number == null ? "uid" : "lastName", "must not be empty");
    }
    Draft draft = new Draft(name);
    draft.kind = OfacCsv.kind(node.get("sdnType"));
    node.all("akaList", "aka")
        .map(OfacXml::name)
        .filter(Objects::nonNull)
        .forEach(draft.aliases::add);
    node.all("programList", "program")
        .map(XmlNode::value)
        .filter(Objects::nonNull)
        .forEach(draft.programmes::add);
    draft.country =
        node.all("addressList", "address")
            .map(address -> Countries.code(address.get("country")))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String numbers =
        node.all("idList", "id").map(OfacXml::number).collect(Collectors.joining("; "));
    OfacRemarks.read(numbers, draft);
    draft.remark(node.get("remarks"));
    String remarks = String.join("; ", draft.remarks);
    Set<ListCode> lists =
        sdn ? Set.of(ListCode.OFAC_SDN) : OfacLists.consolidated(draft.programmes, remarks);
    lists.forEach(list -> entries.add(draft.on(list, number)));
  }

  private static @Nullable String name(XmlNode node) {
    String name =
        Stream.of(node.get("lastName"), node.get("firstName"))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return name.isEmpty() ? null : name;
  }

  /** As the remarks of the CSV write it. */
  private static String number(XmlNode id) {
    String country = id.get("idCountry");
    return "%s %s%s"
        .formatted(
            id.get("idType"),
            Objects.toString(id.get("idNumber"), ""),
            country == null ? "" : " (" + country + ")");
  }
}
