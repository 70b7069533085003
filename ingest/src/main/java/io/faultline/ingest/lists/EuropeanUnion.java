package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.PartyKind;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.XmlNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the EU's Consolidated Financial Sanctions List (FSF, XML 1.1). */
final class EuropeanUnion {
  private EuropeanUnion() {}

  static ListRead read(ListText file) {
    XmlEntries entries = new XmlEntries(file.name());
    return entries.read(file, Set.of("sanctionEntity"), node -> entry(node, entries)).done();
  }

  private static void entry(XmlNode node, XmlEntries entries) {
    List<String> names =
        node.all("nameAlias")
            .map(alias -> alias.attribute("wholeName"))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    String id = node.attribute("logicalId");
    if (names.isEmpty() || id == null) {
      throw new BadCell(id == null ? "logicalId" : "nameAlias", "must not be empty");
    }
    Draft draft = new Draft(names.getFirst());
    draft.aliases.addAll(names);
    draft.kind =
        node.all("subjectType").anyMatch(type -> "P".equals(type.attribute("classificationCode")))
            ? PartyKind.INDIVIDUAL
            : PartyKind.ENTITY;
    draft.country =
        node.children()
            .filter(child -> child.name().equals("address") || child.name().equals("citizenship"))
            .map(child -> Countries.code(child.attribute("countryIso2Code")))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    node.all("regulation")
        .forEach(
            regulation -> {
              String programme = regulation.attribute("programme");
              if (programme != null) {
                draft.programmes.add(programme);
              }
              if (draft.publishedOn == null) {
                draft.publishedOn = Days.ISO.read(regulation.attribute("publicationDate"));
                draft.effectiveOn = Days.ISO.read(regulation.attribute("entryIntoForceDate"));
                draft.sourceUrl = regulation.get("publicationUrl");
              }
            });
    draft.listedOn = Days.ISO.read(node.attribute("designationDate"));
    node.all("identification")
        .forEach(
            number ->
                draft.identifier(
                    Objects.toString(number.attribute("identificationTypeCode"), "other"),
                    number.attribute("number"),
                    Countries.code(number.attribute("countryIso2Code"))));
    node.all("remark").map(XmlNode::value).forEach(draft::remark);
    entries.add(draft.on(ListCode.EU_FSF, id));
  }
}
