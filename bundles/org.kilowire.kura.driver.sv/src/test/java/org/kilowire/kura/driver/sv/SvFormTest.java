// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.kura.driver.sv.option.StreamTraits;
import org.kilowire.meter.Trait;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The forms and component descriptions that the build has made. */
final class SvFormTest {

  private static final String TEXT_AREA = "|TextArea";

  static Stream<Arguments> drivers() {
    return Stream.of(
        Arguments.of(EthernetDriver.PID, StreamTraits.ETHERNET),
        Arguments.of(Ft3Driver.PID, StreamTraits.FT3));
  }

  private static Document xml(String name) throws Exception {
    try (InputStream in = SvFormTest.class.getResourceAsStream("/OSGI-INF/" + name + ".xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    }
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void k1_component_form_and_factory_have_one_name(String pid, List<Trait> traits)
      throws Exception {
    Element component = xml(pid).getDocumentElement();
    assertThat(component.getAttribute("name")).isEqualTo(pid);
    assertThat(component.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(component.getAttribute("modified")).isNotEmpty();
    assertThat(component.getAttribute("deactivate")).isNotEmpty();
    assertThat(component.getAttribute("immediate")).isEqualTo("true");
    assertThat(elements(xml(pid), "property")).as("no service.pid above all").isEmpty();
    assertThat(elements(xml(pid), "provide"))
        .extracting(one -> one.getAttribute("interface"))
        .containsExactlyInAnyOrder(
            "org.eclipse.kura.driver.Driver",
            "org.eclipse.kura.configuration.ConfigurableComponent",
            "org.kilowire.meter.ReadingSource");
    Document form = xml("metatype/" + pid);
    assertThat(elements(form, "OCD").get(0).getAttribute("id")).isEqualTo(pid);
    assertThat(elements(form, "Designate").get(0).getAttribute("factoryPid")).isEqualTo(pid);
    assertThat(traits).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void a_form_shows_the_options_that_the_driver_reads_and_takes_what_they_take(
      String pid, List<Trait> traits) throws Exception {
    Map<String, Element> fields = new LinkedHashMap<>();
    for (Element field : elements(xml("metatype/" + pid), "AD")) {
      fields.put(field.getAttribute("id"), field);
    }
    assertThat(fields.keySet())
        .containsExactlyInAnyOrderElementsOf(traits.stream().map(OptionValues::key).toList());
    for (Trait option : traits) {
      assertTakes(fields.get(OptionValues.key(option)), option);
    }
  }

  private static void assertTakes(Element field, Trait option) {
    String key = option.name();
    assertThat(field.getAttribute("type")).as(key).isEqualTo(type(option));
    assertThat(field.getAttribute("default"))
        .as(key)
        .isEqualTo(option.fallback().map(Object::toString).orElse(""));
    assertThat(field.getAttribute("required").equals("false"))
        .as(key)
        .isEqualTo(!option.required() && option.fallback().isEmpty());
    boolean whole = option.kind() == Trait.Kind.INTEGER;
    assertThat(field.getAttribute("min"))
        .as(key)
        .isEqualTo(whole ? Long.toString(option.least()) : "");
    assertThat(field.getAttribute("max"))
        .as(key)
        .isEqualTo(whole ? Long.toString(option.most()) : "");
    assertThat(choices(field)).as(key).isEqualTo(option.choices());
    assertThat(field.getAttribute("name")).as(key).isNotBlank();
    assertThat(field.getAttribute("description").replace(TEXT_AREA, "")).as(key).endsWith(".");
  }

  private static String type(Trait option) {
    return switch (option.kind()) {
      case TEXT, CHOICE -> "String";
      case SECRET -> "Password";
      case INTEGER, DURATION -> "Integer";
      case FLAG -> "Boolean";
    };
  }

  private static List<String> choices(Element field) {
    NodeList options = field.getElementsByTagName("Option");
    List<String> values = new ArrayList<>();
    for (int i = 0; i < options.getLength(); i++) {
      values.add(((Element) options.item(i)).getAttribute("value"));
    }
    return values;
  }
}
