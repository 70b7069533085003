package io.faultline.ingest.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of an XML file, with all below it. Names are without their namespaces. */
public final class XmlNode {
  private final String name;
  private final Map<String, String> attributes = new HashMap<>();
  private final List<XmlNode> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlNode(String name) {
    this.name = name;
  }

  void attribute(String of, String value) {
    attributes.put(of, value);
  }

  void child(XmlNode child) {
    children.add(child);
  }

  void text(String more) {
    text.append(more);
  }

  public String name() {
    return name;
  }

  /** The text; null if it is empty. */
  public @Nullable String value() {
    String value = text.toString().strip();
    return value.isEmpty() ? null : value;
  }

  /** The text of the first child of this name that has any. */
  public @Nullable String get(String child) {
    return all(child).map(XmlNode::value).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The attribute; null if it is absent or blank. */
  public @Nullable String attribute(String of) {
    String value = attributes.get(of);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The children, in their order. */
  public Stream<XmlNode> children() {
    return children.stream();
  }

  /** The children of this name. */
  public Stream<XmlNode> all(String child) {
    return children.stream().filter(node -> node.name.equals(child));
  }

  /** The grandchildren by this way, such as {@code akaList/aka}. */
  public Stream<XmlNode> all(String child, String grandchild) {
    return all(child).flatMap(node -> node.all(grandchild));
  }
}
