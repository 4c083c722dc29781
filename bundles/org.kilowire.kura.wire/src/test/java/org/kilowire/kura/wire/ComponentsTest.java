// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the framework and Kura's user interface are told of the components. */
final class ComponentsTest {

  private static final String PACKAGE = "org.kilowire.kura.wire.";

  private static Document read(String resource) throws Exception {
    try (InputStream in = ComponentsTest.class.getResourceAsStream("/OSGI-INF/" + resource)) {
      assertThat(in).as(resource).isNotNull();
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  /** An attribute of all elements of a name, by another attribute. */
  private static Map<String, String> attributes(
      Document document, String element, String key, String value) {
    Map<String, String> all = new TreeMap<>();
    NodeList found = document.getElementsByTagName(element);
    for (int i = 0; i < found.getLength(); i++) {
      Element one = (Element) found.item(i);
      all.put(one.getAttribute(key), one.getAttribute(value));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"Schedule, 0, 1", "Collector, 1, 1", "Source, 0, 1", "Outbox, 1, 0"})
  void k1_k6_k8_k40_a_component_is_as_kura_wants_it(String name, int inputs, int outputs)
      throws Exception {
    Document xml = read(PACKAGE + name + ".xml");
    Element component = xml.getDocumentElement();
    assertThat(component.getAttribute("name")).isEqualTo(PACKAGE + name);
    assertThat(component.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(component.getAttribute("modified")).isEqualTo("modified");
    assertThat(component.getAttribute("immediate")).isEqualTo("true");

    Map<String, String> properties = attributes(xml, "property", "name", "value");
    assertThat(properties).doesNotContainKeys("service.pid", "kura.service.pid");
    for (String edge : new String[] {"minimum", "maximum", "default"}) {
      assertThat(properties)
          .containsEntry("input.cardinality." + edge, "" + inputs)
          .containsEntry("output.cardinality." + edge, "" + outputs);
      assertThat(attributes(xml, "property", "name", "type"))
          .containsEntry("input.cardinality." + edge, "Integer")
          .containsEntry("output.cardinality." + edge, "Integer");
    }
    assertThat(properties.containsKey("input.port.names")).isEqualTo(inputs > 0);
    assertThat(properties.containsKey("output.port.names")).isEqualTo(outputs > 0);

    Map<String, String> services = attributes(xml, "provide", "interface", "interface");
    assertThat(services)
        .containsKeys(
            "org.eclipse.kura.configuration.ConfigurableComponent",
            "org.eclipse.kura.wire.WireComponent");
    assertThat(services.containsKey("org.eclipse.kura.wire.WireReceiver"))
        .isEqualTo(services.containsKey("org.osgi.service.wireadmin.Consumer"))
        .isEqualTo(inputs > 0);
    assertThat(services.containsKey("org.eclipse.kura.wire.WireEmitter"))
        .isEqualTo(services.containsKey("org.osgi.service.wireadmin.Producer"))
        .isEqualTo(outputs > 0);
  }

  @ParameterizedTest
  @CsvSource({"Schedule", "Collector", "Source", "Outbox"})
  void k1_its_form_has_its_name(String name) throws Exception {
    Document xml = read("metatype/" + PACKAGE + name + ".xml");
    assertThat(attributes(xml, "OCD", "id", "name"))
        .containsOnlyKeys(PACKAGE + name)
        .containsValue("Kilowire " + name);
    assertThat(attributes(xml, "Designate", "factoryPid", "pid")).containsOnlyKeys(PACKAGE + name);
  }

  @Test
  void the_forms_have_the_fields_that_the_options_read() throws Exception {
    assertThat(fields("Outbox")).containsExactly(Map.entry(OutboxOptions.COMMIT, "30"));
    assertThat(fields("Collector"))
        .containsOnlyKeys(
            CollectorOptions.FLEET,
            CollectorOptions.FILE,
            CollectorOptions.GROUPS,
            CollectorOptions.RELEASE);
    assertThat(fields("Source"))
        .containsOnlyKeys(
            SourceOptions.SOURCES,
            SourceOptions.SECONDS,
            SourceOptions.BLOCKS,
            SourceOptions.VALUES)
        .containsEntry(SourceOptions.SECONDS, "false")
        .containsEntry(SourceOptions.BLOCKS, "" + SourceOptions.DEFAULT_BLOCKS)
        .containsEntry(SourceOptions.VALUES, "" + SourceOptions.DEFAULT_VALUES);
    assertThat(fields("Schedule"))
        .containsOnlyKeys(
            ScheduleOptions.GROUP,
            ScheduleOptions.CRON,
            ScheduleOptions.EVERY,
            ScheduleOptions.ZONE)
        .containsEntry(ScheduleOptions.ZONE, "UTC");
  }

  private static Map<String, String> fields(String name) throws Exception {
    return attributes(read("metatype/" + PACKAGE + name + ".xml"), "AD", "id", "default");
  }
}
