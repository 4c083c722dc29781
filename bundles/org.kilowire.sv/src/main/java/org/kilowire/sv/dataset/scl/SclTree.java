// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Makes a tree of those elements that tell of sampled values; all others are passed over with what
 * is in them. No DTD, no entities but those of XML itself, and bounds for everything that is kept.
 */
final class SclTree {

  static final int MAX_DEPTH = 32;
  static final int MAX_NODES = 400_000;
  private static final int MAX_TEXT = 1024;

  private static final Set<String> KEPT =
      Set.of(
          "SCL",
          "Communication",
          "SubNetwork",
          "ConnectedAP",
          "SMV",
          "Address",
          "P",
          "IED",
          "AccessPoint",
          "Server",
          "LDevice",
          "LN0",
          "LN",
          "DataSet",
          "FCDA",
          "SampledValueControl",
          "SmvOpts",
          "DOI",
          "SDI",
          "DAI",
          "Val",
          "DataTypeTemplates",
          "LNodeType",
          "DO",
          "DOType",
          "SDO",
          "DA",
          "DAType",
          "BDA");

  /** The members of data that are asked for; a document has thousands of others. */
  private static final Set<String> ASKED = Set.of("sVC", "units", "Sim");

  private final XMLStreamReader in;
  private String namespace = "";
  private int nodes;

  private SclTree(XMLStreamReader in) {
    this.in = in;
  }

  /**
   * The element SCL and what is in it.
   *
   * @throws UnusableScl if it is no SCL document or beyond the bounds
   */
  static SclNode read(byte[] document) throws UnusableScl {
    try {
      XMLStreamReader in = factory().createXMLStreamReader(SclText.of(document));
      return new SclTree(in).root();
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
      throw new UnusableScl("not well-formed XML (line " + line + ")");
    } catch (RuntimeException e) {
      // The parser of some JDKs lets its own faults out for octets that are no text.
      throw new UnusableScl("not well-formed XML: " + e.getClass().getSimpleName());
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    // Without one, the JDK writes to standard error.
    factory.setXMLReporter((message, type, related, location) -> {});
    factory.setXMLResolver(
        (publicId, systemId, base, name) -> {
          throw new XMLStreamException("nothing outside of the document is read");
        });
    return factory;
  }

  private SclNode root() throws XMLStreamException, UnusableScl {
    while (in.next() != XMLStreamConstants.START_ELEMENT) {
      if (in.getEventType() == XMLStreamConstants.DTD) {
        throw new UnusableScl("has a DTD, which no SCL document needs");
      }
    }
    if (!in.getLocalName().equals("SCL")) {
      throw new UnusableScl(
          "the root is " + SclNode.shown(in.getLocalName()) + ", not SCL (IEC 61850-6)");
    }
    namespace = ownNamespace();
    SclNode root = element(null, 1);
    while (in.hasNext()) {
      in.next();
    }
    return root;
  }

  private String ownNamespace() {
    return in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
  }

  /** The element that the reader is at the begin of; leaves it at its end. */
  private SclNode element(SclNode parent, int depth) throws XMLStreamException, UnusableScl {
    if (depth > MAX_DEPTH) {
      throw new UnusableScl("nested deeper than " + MAX_DEPTH);
    }
    if (++nodes > MAX_NODES) {
      throw new UnusableScl("more than " + MAX_NODES + " elements that matter");
    }
    SclNode node = new SclNode(in.getLocalName(), parent, in.getLocation().getLineNumber());
    for (int i = 0; i < in.getAttributeCount(); i++) {
      node.put(in.getAttributeLocalName(i), cut(in.getAttributeValue(i)));
    }
    StringBuilder text = new StringBuilder();
    while (in.next() != XMLStreamConstants.END_ELEMENT) {
      switch (in.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> child(node, depth);
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(text.length() < MAX_TEXT ? cut(in.getText()) : "");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnusableScl("has an entity, which no SCL document needs");
        default -> {}
      }
    }
    node.text(cut(text.toString()));
    return node;
  }

  private void child(SclNode node, int depth) throws XMLStreamException, UnusableScl {
    if (!KEPT.contains(in.getLocalName()) || !ownNamespace().equals(namespace)) {
      passOver();
      return;
    }
    int before = nodes;
    SclNode child = element(node, depth + 1);
    if (child.name().equals("DOI") && !isAskedFor(child)) {
      nodes = before;
    } else {
      node.add(child);
    }
  }

  private static boolean isAskedFor(SclNode data) {
    return ASKED.contains(data.get("name")) || data.children("SDI").anyMatch(SclTree::isAskedFor);
  }

  private void passOver() throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      int event = in.next();
      open += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      open -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  private static String cut(String text) {
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  /** The document is of no use; the message says why. */
  static final class UnusableScl extends Exception {
    private static final long serialVersionUID = 1;

    UnusableScl(String message) {
      super(message);
    }
  }
}
