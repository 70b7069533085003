package io.faultline.ingest.lists;

import io.faultline.events.ListedParty;
import io.faultline.ingest.tables.BadCell;
import io.faultline.ingest.tables.Problems;
import io.faultline.ingest.tables.XmlElements;
import io.faultline.ingest.tables.XmlNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/**
 * The entries of a list in XML, one after the other, each as a small tree. Nothing outside the file
 * is ever fetched, and entities are not expanded.
 */
final class XmlEntries {
  private final Problems problems;
  private final List<ListedParty> parties = new ArrayList<>();
  private int rows;
  private int refused;
  private boolean damaged;

  XmlEntries(String file) {
    this.problems = new Problems(file);
  }

  /** Reads every element of one of these names. */
  XmlEntries read(ListText file, Set<String> names, Consumer<XmlNode> taker) {
    if (file.isWebPage()) {
      problems.add(0, null, "is a web page and not the list");
      return this;
    }
    long line = 0;
    try {
      XmlElements elements = new XmlElements(new StringReader(file.text()), names);
      for (XmlNode node = elements.next(); node != null; node = elements.next()) {
        line = elements.line();
        rows++;
        take(line, node, taker);
      }
    } catch (XMLStreamException e) {
      damaged = true;
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

  private void take(long line, XmlNode node, Consumer<XmlNode> taker) {
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

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    return message.lines().skip(1).findFirst().orElse(message);
  }

  void add(ListedParty party) {
    parties.add(party);
  }

  ListRead done() {
    return new ListRead(Entries.merged(parties), rows, refused, damaged, problems.all());
  }
}
