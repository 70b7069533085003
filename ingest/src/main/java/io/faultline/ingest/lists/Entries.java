package io.faultline.ingest.lists;

import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names entries that their list leaves without a name of their own, and puts doubles into one. */
final class Entries {
  private Entries() {}

  /**
   * A key made of what an entry says of itself: the same row gives the same key in every copy of
   * the list, wherever it stands. Spelling of capitals and marks doesn't matter.
   */
  static String idOf(String name, @Nullable Object... further) {
    StringBuilder content = new StringBuilder(plain(name));
    for (Object part : further) {
      content.append('|').append(part == null ? "" : plain(part.toString()));
    }
    return Json.fingerprintOf(content.toString());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** Rows with the same key are one entry with several addresses or names. */
  static List<ListedParty> merged(List<ListedParty> parties) {
    Map<String, ListedParty> byKey = new LinkedHashMap<>();
    for (ListedParty party : parties) {
      byKey.merge(keyOf(party), party, Entries::merged);
    }
    return new ArrayList<>(byKey.values());
  }

  /** Names an entry among all lists, whatever its version. */
  static String keyOf(ListedParty party) {
    return party.list().code() + "/" + party.entryId();
  }

  private static ListedParty merged(ListedParty one, ListedParty other) {
    Set<String> aliases = new LinkedHashSet<>(one.aliases());
    aliases.add(other.name());
    aliases.addAll(other.aliases());
    aliases.remove(one.name());
    return new ListedParty(
        one.list(),
        one.entryId(),
        one.name(),
        List.copyOf(aliases),
        one.measure(),
        one.country() == null ? other.country() : one.country(),
        union(one.programmes(), other.programmes()),
        union(one.identifiers(), other.identifiers()),
        new ListedParty.Dates(
            first(one.dates().announcedOn(), other.dates().announcedOn()),
            first(one.dates().effectiveOn(), other.dates().effectiveOn()),
            first(one.dates().publishedOn(), other.dates().publishedOn()),
            first(one.dates().listedOn(), other.dates().listedOn()),
            first(one.dates().delistedOn(), other.dates().delistedOn())),
        first(one.sourceUrl(), other.sourceUrl()),
        first(one.remarks(), other.remarks()),
        one.knownFrom().isBefore(other.knownFrom()) ? one.knownFrom() : other.knownFrom(),
        first(one.kind(), other.kind()));
  }

  private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
    return one == null ? other : one;
  }

  private static <T> List<T> union(List<T> one, List<T> other) {
    LinkedHashSet<T> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  /** As {@code party}, under the key of an earlier copy. */
  static ListedParty withId(ListedParty party, String entryId) {
    return new ListedParty(
        party.list(),
        entryId,
        party.name(),
        party.aliases(),
        party.measure(),
        party.country(),
        party.programmes(),
        party.identifiers(),
        party.dates(),
        party.sourceUrl(),
        party.remarks(),
        party.knownFrom(),
        party.kind());
  }

  /** As {@code party}, known since then. */
  static ListedParty knownFrom(ListedParty party, java.time.Instant knownFrom) {
    return party.ending(party.dates().delistedOn(), knownFrom);
  }
}
