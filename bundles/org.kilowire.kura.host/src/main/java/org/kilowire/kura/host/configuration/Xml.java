// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML with the JDK's parser: no document type, so no entities, and nothing from outside. */
final class Xml {
  private Xml() {}

  /**
   * @throws IOException if it is no well-formed document, or one with a document type
   */
  static Element read(InputStream document) throws IOException {
    try {
      return parser().parse(new InputSource(document)).getDocumentElement();
    } catch (SAXParseException e) {
      throw new IOException("line " + e.getLineNumber() + ": " + e.getMessage(), e);
    } catch (SAXException e) {
      throw new IOException(e);
    }
  }

  /** All elements below one of this name, whatever their prefix. */
  static List<Element> all(Element below, String name) {
    NodeList found = below.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** The text as the value of an attribute in double quotes. */
  static String quoted(String text) {
    return '"' + escape(text).replace("\"", "&quot;") + '"';
  }

  /**
   * The text as the content of an element; white space other than spaces is kept.
   *
   * @throws IllegalArgumentException if XML has no such character
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int c) {
    switch (c) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '\t', '\n', '\r' -> to.append("&#").append(c).append(';');
      default -> {
        if (c < ' ' || c == 0xFFFE || c == 0xFFFF || (c >= 0xD800 && c <= 0xDFFF)) {
          throw new IllegalArgumentException(String.format("U+%04X is no character of XML", c));
        }
        to.appendCodePoint(c);
      }
    }
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setExpandEntityReferences(false);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler()); // the exception is enough; nothing to stderr
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's parser", e);
    }
  }
}
