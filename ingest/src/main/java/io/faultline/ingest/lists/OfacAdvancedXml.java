package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.ingest.reference.Countries;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.XmlElements;
import io.faultline.ingest.tables.XmlNode;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads OFAC's advanced XML ({@code SDN_ADVANCED.XML}, {@code CONS_ADVANCED.XML}; the standard of
 * the UN's 1267/1988 committee). It is read element by element: first the tables of codes, then
 * places and papers, then who the parties are, and at its end on which list each of them stands.
 */
final class OfacAdvancedXml {
  private static final String CODES =
      "Country List PartyType PartySubType FeatureType IDRegDocType AreaCode";
  private static final DateTimeFormatter REMARKED =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final boolean sdn;
  private final Problems problems;
  private final ListRows entries;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, String> partyTypeOfSubType = new HashMap<>();
  private final Map<String, String> countryOfPlace = new HashMap<>();
  private final Map<String, List<String>> papersOfIdentity = new HashMap<>();
  private final Map<String, Draft> parties = new LinkedHashMap<>();
  private final Set<String> listed = new HashSet<>();

  private OfacAdvancedXml(String file, boolean sdn) {
    this.sdn = sdn;
    this.entries = new ListRows(file);
    this.problems = entries.problems();
  }

  /**
   * @param sdn whether it is the SDN list; else it is the consolidated list of all others
   */
  static ListRead read(ListText file, boolean sdn) {
    OfacAdvancedXml reader = new OfacAdvancedXml(file.name(), sdn);
    if (file.isWebPage()) {
      reader.problems.add(0, null, "is a web page and not the list");
    } else {
      reader.readAll(file);
    }
    return reader.entries.done();
  }

  private void readAll(ListText file) {
    Set<String> names = new HashSet<>(List.of(CODES.split(" ")));
    names.addAll(List.of("Location", "IDRegDocument", "DistinctParty", "SanctionsEntry"));
    long line = 0;
    try {
      XmlElements elements = new XmlElements(new StringReader(file.text()), names);
      for (XmlNode node = elements.next(); node != null; node = elements.next()) {
        line = elements.line();
        take(node, line);
      }
    } catch (XMLStreamException e) {
      entries.damaged(
          e.getLocation() == null ? line : e.getLocation().getLineNumber(),
          "is no XML from here on, the file was cut off or damaged");
    }
    for (String party : parties.keySet()) {
      if (!listed.contains(party)) {
        problems.add(0, "FixedRef", "party %s stands on no list of the file".formatted(party));
      }
    }
    if (parties.isEmpty()) {
      problems.add(0, null, "has no element DistinctParty");
    }
  }

  private void take(XmlNode node, long line) {
    switch (node.name()) {
      case "Location" -> place(node);
      case "IDRegDocument" -> paper(node);
      case "DistinctParty" -> entries.counted(line, () -> party(node));
      case "SanctionsEntry" -> entries.counted(line, () -> entry(node));
      default -> code(node);
    }
  }

  private void code(XmlNode node) {
    String id = node.attribute("ID");
    String iso = node.attribute("ISO2");
    String value = iso != null ? iso : node.value();
    if (id != null && value != null) {
      codes.put(node.name() + id, value);
    }
    String type = node.attribute("PartyTypeID");
    if (id != null && type != null) {
      partyTypeOfSubType.put(id, type);
    }
  }

  private @Nullable String meaning(String table, @Nullable String id) {
    return id == null ? null : codes.get(table + id);
  }

  private void place(XmlNode node) {
    String id = node.attribute("ID");
    String country =
        node.all("LocationCountry")
            .map(c -> Countries.code(meaning("Country", c.attribute("CountryID"))))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(
                () ->
                    node.all("LocationAreaCode")
                        .map(a -> Countries.code(meaning("AreaCode", a.attribute("AreaCodeID"))))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    if (id != null && country != null) {
      countryOfPlace.put(id, country);
    }
  }

  /** As the remarks of the CSV write it. */
  private void paper(XmlNode node) {
    String type = meaning("IDRegDocType", node.attribute("IDRegDocTypeID"));
    String number = node.get("IDRegistrationNo");
    String identity = node.attribute("IdentityID");
    if (type != null && number != null && identity != null) {
      String country = meaning("Country", node.attribute("IssuedBy-CountryID"));
      papersOfIdentity
          .computeIfAbsent(identity, i -> new ArrayList<>())
          .add("%s %s%s".formatted(type, number, country == null ? "" : " (" + country + ")"));
    }
  }

  private void party(XmlNode node) {
    XmlNode profile =
        node.all("Profile")
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("a party without a profile"));
    String id = profile.attribute("ID");
    List<String> names =
        Stream.concat(names(profile, true), names(profile, false)).distinct().toList();
    if (id == null || names.isEmpty()) {
      throw new IllegalArgumentException(
          id == null ? "a profile without an ID" : "party %s has no name".formatted(id));
    }
    Draft draft = new Draft(names.getFirst());
    draft.aliases.addAll(names.subList(1, names.size()));
    draft.kind = OfacCsv.kind(kind(profile.attribute("PartySubTypeID")));
    List<String> remarks = new ArrayList<>();
    profile.all("Feature").forEach(feature -> feature(feature, draft, remarks));
    profile
        .all("Identity")
        .map(identity -> identity.attribute("ID"))
        .filter(Objects::nonNull)
        .forEach(identity -> remarks.addAll(papersOfIdentity.getOrDefault(identity, List.of())));
    String comment = node.get("Comment");
    if (comment != null) {
      remarks.add(comment);
    }
    if (!remarks.isEmpty()) {
      OfacRemarks.read(String.join("; ", remarks), draft);
    }
    parties.put(id, draft);
  }

