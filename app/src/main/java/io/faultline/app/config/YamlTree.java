package io.faultline.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s. Syntax errors, repeated keys and aliases become problems. */
final class YamlTree {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(50)
                  .maxDocumentLength(4_000_000)
                  .build())
          .build();

  private final List<Problem> problems;

  private YamlTree(List<Problem> problems) {
    this.problems = problems;
  }

  /** The root of the document; an empty mapping where the text has no content or can't be read. */
  static Node read(String text, List<Problem> problems) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return new Node.Mapping(1, Map.of());
      }
      return new YamlTree(problems).node(parser);
    } catch (JacksonException e) {
      problems.add(new Problem(Math.max(1, e.getLocation().getLineNr()), "", inShort(e)));
      return new Node.Mapping(1, Map.of());
    }
  }

  /** The parser's own words, without the excerpt of the file that follows them. */
  private static String inShort(JacksonException e) {
    String message =
        e.getOriginalMessage()
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("in reader") && !l.startsWith("in 'reader'"))
            .findFirst()
            .orElse("unreadable");
    return "this is not valid YAML: " + message;
  }

  private Node node(JsonParser parser) {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(new Problem(line, "", "YAML aliases (*name) are not supported here"));
      return new Node.Empty(line);
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> sequence(parser, line);
      case VALUE_NULL -> new Node.Empty(line);
      default -> new Node.Scalar(line, parser.getString());
    };
  }

  private Node mapping(JsonParser parser, int line) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      Node.Entry before = entries.putIfAbsent(key, new Node.Entry(keyLine, node(parser)));
      if (before != null) {
        problems.add(
            new Problem(keyLine, key, "stands here twice, first on line " + before.line()));
      }
    }
    return new Node.Mapping(line, entries);
  }

  private Node sequence(JsonParser parser, int line) {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser));
    }
    return new Node.Sequence(line, items);
  }
}
