// SPDX-License-Identifier: Apache-2.0
package org.kilowire.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A component that Kura configures, as the description in its bundle says: DS's annotations are
 * gone when classes run.
 *
 * @param description the root of the component's description
 * @param bundle where the bundle's files are
 */
record DescribedComponent(Element description, URI bundle) {

  private static final String CONFIGURABLE = "org.eclipse.kura.configuration.ConfigurableComponent";

  /** Those of all bundles of ours on the class path. */
  static List<DescribedComponent> all()
      throws IOException, ParserConfigurationException, SAXException {
    List<DescribedComponent> all = new ArrayList<>();
    String file = "META-INF/MANIFEST.MF";
    ClassLoader loader = DescribedComponent.class.getClassLoader();
    for (URL url : Collections.list(loader.getResources(file))) {
      URI bundle = URI.create(url.toString().replace(file, ""));
      for (String name : descriptions(url)) {
        DescribedComponent component = new DescribedComponent(parse(bundle, name), bundle);
        if (component.provides().contains(CONFIGURABLE)) {
          all.add(component);
        }
      }
    }
    return all;
  }

  private static String[] descriptions(URL manifest) throws IOException {
    try (InputStream in = manifest.openStream()) {
      String header = new Manifest(in).getMainAttributes().getValue("Service-Component");
      return header == null ? new String[0] : header.split(",", -1);
    }
  }

  private static Element parse(URI bundle, String file)
      throws IOException, ParserConfigurationException, SAXException {
    try (InputStream in = URI.create(bundle + file).toURL().openStream()) {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      return document.getDocumentElement();
    }
  }

  private static List<Element> children(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  String name() {
    return description.getAttribute("name");
  }

  String type() {
    return children(description, "implementation").get(0).getAttribute("class");
  }

  /** An attribute of the description; "" where it says nothing. */
  String says(String attribute) {
    return description.getAttribute(attribute);
  }

  List<String> provides() {
    return children(description, "provide").stream().map(e -> e.getAttribute("interface")).toList();
  }

  /** Names of the component's own properties. */
  List<String> properties() {
    return children(description, "property").stream().map(e -> e.getAttribute("name")).toList();
  }

  /** The file in which Kura looks for the definition: it makes the name from the pid. */
  Element definition() throws IOException, ParserConfigurationException, SAXException {
    return parse(bundle, "OSGI-INF/metatype/" + name() + ".xml");
  }

  String definitionId() throws IOException, ParserConfigurationException, SAXException {
    return children(definition(), "OCD").get(0).getAttribute("id");
  }

  boolean isFactory() throws IOException, ParserConfigurationException, SAXException {
    return children(definition(), "Designate").get(0).hasAttribute("factoryPid");
  }

  /** Ids of what can be configured. */
  List<String> options() throws IOException, ParserConfigurationException, SAXException {
    return children(definition(), "AD").stream().map(e -> e.getAttribute("id")).toList();
  }
}
