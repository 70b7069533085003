package io.faultline.ingest.registries;

import io.faultline.events.Company;
import io.faultline.ingest.reference.Identifiers;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.XmlElements;
import io.faultline.ingest.tables.XmlNode;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * GLEIF level 1: every legal entity with an LEI, with its names in all scripts. A company's id is
 * made of its LEI, its country is that of its headquarters. Funds and records that were annulled or
 * are doubles of others are passed over.
 *
 * @see <a href="https://www.gleif.org/en/about-lei/common-data-file-format">LEI-CDF 3.1</a>
 */
final class GleifEntities {
  private static final String WEB = "https://search.gleif.org/#/record/";
  private static final Set<String> NO_RECORD =
      Set.of("DUPLICATE", "ANNULLED", "CANCELLED", "TRANSFERRED", "PENDING_VALIDATION");

  private GleifEntities() {}

  static void readCsv(InputStream in, Intake intake) {
    StreamedRows.read(
        in,
        intake,
        List.of(List.of("LEI"), List.of("Entity.LegalName")),
        cells -> entity(new GleifRecord.Row(cells), intake));
  }

  static void readXml(InputStream in, Intake intake) {
    readXml(in, intake, "LEIRecord", node -> entity(new GleifRecord.Element(node), intake));
  }

  static void readXml(InputStream in, Intake intake, String element, Consumer<XmlNode> taker) {
    long line = 0;
    try {
      XmlElements elements =
          new XmlElements(new InputStreamReader(in, StandardCharsets.UTF_8), Set.of(element));
      for (XmlNode node = elements.next(); node != null; node = elements.next()) {
        line = elements.line();
        XmlNode record = node;
        intake.row(line, () -> taker.accept(record));
      }
    } catch (XMLStreamException e) {
      long at = e.getLocation() == null ? line : e.getLocation().getLineNumber();
      intake.broken(at, "is no XML from here on, the file was cut off or damaged");
    }
    if (intake.rows() == 0) {
      intake.problem(0, null, "has no element " + element);
    }
  }

  private static void entity(GleifRecord record, Intake intake) {
    String lei = lei("LEI", record.get("LEI"));
    String name = record.get("Entity.LegalName");
    String registration = record.get("Registration.RegistrationStatus");
    if ("FUND".equals(record.get("Entity.EntityCategory"))
        || (registration != null && NO_RECORD.contains(registration))) {
      return;
    }
    if (name == null) {
      throw new BadCell("Entity.LegalName", "must not be empty");
    }
    Set<String> aliases = new LinkedHashSet<>();
    aliases.addAll(record.all("Entity.OtherEntityNames.OtherEntityName"));
    aliases.addAll(
        record.all("Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName"));
    aliases.remove(name);
    String country = record.get("Entity.HeadquartersAddress.Country");
    if (country == null) {
      country = record.get("Entity.LegalAddress.Country");
    }
    intake.company(
        new Company(
            id(lei),
            name,
            List.copyOf(aliases),
            List.of(),
            List.of(),
            lei,
            country != null && Identifiers.isCountry(country) ? country : null,
            null,
            day(record.get("Entity.EntityCreationDate")),
            day(record.get("Entity.EntityExpirationDate")),
            time(record.get("Registration.InitialRegistrationDate")),
            WEB + lei));
  }

  /** The id under which an entity is known that only GLEIF knows. */
  static String id(String lei) {
    return "lei-" + lei.toLowerCase(Locale.ROOT);
  }

  static String lei(String field, @Nullable String value) {
    if (value == null || !Identifiers.isLei(value)) {
      throw new BadCell(field, "\"%s\" is no LEI: form or check digits are wrong".formatted(value));
    }
    return value;
  }

  /** The day of a time; null for none, and for times before there were such companies. */
  static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.length() < 10) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** When a record was first made; what says nothing of it was known throughout. */
  static Instant time(@Nullable String text) {
    if (text == null) {
      return io.faultline.events.Reference.KNOWN_THROUGHOUT;
    }
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new BadCell("Registration.InitialRegistrationDate", "is no time: \"" + text + "\"");
    }
  }
}
