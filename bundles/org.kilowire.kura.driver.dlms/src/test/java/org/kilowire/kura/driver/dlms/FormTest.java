// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The forms and component descriptions that the build has made. */
final class FormTest {

  private static String pid(Framing framing) {
    return framing == Framing.HDLC ? HdlcDriver.PID : WrapperDriver.PID;
  }

  private static Document xml(String name) throws Exception {
    try (InputStream in = FormTest.class.getResourceAsStream("/OSGI-INF/" + name + ".xml")) {
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

  private static Map<String, Element> fields(Framing framing) throws Exception {
    Map<String, Element> fields = new LinkedHashMap<>();
    for (Element field : elements(xml("metatype/" + pid(framing)), "AD")) {
      fields.put(field.getAttribute("id"), field);
    }
    return fields;
  }

  @ParameterizedTest
  @EnumSource
  void k1_component_form_and_factory_have_one_name(Framing framing) throws Exception {
    Element component = xml(pid(framing)).getDocumentElement();
    assertThat(component.getAttribute("name")).isEqualTo(pid(framing));
    assertThat(component.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(component.getAttribute("modified")).isNotEmpty();
    assertThat(component.getAttribute("immediate")).isEqualTo("true");
    assertThat(elements(xml(pid(framing)), "property")).as("no service.pid above all").isEmpty();
    assertThat(elements(xml(pid(framing)), "provide"))
        .extracting(one -> one.getAttribute("interface"))
        .containsExactlyInAnyOrder(
            "org.eclipse.kura.driver.Driver",
            "org.eclipse.kura.configuration.ConfigurableComponent");
    Document form = xml("metatype/" + pid(framing));
    assertThat(elements(form, "OCD").get(0).getAttribute("id")).isEqualTo(pid(framing));
    assertThat(elements(form, "Designate").get(0).getAttribute("factoryPid"))
        .isEqualTo(pid(framing));
  }

  @Test
  void the_encryption_may_come_and_go() throws Exception {
    Element crypto = elements(xml(HdlcDriver.PID), "reference").get(0);
    assertThat(crypto.getAttribute("cardinality")).isEqualTo("0..1");
    assertThat(crypto.getAttribute("policy")).isEqualTo("dynamic");
  }

  @ParameterizedTest
  @EnumSource
  void a_form_shows_the_options_that_the_driver_reads(Framing framing) throws Exception {
    assertThat(fields(framing).keySet())
        .containsExactlyInAnyOrderElementsOf(
            OptionTable.of(framing).stream().map(Field::key).toList())
        .startsWith("line", "client", "server");
  }

  @ParameterizedTest
  @EnumSource
  void a_field_takes_what_its_option_takes(Framing framing) throws Exception {
    Map<String, Element> fields = fields(framing);
    for (Field option : OptionTable.of(framing)) {
      Element field = fields.get(option.key());
      assertThat(field.getAttribute("type")).as(option.key()).isEqualTo(type(option));
      assertThat(field.getAttribute("default"))
          .as(option.key())
          .isEqualTo(option.fallback().map(Object::toString).orElse(""));
      assertThat(field.getAttribute("required").equals("false"))
          .as(option.key())
          .isEqualTo(!option.required() && option.fallback().isEmpty());
      boolean whole = option.kind() == Field.Kind.WHOLE;
      assertThat(field.getAttribute("min"))
          .as(option.key())
          .isEqualTo(whole ? Long.toString(option.least()) : "");
      assertThat(field.getAttribute("max"))
          .as(option.key())
          .isEqualTo(whole ? Long.toString(option.most()) : "");
      assertThat(choices(field)).as(option.key()).isEqualTo(option.choices());
      assertThat(field.getAttribute("name")).as(option.key()).isNotBlank();
      assertThat(field.getAttribute("description")).as(option.key()).endsWith(".");
    }
  }

  private static String type(Field option) {
    return switch (option.kind()) {
      case TEXT, CHOICE -> "String";
      case PASSWORD -> "Password";
      case WHOLE -> "Integer";
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

  @ParameterizedTest
  @EnumSource
  void the_store_may_come_and_go_or_not_be_there(Framing framing) throws Exception {
    assertThat(elements(xml(pid(framing)), "reference"))
        .filteredOn(one -> one.getAttribute("interface").equals("org.kilowire.store.EventLog"))
        .singleElement()
        .satisfies(one -> assertThat(one.getAttribute("cardinality")).isEqualTo("0..1"))
        .satisfies(one -> assertThat(one.getAttribute("policy")).isEqualTo("dynamic"));
  }
}