  /** {@code vessel} and {@code aircraft} are told by the sub-type, persons by the type. */
  private @Nullable String kind(@Nullable String subType) {
    String name = meaning("PartySubType", subType);
    String type = meaning("PartyType", subType == null ? null : partyTypeOfSubType.get(subType));
    boolean vague = name == null || name.equalsIgnoreCase("Unknown");
    return vague ? type : name;
  }

  private static Stream<String> names(XmlNode profile, boolean primary) {
    return profile
        .all("Identity", "Alias")
        .filter(alias -> "true".equals(alias.attribute("Primary")) == primary)
        .flatMap(alias -> alias.all("DocumentedName"))
        .map(OfacAdvancedXml::name)
        .filter(name -> !name.isEmpty());
  }

  /** The last name stands first, as in the other forms of the list. */
  private static String name(XmlNode documented) {
    List<String> parts =
        documented
            .all("DocumentedNamePart", "NamePartValue")
            .map(XmlNode::value)
            .filter(Objects::nonNull)
            .toList();
    return parts.size() < 2
        ? String.join("", parts)
        : parts.getFirst() + ", " + String.join(" ", parts.subList(1, parts.size()));
  }

  private void feature(XmlNode feature, Draft draft, List<String> remarks) {
    String type = meaning("FeatureType", feature.attribute("FeatureTypeID"));
    feature
        .all("FeatureVersion")
        .forEach(
            version -> {
              version
                  .all("VersionLocation")
                  .map(place -> countryOfPlace.get(place.attribute("LocationID")))
                  .filter(Objects::nonNull)
                  .filter(country -> draft.country == null)
                  .forEach(country -> draft.country = country);
              String detail =
                  version
                      .all("VersionDetail")
                      .map(XmlNode::value)
                      .filter(Objects::nonNull)
                      .collect(Collectors.joining(" "));
              LocalDate day =
                  version
                      .all("DatePeriod", "Start")
                      .map(OfacAdvancedXml::from)
                      .filter(Objects::nonNull)
                      .findFirst()
                      .orElse(null);
              if (type != null && !detail.isEmpty()) {
                remarks.add(type + " " + detail);
              } else if (type != null && day != null) {
                remarks.add(type + " " + day.format(REMARKED));
              }
            });
  }

  private static @Nullable LocalDate from(XmlNode start) {
    return start
        .all("From")
        .map(OfacAdvancedXml::day)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable LocalDate day(XmlNode date) {
    try {
      return LocalDate.of(
          Integer.parseInt(String.valueOf(date.get("Year"))),
          Integer.parseInt(String.valueOf(date.get("Month"))),
          Integer.parseInt(String.valueOf(date.get("Day"))));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private void entry(XmlNode node) {
    String profile = node.attribute("ProfileID");
    Draft draft = profile == null ? null : parties.get(profile);
    if (profile == null || draft == null) {
      throw new IllegalArgumentException(
          "an entry is about party %s, which the file doesn't have".formatted(profile));
    }
    node.all("SanctionsMeasure")
        .map(measure -> measure.get("Comment"))
        .filter(Objects::nonNull)
        .forEach(draft.programmes::add);
    node.all("EntryEvent", "Date")
        .map(OfacAdvancedXml::day)
        .filter(Objects::nonNull)
        .filter(day -> draft.listedOn == null || day.isBefore(draft.listedOn))
        .forEach(day -> draft.listedOn = day);
    listed.add(profile);
    lists(node, draft).forEach(list -> entries.add(draft.on(list, profile)));
  }

  private Set<ListCode> lists(XmlNode entry, Draft draft) {
    if (sdn) {
      return Set.of(ListCode.OFAC_SDN);
    }
    ListCode named = named(meaning("List", entry.attribute("ListID")));
    return named != null
        ? Set.of(named)
        : OfacLists.consolidated(draft.programmes, String.join("; ", draft.remarks));
  }

  private static @Nullable ListCode named(@Nullable String list) {
    String low = list == null ? "" : list.toLowerCase(Locale.ROOT);
    if (low.contains("sectoral")) {
      return ListCode.OFAC_SSI;
    }
    if (low.contains("military")) {
      return ListCode.OFAC_NSCMIC;
    }
    if (low.contains("menu")) {
      return ListCode.OFAC_MBS;
    }
    if (low.contains("correspondent") || low.contains("capta")) {
      return ListCode.OFAC_CAPTA;
    }
    if (low.contains("evader")) {
      return ListCode.OFAC_FSE;
    }
    return low.contains("palestinian") ? ListCode.OFAC_PLC : null;
  }
}
