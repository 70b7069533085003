package io.faultline.events.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What of a schema change breaks a subscriber who relies on the published one. New fields, new
 * codes of an enum and other descriptions don't: subscribers pass over what they do not know.
 */
final class SchemaChange {
  private final JsonNode published;
  private final JsonNode current;
  private final List<String> breaks = new ArrayList<>();

  private SchemaChange(JsonNode published, JsonNode current) {
    this.published = published;
    this.current = current;
  }

  /** A sentence for each break; empty if there is none. */
  static List<String> breaks(JsonNode published, JsonNode current) {
    SchemaChange change = new SchemaChange(published, current);
    change.compare("", published, current);
    return change.breaks;
  }

  private void compare(String at, JsonNode before, JsonNode after) {
    JsonNode was = resolve(published, before);
    JsonNode is = resolve(current, after);
    same(at, "type", was, is);
    same(at, "format", was, is);
    if (was.has("enum")) {
      Set<String> gone = texts(was.get("enum"));
      gone.removeAll(is.has("enum") ? texts(is.get("enum")) : Set.of());
      if (!gone.isEmpty()) {
        breaks.add(at + " no longer has " + String.join(" ", gone));
      }
    }
    if (was.has("items")) {
      compare(at + "[]", was.get("items"), is.path("items"));
    }
    Set<String> stillRequired = texts(is.path("required"));
    Set<String> onceRequired = texts(was.path("required"));
    for (String property : was.path("properties").propertyNames()) {
      String name = at.isEmpty() ? property : at + "." + property;
      if (!is.path("properties").has(property)) {
        breaks.add(name + " is gone");
        continue;
      }
      if (onceRequired.contains(property) && !stillRequired.contains(property)) {
        breaks.add(name + " may now be absent");
      }
      compare(name, was.get("properties").get(property), is.get("properties").get(property));
    }
  }

  private void same(String at, String keyword, JsonNode was, JsonNode is) {
    if (!was.path(keyword).equals(is.path(keyword))) {
      breaks.add(
          "%s was of %s %s, is %s"
              .formatted(
                  at,
                  keyword,
                  was.path(keyword).asString("none"),
                  is.path(keyword).asString("none")));
    }
  }

  private static JsonNode resolve(JsonNode root, JsonNode schema) {
    JsonNode ref = schema.path("$ref");
    return ref.isMissingNode() ? schema : root.at(ref.asString().substring(1));
  }

  private static Set<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), /* parallel= */ false)
        .map(JsonNode::asString)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
