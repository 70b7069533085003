package io.faultline.ingest.tables;

import java.io.Reader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The elements of some names in an XML file, one after the other, each as a small tree, so that a
 * file of any length takes little memory. Nothing outside the file is ever fetched, and entities
 * are not expanded.
 */
public final class XmlElements {
  private static final int DEEPEST = 50;

  /** An element with more below it is none of a list or registry. */
  private static final int LARGEST = 100_000;

  private final XMLStreamReader reader;
  private final Set<String> names;

  // Mutable state
  private long line;
  private int size;

  /**
   * @param names of the elements to be read, without namespaces; none lies inside another
   * @throws XMLStreamException if the text doesn't begin as XML
   */
  public XmlElements(Reader text, Set<String> names) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    this.reader = factory.createXMLStreamReader(text);
    this.names = Set.copyOf(names);
  }

  /**
   * The next element; null at the end.
   *
   * @throws XMLStreamException if the file is no XML from here on
   */
  public @Nullable XmlNode next() throws XMLStreamException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT
          && names.contains(reader.getLocalName())) {
        line = reader.getLocation().getLineNumber();
        size = 0;
        return tree(0);
      }
    }
    return null;
  }

  /** The line on which the last element begins. */
  public long line() {
    return line;
  }

  private XmlNode tree(int depth) throws XMLStreamException {
    if (depth > DEEPEST || ++size > LARGEST) {
      throw new XMLStreamException(
          depth > DEEPEST
              ? "elements lie deeper than " + DEEPEST
              : "an element has more than " + LARGEST + " elements below it",
          reader.getLocation());
    }
    XmlNode node = new XmlNode(reader.getLocalName());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> node.child(tree(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> node.text(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return node;
        }
        default -> {}
      }
    }
  }
}
