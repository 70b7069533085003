package io.faultline.ingest.registries;

import io.faultline.events.RelationStatus;
import io.faultline.events.RelationType;
import io.faultline.events.Relationship;
import io.faultline.ingest.tables.BadCell;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * GLEIF level 2: who consolidates whom in its accounts. A child <em>is directly consolidated
 * by</em> its parent, so the parent owns the child, by more than half as a rule; the share is not
 * said. The ultimate parent counts only where no direct one is named, since it is reached through
 * the direct one otherwise. Relations of funds are passed over.
 *
 * @see <a href="https://www.gleif.org/en/about-lei/common-data-file-format">RR-CDF 2.1</a>
 */
final class GleifRelationships {
  private static final String WEB = "https://search.gleif.org/#/record/";
  private static final Set<String> NO_RECORD =
      Set.of("DUPLICATE", "ANNULLED", "CANCELLED", "TRANSFERRED", "PENDING_VALIDATION");

  private final Intake intake;
  // Entities are told apart by 64 bits of their LEI: half a million of them take 30 MB.
  private final Set<Long> withDirectParent = new HashSet<>();
  private final List<Relationship> ultimate = new ArrayList<>();

  private GleifRelationships(Intake intake) {
    this.intake = intake;
  }

  static void readCsv(InputStream in, Intake intake) {
    GleifRelationships reader = new GleifRelationships(intake);
    StreamedRows.read(
        in,
        intake,
        List.of(
            List.of("Relationship.StartNode.NodeID", "start_node_id"),
            List.of("Relationship.EndNode.NodeID", "end_node_id"),
            List.of("Relationship.RelationshipType", "relationship_type")),
        cells ->
            reader.take(
                cells.columns().containsKey("start_node_id")
                    ? plain(cells)
                    : full(new GleifRecord.Row(cells))));
    reader.finish();
  }

  static void readXml(InputStream in, Intake intake) {
    GleifRelationships reader = new GleifRelationships(intake);
    GleifEntities.readXml(
        in, intake, "RelationshipRecord", n -> reader.take(full(new GleifRecord.Element(n))));
    reader.finish();
  }

  /** What a record says, whatever the form of the file. */
  private record Link(
      @Nullable String child,
      @Nullable String parent,
      @Nullable String type,
      @Nullable String status,
      @Nullable String registration,
      @Nullable String registered,
      @Nullable String updated,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  private static Link full(GleifRecord record) {
    GleifRecord.Period period =
        record.periods().stream()
            .filter(p -> "RELATIONSHIP_PERIOD".equals(p.type()))
            .findFirst()
            .orElse(new GleifRecord.Period(null, null, null));
    return new Link(
        record.get("Relationship.StartNode.NodeID"),
        record.get("Relationship.EndNode.NodeID"),
        record.get("Relationship.RelationshipType"),
        record.get("Relationship.RelationshipStatus"),
        record.get("Registration.RegistrationStatus"),
        record.get("Registration.InitialRegistrationDate"),
        record.get("Registration.LastUpdateDate"),
        GleifEntities.day(period.start()),
        GleifEntities.day(period.end()));
  }

  /** The same table with short names for its columns, whose period may be that of an account. */
  private static Link plain(StreamedRows.Cells cells) {
    return new Link(
        cells.get("start_node_id"),
        cells.get("end_node_id"),
        cells.get("relationship_type"),
        cells.get("relationship_status"),
        cells.get("registration_status"),
        cells.get("initial_registration"),
        cells.get("last_update"),
        null,
        null);
  }

  private void take(Link link) {
    boolean isUltimate = "IS_ULTIMATELY_CONSOLIDATED_BY".equals(link.type());
    boolean isDirect =
        "IS_DIRECTLY_CONSOLIDATED_BY".equals(link.type())
            || "IS_INTERNATIONAL_BRANCH_OF".equals(link.type());
    if (link.type() == null) {
      throw new BadCell("RelationshipType", "must not be empty");
    }
    if (!(isUltimate || isDirect)
        || (link.registration() != null && NO_RECORD.contains(link.registration()))) {
      return;
    }
    String child = GleifEntities.lei("StartNode", link.child());
    Relationship relationship =
        relationship(link, child, GleifEntities.lei("EndNode", link.parent()));
    if (isDirect) {
      withDirectParent.add(mark(child));
      intake.relationship(relationship);
    } else {
      intake.kept();
      ultimate.add(relationship);
    }
  }

  private static Relationship relationship(Link link, String child, String parent) {
    LocalDate to = link.to();
    if (to == null && "INACTIVE".equals(link.status())) {
      to = GleifEntities.day(link.updated());
    }
    LocalDate from =
        link.from() == null || to == null || link.from().isBefore(to) ? link.from() : null;
    return new Relationship(
        GleifEntities.id(parent),
        GleifEntities.id(child),
        RelationType.OWNS,
        "IS_INTERNATIONAL_BRANCH_OF".equals(link.type()) ? Double.valueOf(1) : null,
        from,
        to,
        GleifEntities.time(link.registered()),
        1,
        RelationStatus.ACTIVE,
        WEB + child,
        null);
  }

  private void finish() {
    for (Relationship relationship : ultimate) {
      String child = relationship.to().substring("lei-".length());
      if (!withDirectParent.contains(mark(child.toUpperCase(java.util.Locale.ROOT)))) {
        intake.late(relationship);
      }
    }
  }

  private static long mark(String lei) {
    long mark = 0;
    for (int i = 0; i < lei.length(); i++) {
      mark = mark * 0x9E3779B97F4A7C15L + lei.charAt(i);
    }
    return mark;
  }
}
