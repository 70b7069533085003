package io.faultline.ingest.registries;

import io.faultline.ingest.tables.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record of GLEIF, whichever form it was read from; both forms have the same names. */
sealed interface GleifRecord {
  /** The value under a path such as {@code Entity.LegalName}; null if it is absent or empty. */
  @Nullable String get(String path);

  /** The values under a path that can occur several times. */
  List<String> all(String path);

  /** The periods of a relationship. */
  List<Period> periods();

  /**
   * @param type {@code RELATIONSHIP_PERIOD}, or what an account or a filing covers
   */
  record Period(@Nullable String start, @Nullable String end, @Nullable String type) {}

  /** A row of the CSV, which numbers what occurs several times. */
  record Row(StreamedRows.Cells cells) implements GleifRecord {
    private static final int MOST = 20;

    @Override
    public @Nullable String get(String path) {
      return cells.get(path);
    }

    @Override
    public List<String> all(String path) {
      List<String> all = new ArrayList<>();
      for (int i = 1; i <= MOST; i++) {
        String column = path + "." + i;
        String value = cells.get(column);
        if (value != null) {
          all.add(value);
        } else if (!cells.columns().containsKey(column)) {
          break;
        }
      }
      return all;
    }

    @Override
    public List<Period> periods() {
      List<Period> periods = new ArrayList<>();
      for (int i = 1; i <= MOST && cells.columns().containsKey(period(i, "periodType")); i++) {
        periods.add(
            new Period(
                cells.get(period(i, "startDate")),
                cells.get(period(i, "endDate")),
                cells.get(period(i, "periodType"))));
      }
      return periods;
    }

    private static String period(int number, String field) {
      return "Relationship.Period." + number + "." + field;
    }
  }

  /** An element of the XML. */
  record Element(XmlNode node) implements GleifRecord {
    @Override
    public @Nullable String get(String path) {
      return at(path).map(XmlNode::value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Override
    public List<String> all(String path) {
      return at(path).flatMap(found -> Stream.ofNullable(found.value())).toList();
    }

    private Stream<XmlNode> at(String path) {
      Stream<XmlNode> found = Stream.of(node);
      for (String name : path.split("\\.")) {
        found = found.flatMap(parent -> parent.all(name));
      }
      return found;
    }

    @Override
    public List<Period> periods() {
      return at("Relationship.RelationshipPeriods.RelationshipPeriod")
          .map(p -> new Period(p.get("StartDate"), p.get("EndDate"), p.get("PeriodType")))
          .toList();
    }
  }
}
