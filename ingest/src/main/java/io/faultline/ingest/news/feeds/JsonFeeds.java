package io.faultline.ingest.news.feeds;

import io.faultline.events.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Feeds in JSON: JSON Feed 1.0 and 1.1, the documents of the Federal Register's API (v1), and the
 * article list of GDELT's DOC 2.0 API.
 */
final class JsonFeeds {
  private JsonFeeds() {}

  static Feed read(String json, @Nullable URI address) throws UnreadableFeed {
    JsonNode root;
    try {
      root = Json.mapper().readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableFeed("expected a feed in JSON: " + e.getOriginalMessage(), e);
    }
    if (root.path("items").isArray()) {
      return jsonFeed(root, address);
    }
    if (root.path("results").isArray() && root.path("results").path(0).has("document_number")) {
      return federalRegister(root);
    }
    // Nothing found is an empty list to one of them, and no list at all to the other.
    if (root.path("count").isIntegralNumber() && root.path("count").asInt() == 0) {
      return Feed.of("federal-register", List.of());
    }
    if (root.path("articles").isArray() || (root.isObject() && root.isEmpty())) {
      return gdelt(root);
    }
    throw new UnreadableFeed(
        "JSON, but neither a JSON Feed (items), nor of the Federal Register (results), nor of GDELT"
            + " (articles)");
  }

  private static Feed jsonFeed(JsonNode root, @Nullable URI address) {
    List<FeedEntry> entries = new ArrayList<>();
    List<String> feedAuthors = authors(root, List.of());
    for (JsonNode item : root.path("items")) {
      String url = firstOf(text(item, "url"), text(item, "external_url"));
      String html = text(item, "content_html");
      entries.add(
          new FeedEntry(
              text(item, "id"),
              url == null ? null : XmlFeeds.resolve(address, url),
              plain(text(item, "title")),
              FeedDates.parse(text(item, "date_published")).orElse(null),
              FeedDates.parse(text(item, "date_modified")).orElse(null),
              authors(item, feedAuthors),
              plain(text(item, "summary")),
              firstOf(html, text(item, "content_text")),
              firstOf(text(item, "language"), text(root, "language")),
              null));
    }
    return new Feed(
        "json",
        plain(text(root, "title")),
        text(root, "language"),
        null,
        hub(root),
        uri(text(root, "feed_url")),
        entries,
        Optional.ofNullable(uri(text(root, "next_url"))).stream().toList(),
        QuietTimes.NONE);
  }

  private static List<String> authors(JsonNode node, List<String> otherwise) {
    List<String> names = new ArrayList<>();
    for (JsonNode author : node.path("authors")) {
      Optional.ofNullable(text(author, "name")).ifPresent(names::add);
    }
    // Version 1.0 had one.
    Optional.ofNullable(text(node.path("author"), "name"))
        .filter(name -> names.isEmpty())
        .ifPresent(names::add);
    return names.isEmpty() ? otherwise : names;
  }

  private static @Nullable URI hub(JsonNode root) {
    for (JsonNode hub : root.path("hubs")) {
      if ("WebSub".equalsIgnoreCase(text(hub, "type"))) {
        return uri(text(hub, "url"));
      }
    }
    return null;
  }

  private static Feed federalRegister(JsonNode root) {
    List<FeedEntry> entries = new ArrayList<>();
    for (JsonNode document : root.path("results")) {
      List<String> agencies = new ArrayList<>();
      for (JsonNode agency : document.path("agencies")) {
        Optional.ofNullable(firstOf(text(agency, "name"), text(agency, "raw_name")))
            .ifPresent(agencies::add);
      }
      entries.add(
          new FeedEntry(
              text(document, "document_number"),
              text(document, "html_url"),
              plain(text(document, "title")),
              FeedDates.parse(text(document, "publication_date")).orElse(null),
              null,
              agencies,
              plain(text(document, "abstract")),
              null,
              "en",
              "Federal Register"));
    }
    return Feed.of("federal-register", entries);
  }

  /**
   * {@code seendate} is when GDELT saw an article, not when it was published, so it is not taken.
   */
  private static Feed gdelt(JsonNode root) {
    List<FeedEntry> entries = new ArrayList<>();
    for (JsonNode article : root.path("articles")) {
      entries.add(
          new FeedEntry(
              null,
              text(article, "url"),
              plain(text(article, "title")),
              null,
              null,
              List.of(),
              null,
              null,
              null,
              text(article, "domain")));
    }
    return Feed.of("gdelt", entries);
  }

  private static @Nullable String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    if (!value.isString() && !value.isNumber()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : PlainText.of(text);
  }

  private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
    return first != null ? first : second;
  }

  private static @Nullable URI uri(@Nullable String text) {
    try {
      return text == null ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
