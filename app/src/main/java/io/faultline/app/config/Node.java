package io.faultline.app.config;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document that remembers its line. */
sealed interface Node {
  int line();

  record Scalar(int line, String text) implements Node {}

  /** A key without a value: as good as absent. */
  record Empty(int line) implements Node {}

  record Sequence(int line, List<Node> items) implements Node {}

  /** The line of an entry is that of its key. */
  record Mapping(int line, Map<String, Entry> entries) implements Node {}

  record Entry(int line, Node value) {}

  /**
   * The line of a key as problems write it ({@code routes[1].name}), or of what is nearest to it.
   */
  static int lineOf(Node node, String key) {
    return switch (node) {
      case Mapping mapping ->
          mapping.entries().entrySet().stream()
              .filter(
                  e -> (key + ".").startsWith(e.getKey() + ".") || key.startsWith(e.getKey() + "["))
              .findFirst()
              .map(
                  e ->
                      Math.max(
                          e.getValue().line(),
                          lineOf(e.getValue().value(), rest(key, e.getKey().length()))))
              .orElse(mapping.line());
      case Sequence(int line, List<Node> items) -> {
        int end = key.indexOf(']');
        yield end < 0
            ? line
            : lineOf(items.get(Integer.parseInt(key.substring(1, end))), rest(key, end + 1));
      }
      case Scalar scalar -> scalar.line();
      case Empty empty -> empty.line();
    };
  }

  private static String rest(String key, int from) {
    String rest = key.substring(from);
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }
}
