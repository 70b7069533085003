package io.faultline.ingest.news.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page's JSON-LD says of the article, by the vocabulary of schema.org.
 *
 * @param isArticle whether a node of an article's type was found
 * @param isCollection whether the page calls itself a collection, a list or a front page
 * @param headline plain text
 * @param authors names, in order
 * @param published as written
 * @param modified as written
 * @param body the whole text, as plain as the page gives it
 * @param free {@code isAccessibleForFree}; null if not said
 */
record LinkedData(
    boolean isArticle,
    boolean isCollection,
    @Nullable String headline,
    List<String> authors,
    @Nullable String published,
    @Nullable String modified,
    @Nullable String body,
    @Nullable String description,
    @Nullable String language,
    @Nullable String siteName,
    @Nullable String section,
    @Nullable String image,
    @Nullable String url,
    @Nullable Boolean free) {

  private static final int MOST_NODES = 5_000;
  private static final int MOST_AUTHORS = 20;

  private static final JsonMapper LENIENT =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(2_000_000)
                          .build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                  .build())
          .build();

  private static final Set<String> COLLECTIONS =
      Set.of("CollectionPage", "SearchResultsPage", "ItemList", "Blog");

  /** Types of nodes that are about something else than the page's own text. */
  private static final Set<String> ASIDE =
      Set.of(
          "hasPart",
          "comment",
          "review",
          "itemListElement",
          "relatedLink",
          "citation",
          "isPartOf",
          "about",
          "mentions",
          "subjectOf",
          "recordedIn",
          "isBasedOn");

  static LinkedData of(List<String> scripts, String pageUrl) {
    Map<String, JsonNode> byId = new HashMap<>();
    List<JsonNode> nodes = new ArrayList<>();
    for (String script : scripts) {
      JsonNode root = parse(script);
      if (root != null) {
        gather(root, nodes, byId);
      }
    }
    JsonNode article = null;
    int best = 0;
    boolean collection = false;
    String siteName = null;
    JsonNode page = null;
    for (JsonNode node : nodes) {
      String type = type(node);
      int rank = rank(type, node, pageUrl);
      if (rank > best) {
        best = rank;
        article = node;
      }
      collection |= COLLECTIONS.contains(type) && node.has("@type");
      if (type.equals("WebSite") && siteName == null) {
        siteName = text(node.get("name"));
      }
      if (page == null && (type.equals("WebPage") || node.has("datePublished"))) {
        page = node;
      }
    }
    boolean isArticle = article != null;
    JsonNode main = article == null ? page : article;
    if (main == null) {
      return new LinkedData(
          false,
          collection,
          null,
          List.of(),
          null,
          null,
          null,
          null,
          null,
          siteName,
          null,
          null,
          null,
          null);
    }
    String publisher = name(resolve(main.get("publisher"), byId));
    return new LinkedData(
        isArticle,
        collection,
        first(text(main.get("headline")), text(main.get("name"))),
        authors(main, byId),
        first(
            text(main.get("datePublished")),
            isArticle && page != null ? text(page.get("datePublished")) : null,
            text(main.get("dateCreated"))),
        first(
            text(main.get("dateModified")),
            isArticle && page != null ? text(page.get("dateModified")) : null),
        first(text(main.get("articleBody")), text(main.get("text"))),
        text(main.get("description")),
        language(main),
        first(publisher, siteName),
        text(main.get("articleSection")),
        image(resolve(main.get("image"), byId), byId),
        first(text(main.get("url")), text(main.get("mainEntityOfPage"))),
        free(main));
  }

  private static @Nullable String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable JsonNode parse(String script) {
    int begin = 0;
    while (begin < script.length() && "[{".indexOf(script.charAt(begin)) < 0) {
      begin++;
    }
    int end = Math.max(script.lastIndexOf('}'), script.lastIndexOf(']')) + 1;
    if (begin >= end) {
      return null;
    }
    try {
      return LENIENT.readTree(script.substring(begin, end));
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void gather(JsonNode root, List<JsonNode> nodes, Map<String, JsonNode> byId) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty() && nodes.size() < MOST_NODES) {
      JsonNode node = open.pop();
      if (node.isArray()) {
        for (int i = node.size() - 1; i >= 0; i--) {
          open.push(node.get(i));
        }
      } else if (node.isObject()) {
        nodes.add(node);
        String id = text(node.get("@id"));
        if (id != null && node.size() > 1) {
          byId.putIfAbsent(id, node);
        }
        List<JsonNode> inner = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : node.properties()) {
          if (property.getValue().isContainer() && !ASIDE.contains(property.getKey())) {
            inner.add(property.getValue());
          }
        }
        inner.reversed().forEach(open::push);
      }
    }
  }

  private static String type(JsonNode node) {
    JsonNode type = node.get("@type");
    if (type != null && type.isArray()) {
      String any = "";
      for (JsonNode one : type) {
        String name = shortName(one.asString(""));
        if (isArticleType(name)) {
          return name;
        }
        any = name;
      }
      return any;
    }
    return type == null ? "" : shortName(type.asString(""));
  }

  private static String shortName(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }

  private static boolean isArticleType(String type) {
    return type.endsWith("Article") || type.endsWith("Posting") || type.equals("Report");
  }

  /** 0 for no article; a node that names this page beats one that doesn't. */
  private static int rank(String type, JsonNode node, String pageUrl) {
    boolean article = isArticleType(type);
    boolean media = type.equals("VideoObject") || type.equals("Recipe") || type.equals("Review");
    if (!article && !media) {
      return 0;
    }
    int rank = article ? 4 : 1;
    if (node.has("headline")) {
      rank += 2;
    }
    if (node.has("datePublished")) {
      rank += 1;
    }
    String url =
        first(text(node.get("url")), text(node.get("mainEntityOfPage")), text(node.get("@id")));
    if (url != null && article && samePath(url, pageUrl)) {
      rank += 4;
    }
    return rank;
  }

  private static boolean samePath(String a, String b) {
    return path(a).equals(path(b));
  }

  private static String path(String url) {
    int begin = url.indexOf("//");
    begin = begin < 0 ? url.indexOf('/') : url.indexOf('/', begin + 2);
    if (begin < 0) {
      return "/";
    }
    int end = url.length();
    for (int i = begin; i < end; i++) {
      if (url.charAt(i) == '?' || url.charAt(i) == '#') {
        end = i;
      }
    }
    while (end > begin + 1 && url.charAt(end - 1) == '/') {
      end--;
    }
    return url.substring(begin, end);
  }

  private static @Nullable JsonNode resolve(@Nullable JsonNode node, Map<String, JsonNode> byId) {
    if (node != null && node.isObject() && node.size() == 1) {
      String id = text(node.get("@id"));
      return id == null ? node : byId.getOrDefault(id, node);
    }
    return node;
  }

  private static List<String> authors(JsonNode article, Map<String, JsonNode> byId) {
    List<String> names = new ArrayList<>();
    for (String property : new String[] {"author", "creator"}) {
      JsonNode author = article.get(property);
      if (author == null) {
        continue;
      }
      for (JsonNode one : author.isArray() ? author : List.of(author)) {
        JsonNode resolved = resolve(one, byId);
        if (resolved == null) {
          continue;
        }
        JsonNode name = resolved.isObject() ? resolved.get("name") : resolved;
        for (JsonNode each :
            name != null && name.isArray()
                ? name
                : name == null ? List.<JsonNode>of() : List.of(name)) {
          String text = text(each);
          if (text != null && names.size() < MOST_AUTHORS && !names.contains(text)) {
            names.add(text);
          }
        }
      }
      if (!names.isEmpty()) {
        return names;
      }
    }
    return names;
  }

  private static @Nullable String name(@Nullable JsonNode node) {
    if (node == null) {
      return null;
    }
    if (node.isArray()) {
      return node.isEmpty() ? null : name(node.get(0));
    }
    return node.isObject() ? text(node.get("name")) : text(node);
  }

  private static @Nullable String language(JsonNode article) {
    JsonNode language = article.get("inLanguage");
    if (language != null && language.isObject()) {
      return first(text(language.get("alternateName")), text(language.get("name")));
    }
    return text(language);
  }

  private static @Nullable String image(@Nullable JsonNode image, Map<String, JsonNode> byId) {
    if (image == null) {
      return null;
    }
    if (image.isArray()) {
      JsonNode one = image.isEmpty() ? null : resolve(image.get(0), byId);
      return one == null || one.isArray() ? null : image(one, byId);
    }
    return image.isObject()
        ? first(text(image.get("url")), text(image.get("contentUrl")))
        : text(image);
  }

  private static @Nullable Boolean free(JsonNode article) {
    JsonNode free = article.get("isAccessibleForFree");
    if (free == null) {
      return null;
    }
    return switch (free.asString("").toLowerCase(java.util.Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> null;
    };
  }

  /** Plain text of a string, of the first string in an array, or of an object's {@code @value}. */
  private static @Nullable String text(@Nullable JsonNode node) {
    JsonNode value = node;
    for (int i = 0; i < 3 && value != null && value.isContainer(); i++) {
      if (value.isArray()) {
        value = value.isEmpty() ? null : value.get(0);
      } else {
        value = value.has("@value") ? value.get("@value") : value.get("@id");
      }
    }
    if (value == null || !value.isString()) {
      return null;
    }
    String text = value.asString().strip();
    if (text.indexOf('&') >= 0) {
      text = Parser.unescapeEntities(text, false).strip();
    }
    return text.isEmpty() ? null : text;
  }
}
