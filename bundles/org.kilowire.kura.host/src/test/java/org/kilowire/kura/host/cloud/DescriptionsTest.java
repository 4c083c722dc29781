// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What DS and the metatype service are told of the components. */
class DescriptionsTest {

  private static final List<String> PIDS =
      List.of(
          RawMqttCloudEndpoint.PID,
          RawMqttPublisher.PID,
          RawMqttSubscriber.PID,
          DataService.PID,
          MqttDataTransport.PID);

  @Test
  void k1_name_is_the_pid_and_a_configuration_is_required() throws Exception {
    for (String pid : PIDS) {
      Element component = component(pid).getDocumentElement();
      assertThat(component.getAttribute("name")).isEqualTo(pid);
      assertThat(component.getAttribute("configuration-policy")).isEqualTo("require");
      assertThat(properties(pid)).doesNotContainKey("service.pid");
      assertThat(metatype(pid).getElementsByTagName("OCD").item(0))
          .isInstanceOfSatisfying(
              Element.class, ocd -> assertThat(ocd.getAttribute("id")).isEqualTo(pid));
    }
  }

  @Test
  void k6_every_component_is_modified() throws Exception {
    for (String pid : PIDS) {
      assertThat(component(pid).getDocumentElement().getAttribute("modified")).isNotEmpty();
    }
  }

  @Test
  void k15_k21_publishers_and_subscribers_name_their_connection_and_are_hidden() throws Exception {
    for (String pid : List.of(RawMqttPublisher.PID, RawMqttSubscriber.PID)) {
      assertThat(properties(pid))
          .containsOnly(
              Map.entry("cloud.connection.factory.pid", "String " + RawMqttCloudEndpoint.PID),
              Map.entry("kura.ui.factory.hide", "String true"),
              Map.entry("kura.ui.service.hide", "Boolean true"));
    }
  }

  @Test
  void k22_properties_have_the_names_and_types_of_a_recorded_configuration() throws Exception {
    Map<String, String> recorded = recordedTypes();
    for (String pid : PIDS) {
      for (Element attribute : elements(metatype(pid), "AD")) {
        String id = attribute.getAttribute("id");
        assertThat(recorded).as(pid).containsKey(id);
        assertThat(attribute.getAttribute("type").toUpperCase(Locale.ROOT))
            .as(id)
            .isEqualTo(recorded.get(id));
      }
    }
    assertThat(recorded).containsKeys("DataService.target", "DataTransportService.target");
    assertThat(references(RawMqttCloudEndpoint.PID)).containsExactly("DataService");
    assertThat(references(DataService.PID)).containsExactly("DataTransportService");
  }

  /** "client-id = STRING ..." of the configurations at the end of the recording. */
  private static Map<String, String> recordedTypes() throws IOException {
    Map<String, String> types = new TreeMap<>();
    String file = RecordedConnection.text();
    for (String line :
        file.substring(file.indexOf("== configuration of the raw")).split("\n", -1)) {
      String[] words = line.strip().split(" ", 4);
      if (words.length > 2 && words[1].equals("=")) {
        types.put(words[0], words[2]);
      }
    }
    types.putAll(Map.of("topic", "STRING", "retain", "BOOLEAN", "priority", "INTEGER"));
    return types;
  }

  private static List<String> references(String pid) throws Exception {
    return elements(component(pid), "reference").stream().map(e -> e.getAttribute("name")).toList();
  }

  private static Map<String, String> properties(String pid) throws Exception {
    Map<String, String> properties = new TreeMap<>();
    for (Element property : elements(component(pid), "property")) {
      properties.put(
          property.getAttribute("name"),
          property.getAttribute("type") + " " + property.getAttribute("value"));
    }
    return properties;
  }

  private static Document component(String pid) throws Exception {
    return parse("/OSGI-INF/" + pid + ".xml");
  }

  private static Document metatype(String pid) throws Exception {
    return parse("/OSGI-INF/metatype/" + pid + ".xml");
  }

  private static Document parse(String resource) throws Exception {
    try (InputStream in = DescriptionsTest.class.getResourceAsStream(resource)) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<Element> elements(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
