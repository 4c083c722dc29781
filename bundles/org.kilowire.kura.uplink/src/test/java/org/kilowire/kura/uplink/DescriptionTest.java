// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.kilowire.uplink.UplinkOptions;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the bundle says of its component to the framework and to Kura. */
class DescriptionTest {

  private static final String PID = "org.kilowire.kura.uplink.Uplink";

  private static Document read(String resource) throws Exception {
    try (InputStream in = DescriptionTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError(resource, e);
    }
  }

  private static Map<String, Element> elements(Document document, String tag, String key) {
    Map<String, Element> all = new HashMap<>();
    NodeList nodes = document.getElementsByTagName(tag);
    for (int i = 0; i < nodes.getLength(); i++) {
      Element element = (Element) nodes.item(i);
      all.put(element.getAttribute(key), element);
    }
    return all;
  }

  @Test
  void k1_the_component_is_named_as_its_metatype_and_sets_no_pid() throws Exception {
    Document component = read("/OSGI-INF/" + PID + ".xml");
    Element root = component.getDocumentElement();
    assertThat(root.getAttribute("name")).isEqualTo(PID);
    assertThat(root.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(root.getAttribute("modified")).isEqualTo("modified");
    assertThat(component.getElementsByTagName("property").getLength()).isZero();
    Document metatype = read("/OSGI-INF/metatype/" + PID + ".xml");
    assertThat(elements(metatype, "OCD", "id")).containsOnlyKeys(PID);
    assertThat(elements(metatype, "Designate", "factoryPid")).containsOnlyKeys(PID);
  }

  @Test
  void no_reference_is_named_as_a_field_and_each_field_is_nobody_until_it_is_told_whom()
      throws Exception {
    Map<String, Element> references =
        elements(read("/OSGI-INF/" + PID + ".xml"), "reference", "name");
    Map<String, Element> attributes =
        elements(read("/OSGI-INF/metatype/" + PID + ".xml"), "AD", "id");
    for (Role role : Role.values()) {
      assertThat(references).as("k47").doesNotContainKey(role.toString());
      assertThat(attributes.get(role.field()).getAttribute("default"))
          .isEqualTo("(kura.service.pid=changeme)");
    }
    assertThat(references.values())
        .allMatch(reference -> reference.getAttribute("policy").equals("dynamic"))
        .allMatch(reference -> reference.getAttribute("cardinality").startsWith("0.."));
  }

  @Test
  void the_defaults_that_kura_shows_are_those_that_hold() throws Exception {
    Map<String, Element> attributes =
        elements(read("/OSGI-INF/metatype/" + PID + ".xml"), "AD", "id");
    Map<String, Object> shown = new HashMap<>();
    attributes.forEach(
        (id, attribute) -> {
          if (attribute.getAttribute("type").equals("Integer")) {
            shown.put(id, Integer.valueOf(attribute.getAttribute("default")));
          }
        });
    assertThat(shown).hasSize(8);
    assertThat(UplinkSettings.from(shown)).isEqualTo(UplinkSettings.from(Map.of()));
    assertThat(UplinkSettings.from(shown).options().map(UplinkSettings::options))
        .isEqualTo(Optional.of(UplinkOptions.DEFAULT));
  }

  @Test
  void the_reference_page_has_every_field_with_its_default() throws Exception {
    String page = Files.readString(Path.of("../../docs/reference/kura-uplink.md"));
    elements(read("/OSGI-INF/metatype/" + PID + ".xml"), "AD", "id")
        .forEach(
            (id, attribute) -> {
              String field = "| `" + id + "` |";
              if (attribute.getAttribute("type").equals("Integer")) {
                field +=
                    " Integer, "
                        + attribute.getAttribute("min")
                        + ".."
                        + attribute.getAttribute("max")
                        + " | "
                        + attribute.getAttribute("default")
                        + " |";
              }
              assertThat(page).contains(field);
            });
  }
}
