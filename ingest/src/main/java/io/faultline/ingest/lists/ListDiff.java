package io.faultline.ingest.lists;

import io.faultline.events.ChangeKind;
import io.faultline.events.Json;
import io.faultline.events.ListedParty;
import io.faultline.events.ListingChange;
import io.faultline.events.ListingChange.FieldChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What changed from one copy of a list to the next. The sum of the changes over several copies is
 * the change from the first to the last: an entry keeps its key whatever else of it changes, also
 * where the list has no keys and only its name changed.
 *
 * @param changes in the order of the keys
 * @param now the entries as they are from now on, under their lasting keys
 */
public record ListDiff(List<ListingChange> changes, Map<String, ListedParty> now) {
  public ListDiff {
    changes = List.copyOf(changes);
    now = Map.copyOf(now);
  }

  /**
   * The first copy that was ever loaded: every entry stood there before and none is news.
   *
   * @param at when it was loaded
   */
  public static ListDiff baseline(Collection<ListedParty> parties, Instant at) {
    Map<String, ListedParty> now = byKey(parties);
    return new ListDiff(
        now.values().stream()
            .map(party -> new ListingChange(ChangeKind.ADDED, party, List.of(), true, at))
            .toList(),
        now);
  }

  /**
   * What changed since the copy before.
   *
   * @param before the entries as {@link #now} gave them
   * @param parties the entries of the new copy
   * @param at when the change could be known
   */
  public static ListDiff between(
      Map<String, ListedParty> before, Collection<ListedParty> parties, Instant at) {
    Map<String, ListedParty> now = Renamed.underLastingKeys(before, byKey(parties));
    List<ListingChange> changes = new ArrayList<>();
    TreeMap<String, ListedParty> all = new TreeMap<>(before);
    all.putAll(now);
    for (String key : all.keySet()) {
      ListedParty old = before.get(key);
      ListedParty fresh = now.get(key);
      if (old == null && fresh != null) {
        changes.add(new ListingChange(ChangeKind.ADDED, fresh, List.of(), false, at));
      } else if (fresh == null && old != null) {
        changes.add(new ListingChange(ChangeKind.REMOVED, old, List.of(), false, at));
      } else if (old != null && fresh != null) {
        List<FieldChange> fields = fields(old, fresh);
        if (fields.isEmpty()) {
          // When it became known is no part of what it says.
          now.put(key, old);
        } else {
          changes.add(new ListingChange(ChangeKind.AMENDED, fresh, fields, false, at));
        }
      }
    }
    return new ListDiff(changes, now);
  }

  private static Map<String, ListedParty> byKey(Collection<ListedParty> parties) {
    Map<String, ListedParty> byKey = new TreeMap<>();
    Entries.merged(new ArrayList<>(parties)).forEach(p -> byKey.put(Entries.keyOf(p), p));
    return byKey;
  }

  /** The fields that differ, by their names in JSON. */
  private static List<FieldChange> fields(ListedParty old, ListedParty fresh) {
    Map<String, @Nullable String> before = values(old);
    Map<String, @Nullable String> after = values(fresh);
    List<FieldChange> fields = new ArrayList<>();
    LinkedHashMap<String, @Nullable String> all = new LinkedHashMap<>(before);
    all.putAll(after);
    for (String field : all.keySet()) {
      if (!Objects.equals(before.get(field), after.get(field))) {
        fields.add(new FieldChange(field, before.get(field), after.get(field)));
      }
    }
    return fields;
  }

  private static Map<String, @Nullable String> values(ListedParty party) {
    Map<String, @Nullable String> values = new LinkedHashMap<>();
    JsonNode json = Json.mapper().valueToTree(party);
    json.properties()
        .forEach(
            field -> {
              switch (field.getKey()) {
                case "knownFrom", "entryId", "list" -> {}
                case "dates" ->
                    field
                        .getValue()
                        .properties()
                        .forEach(day -> values.put(day.getKey(), text(day.getValue())));
                case "aliases", "programmes", "identifiers" ->
                    values.put(field.getKey(), sorted(field.getValue()));
                default -> values.put(field.getKey(), text(field.getValue()));
              }
            });
    return values;
  }

  /** The order in which a list gives its names says nothing. */
  private static @Nullable String sorted(JsonNode array) {
    if (array.isEmpty()) {
      return null;
    }
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(text(item)));
    items.sort(null);
    return String.join(" | ", items);
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }
}
