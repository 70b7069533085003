package io.faultline.ingest.lists;

import io.faultline.events.ListCode;
import io.faultline.events.ListedParty;
import io.faultline.events.ListedParty.Identifier;
import io.faultline.events.Measure;
import io.faultline.events.PartyKind;
import io.faultline.events.Reference;
import io.faultline.events.measures.MeasureTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An entry while it is put together from its parts. */
final class Draft {
  /** Remarks of some rows run to pages; what matters of them stands in its own fields. */
  private static final int MOST_REMARKS = 4_000;

  private final String name;
  final Set<String> aliases = new LinkedHashSet<>();
  final Set<String> programmes = new LinkedHashSet<>();
  final Set<Identifier> identifiers = new LinkedHashSet<>();
  final List<String> remarks = new ArrayList<>();
  @Nullable String country;
  @Nullable PartyKind kind;
  @Nullable LocalDate announcedOn;
  @Nullable LocalDate effectiveOn;
  @Nullable LocalDate publishedOn;
  @Nullable LocalDate listedOn;
  @Nullable LocalDate delistedOn;
  @Nullable String sourceUrl;

  Draft(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void identifier(String type, @Nullable String value, @Nullable String of) {
    if (value != null && !value.isBlank()) {
      identifiers.add(new Identifier(type, value.strip(), of));
    }
  }

  void remark(@Nullable String remark) {
    if (remark != null && !remark.isBlank()) {
      remarks.add(remark.strip());
    }
  }

  /** The entry, with the chief measure of its list. */
  ListedParty on(ListCode list, String entryId) {
    return on(list, entryId, MeasureTable.chief(list));
  }

  ListedParty on(ListCode list, String entryId, Measure measure) {
    String all = String.join("; ", remarks);
    aliases.remove(name);
    return new ListedParty(
        list,
        entryId,
        name,
        List.copyOf(aliases),
        measure,
        country,
        List.copyOf(programmes),
        List.copyOf(identifiers),
        new ListedParty.Dates(announcedOn, effectiveOn, publishedOn, listedOn, delistedOn),
        sourceUrl,
        all.isEmpty() ? null : all.substring(0, Math.min(all.length(), MOST_REMARKS)),
        knownFrom(),
        kind);
  }

  /** The earliest day on which the list or its notice can have been read. */
  private Instant knownFrom() {
    return Stream.of(announcedOn, publishedOn, listedOn, effectiveOn)
        .filter(Objects::nonNull)
        .findFirst()
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(Reference.KNOWN_THROUGHOUT);
  }
}
