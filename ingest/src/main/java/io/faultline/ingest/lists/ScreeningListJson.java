package io.faultline.ingest.lists;

import io.faultline.events.Json;
import io.faultline.ingest.tables.BadCell;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the Consolidated Screening List in JSON: the same entries, their lists as arrays. */
final class ScreeningListJson {
  private ScreeningListJson() {}

  static ListRead read(ListText file) {
    ListRows rows = new ListRows(file.name());
    if (file.isWebPage()) {
      rows.problems().add(0, null, "is a web page and not the list");
      return rows.done();
    }
    try {
      JsonNode results = Json.mapper().readTree(file.text()).path("results");
      if (!results.isArray()) {
        rows.problems().add(0, "results", "expected an array of entries");
        return rows.done();
      }
      int number = 0;
      for (JsonNode entry : results) {
        int at = ++number;
        rows.counted(at, () -> ScreeningListCsv.entry(name -> field(entry, name), rows));
      }
    } catch (JacksonException e) {
      rows.damaged(0, "is no JSON, or was cut off: " + e.getOriginalMessage());
    }
    return rows.done();
  }

  /** A field as the CSV would write it. */
  private static @Nullable String field(JsonNode entry, String name) {
    JsonNode value = entry.path(name);
    String text =
        switch (name) {
          case "addresses" -> join(value, address -> address.path("country").asString(""), "; ");
          case "ids" -> join(value, ScreeningListJson::number, "; ");
          default ->
              value.isArray()
                  ? join(value, item -> item.asString(""), "; ")
                  : value.isMissingNode() || value.isNull() ? "" : value.asString("");
        };
    return text.isBlank() ? null : text.strip();
  }

  private static String number(JsonNode id) {
    String country = id.path("country").asString("");
    return (country.isEmpty() ? "" : country + ", ")
        + id.path("number").asString("")
        + ", "
        + id.path("type").asString("");
  }

  private static String join(
      JsonNode array, java.util.function.Function<JsonNode, String> item, String separator) {
    if (array.isMissingNode() || array.isNull()) {
      return "";
    }
    if (!array.isArray()) {
      throw new BadCell(null, "expected an array, was " + array.getNodeType());
    }
    List<String> items = new ArrayList<>();
    array.forEach(node -> items.add(item.apply(node)));
    return String.join(separator, items);
  }
}
