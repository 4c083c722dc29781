// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kilowire.kura.driver.OptionValues;
import org.kilowire.meter.Trait;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The forms and component descriptions that the build has made. */
final class FormTest {

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

  private static Map<String, Element> fields() throws Exception {
    Map<String, Element> fields = new LinkedHashMap<>();
    for (Element field : elements(xml("metatype/" + Iec62056Driver.PID), "AD")) {
      fields.put(field.getAttribute("id"), field);
    }
    return fields;
  }

  @Test
  void k1_component_form_and_factory_have_one_name() throws Exception {
    Element component = xml(Iec62056Driver.PID).getDocumentElement();
    assertThat(component.getAttribute("name")).isEqualTo(Iec62056Driver.PID);
    assertThat(component.getAttribute("configuration-policy")).isEqualTo("require");
    assertThat(component.getAttribute("modified")).isNotEmpty();
    assertThat(component.getAttribute("immediate")).isEqualTo("true");
    assertThat(elements(xml(Iec62056Driver.PID), "property"))
        .as("no service.pid above all")
        .isEmpty();
    assertThat(elements(xml(Iec62056Driver.PID), "provide"))
        .extracting(one -> one.getAttribute("interface"))
        .containsExactlyInAnyOrder(
            "org.eclipse.kura.driver.Driver",
            "org.eclipse.kura.configuration.ConfigurableComponent");
    Document form = xml("metatype/" + Iec62056Driver.PID);
    assertThat(elements(form, "OCD").get(0).getAttribute("id")).isEqualTo(Iec62056Driver.PID);
    assertThat(elements(form, "Designate").get(0).getAttribute("factoryPid"))
        .isEqualTo(Iec62056Driver.PID);
  }

  @Test
  void the_encryption_may_come_and_go() throws Exception {
    Element crypto = elements(xml(Iec62056Driver.PID), "reference").get(0);
    assertThat(crypto.getAttribute("cardinality")).isEqualTo("0..1");
    assertThat(crypto.getAttribute("policy")).isEqualTo("dynamic");
  }

  @Test
  void a_form_shows_the_options_that_the_driver_reads() throws Exception {
    assertThat(fields().keySet())
        .containsExactlyInAnyOrderElementsOf(
            RegisterDriverFixture.protocol().options().stream().map(OptionValues::key).toList())
        .startsWith("line", "address", "type", "traits");
  }

  @Test
  void a_field_takes_what_its_option_takes() throws Exception {
    Map<String, Element> fields = fields();
    for (Trait option : RegisterDriverFixture.protocol().options()) {
      String key = OptionValues.key(option);
      Element field = fields.get(key);
      assertThat(field.getAttribute("type")).as(key).isEqualTo(type(option));
      assertThat(field.getAttribute("default"))
          .as(key)
          .isEqualTo(option.fallback().map(Object::toString).orElse(""));
      assertThat(field.getAttribute("required").equals("false"))
          .as(key)
          .isEqualTo(!option.required() && option.fallback().orElse("").equals(""));
      boolean whole = isWhole(option);
      assertThat(field.getAttribute("min"))
          .as(key)
          .isEqualTo(whole ? Long.toString(option.least()) : "");
      assertThat(field.getAttribute("max"))
          .as(key)
          .isEqualTo(whole ? Long.toString(option.most()) : "");
      assertThat(choices(field)).as(key).isEqualTo(option.choices());
      assertThat(field.getAttribute("name")).as(key).isNotBlank();
      assertThat(field.getAttribute("description")).as(key).endsWith(".");
    }
  }

  private static boolean isWhole(Trait option) {
    return option.kind() == Trait.Kind.INTEGER || option.kind() == Trait.Kind.DURATION;
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

  @Test
  void the_store_may_come_and_go_or_not_be_there() throws Exception {
    assertThat(elements(xml(Iec62056Driver.PID), "reference"))
        .filteredOn(one -> one.getAttribute("interface").equals("org.kilowire.store.EventLog"))
        .singleElement()
        .satisfies(one -> assertThat(one.getAttribute("cardinality")).isEqualTo("0..1"))
        .satisfies(one -> assertThat(one.getAttribute("policy")).isEqualTo("dynamic"));
  }
}
