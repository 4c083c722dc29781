// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;

class MetatypeTest {
  private static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
        <OCD id="a" name="A" description="About a">
          <AD id="n" name="N" type="Integer" min="1" max="9" required="false" default="5"/>
          <AD id="c" type="Character" default="xy"/>
          <AD id="s" type="String" cardinality="-3" default="a\\,b, c">
            <Option label="First" value="1"/>
          </AD>
        </OCD>
        <Designate factoryPid="a"><Object ocdref="a"/></Designate>
        <Designate pid="b"><Object ocdref="a"/></Designate>
        <Designate pid="c"><Object ocdref="nowhere"/></Designate>
      </metatype:MetaData>
      """;

  @Test
  void a_field_has_all_that_the_document_says() throws IOException {
    Ocd ocd = read("a").ocd();
    assertThat(ocd.getName()).isEqualTo("A");
    assertThat(ocd.getDescription()).isEqualTo("About a");
    AD number = ocd.getAD().get(0);
    assertThat(number.getType()).isEqualTo(Scalar.INTEGER);
    assertThat(number.getMin() + number.getMax() + number.getDefault()).isEqualTo("195");
    assertThat(number.isRequired()).isFalse();
    assertThat(number.getCardinality()).isZero();
    AD list = ocd.getAD().get(2);
    assertThat(list.isRequired()).isTrue();
    assertThat(list.getCardinality()).isEqualTo(-3);
    assertThat(list.getOption()).extracting(Option::getLabel).containsExactly("First");
  }

  @Test
  void tells_factories_from_singletons() throws IOException {
    assertThat(read("a").factory()).isTrue();
    assertThat(read("b").factory()).isFalse();
  }

  @Test
  void a_default_that_is_none_of_its_type_is_left_out() throws IOException {
    Definition definition = new Definition("a", true, true, Set.of(), read("a").ocd(), 0);
    assertThat(
            ConfigurationValues.same(
                definition.defaults(), Map.of("n", 5, "s", new String[] {"a,b", "c"})))
        .isTrue();
  }

  @Test
  void a_document_without_the_pid_is_refused() {
    for (String pid : new String[] {"other", "c"}) {
      assertThatThrownBy(() -> read(pid)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> Metatype.read(stream(DOCUMENT.replace("Integer", "Complex")), "a"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Complex");
  }

  private static Metatype read(String pid) throws IOException {
    return Metatype.read(stream(DOCUMENT), pid);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }
}
