package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a list in XML, one after the other, each as a small tree. Nothing outside the file
 * is ever fetched, and entities are not expanded.
 */
final class XmlEntries {
  private static final int DEEPEST = 50;

  private final Problems problems;
  private final List<ListedParty> parties = new ArrayList<>();
  private int rows;
  private int refused;

  XmlEntries(String file) {
    this.problems = new Problems(file);
  }

  /** An element without its namespace. */
  static final class Node {
    final String name;
    final Map<String, String> attributes = new HashMap<>();
    final List<Node> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    Node(String name) {
      this.name = name;
    }

    /** The text; null if it is empty. */
    @Nullable String value() {
      String value = text.toString().strip();
      return value.isEmpty() ? null : value;
    }

    /** The text of the first child of this name. */
    @Nullable String get(String child) {
      return all(child).map(Node::value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @Nullable String attribute(String of) {
      String value = attributes.get(of);
      return value == null || value.isBlank() ? null : value.strip();
    }

    Stream<Node> all(String child) {
      return children.stream().filter(node -> node.name.equals(child));
    }

    /** The grandchildren by this way, such as {@code akaList/aka}. */
    Stream<Node> all(String child, String grandchild) {
      return all(child).flatMap(node -> node.all(grandchild));
    }
  }

  /** Reads every element of one of these names. */
  XmlEntries read(ListText file, Set<String> names, Consumer<Node> taker) {
    if (file.isWebPage()) {
      problems.add(0, null, "is a web page and not the list");
      return this;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    long line = 0;
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(file.text()));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && names.contains(reader.getLocalName())) {
          line = reader.getLocation().getLineNumber();
          rows++;
          take(line, tree(reader, 0), taker);
        }
      }
    } catch (XMLStreamException e) {
      problems.add(
          e.getLocation() == null ? line : e.getLocation().getLineNumber(),
          null,
          "is no XML from here on, the file was cut off or damaged: " + firstLine(e));
      refused += rows > parties.size() + refused ? 1 : 0;
    }
    if (rows == 0) {
      problems.add(0, null, "has none of the elements " + names);
    }
    return this;
  }

  private void take(long line, Node node, Consumer<Node> taker) {
    try {
      taker.accept(node);
    } catch (BadCell e) {
      refused++;
      problems.add(line, e.field(), e.message());
    } catch (IllegalArgumentException e) {
      refused++;
      problems.add(line, null, String.valueOf(e.getMessage()));
    }
  }

  private static Node tree(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new XMLStreamException("elements lie deeper than " + DEEPEST, reader.getLocation());
    }
    Node node = new Node(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> node.children.add(tree(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            node.text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return node;
        }
        default -> {}
      }
    }
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().skip(1).findFirst().orElse(message);
  }

  void add(ListedParty party) {
    parties.add(party);
  }

  ListRead done() {
    return new ListRead(Entries.merged(parties), rows, refused, problems.all());
  }
}
