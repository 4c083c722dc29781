// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.w3c.dom.Element;

/**
 * The document of a snapshot, as Kura writes it. It cannot hold an empty array: Kura drops it too.
 * A password is base64 of the text that is stored, and called encrypted.
 */
final class SnapshotText {
  private static final String BEGIN =
      """
      <?xml version="1.0" encoding="UTF-8"?><esf:configurations \
      xmlns:esf="http://eurotech.com/esf/2.0" \
      xmlns:ocd="http://www.osgi.org/xmlns/metatype/v1.2.0">
      """;

  private SnapshotText() {}

  /**
   * @throws IllegalArgumentException if a value cannot stand in XML; says which property
   */
  static String write(List<SnapshotEntry> components) {
    StringBuilder text = new StringBuilder(BEGIN);
    for (SnapshotEntry component : components) {
      text.append("    <esf:configuration pid=").append(Xml.quoted(component.pid()));
      text.append(">\n        <esf:properties>\n");
      component.properties().forEach((name, value) -> write(text, component.pid(), name, value));
      text.append("        </esf:properties>\n    </esf:configuration>\n");
    }
    return text.append("</esf:configurations>\n").toString();
  }

  /**
   * @throws IOException if it is no such document; says which property
   */
  static List<SnapshotEntry> read(String text) throws IOException {
    List<SnapshotEntry> components = new ArrayList<>();
    Element root = Xml.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    for (Element component : Xml.all(root, "configuration")) {
      TreeMap<String, Object> properties = new TreeMap<>();
      for (Element property : Xml.all(component, "property")) {
        if (!Xml.all(property, "value").isEmpty()) {
          properties.put(property.getAttribute("name"), value(component, property));
        }
      }
      components.add(new SnapshotEntry(component.getAttribute("pid"), properties));
    }
    return components;
  }

  private static void write(StringBuilder text, String pid, String name, Object value) {
    List<Object> elements = ConfigurationValues.elements(value);
    if (elements.isEmpty()) {
      return;
    }
    try {
      open(text, name, value);
      elements.forEach(e -> text.append(line(e)));
      text.append("            </esf:property>\n");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(pid + ", " + name + ": " + e.getMessage(), e);
    }
  }

  private static void open(StringBuilder text, String name, Object value) {
    text.append("            <esf:property array=\"").append(value.getClass().isArray());
    text.append("\" encrypted=\"").append(StoredPasswords.is(value));
    text.append("\" name=").append(Xml.quoted(name));
    text.append(" type=\"").append(ConfigurationValues.type(value).value()).append("\">\n");
  }

  private static String line(Object element) {
    String text =
        element instanceof Password password
            ? Base64.getEncoder().encodeToString(new String(password.getPassword()).getBytes(UTF_8))
            : Xml.escape(String.valueOf(element));
    return "                <esf:value>" + text + "</esf:value>\n";
  }

  private static Object value(Element component, Element property) throws IOException {
    try {
      Scalar type = Scalar.fromValue(property.getAttribute("type"));
      boolean base64 = Boolean.parseBoolean(property.getAttribute("encrypted"));
      List<Object> values = new ArrayList<>();
      for (Element value : Xml.all(property, "value")) {
        values.add(
            ConfigurationValues.parse(type, base64 ? decoded(value) : value.getTextContent()));
      }
      boolean array = Boolean.parseBoolean(property.getAttribute("array"));
      return array ? ConfigurationValues.array(type, values) : values.get(0);
    } catch (IllegalArgumentException e) {
      throw new IOException(component.getAttribute("pid") + ", " + property.getAttribute("name"));
    }
  }

  private static String decoded(Element value) {
    return new String(Base64.getDecoder().decode(value.getTextContent()), UTF_8);
  }
}
