// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.configuration.metatype.Option;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.kura.driver.MeterChannel;
import org.kilowire.kura.driver.channel.ChannelFields;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;

/** A channel's settings: what Kura shows of them, and what they mean. */
final class DlmsChannelFieldsTest {

  private static Map<String, Object> config(Object... settings) {
    Map<String, Object> config = new HashMap<>();
    config.put("obis", "1-0:1.8.0*255");
    for (int i = 0; i < settings.length; i += 2) {
      config.put((String) settings[i], settings[i + 1]);
    }
    return config;
  }

  private static Read<MeterChannel<AttributeRef, Data>> parse(Map<String, Object> config) {
    return DriverFixture.protocol(DlmsFraming.WRAPPER).readChannel(config);
  }

  private static DlmsChannel channel(Object... settings) {
    Read<MeterChannel<AttributeRef, Data>> parsed = parse(config(settings));
    assertThat(parsed.problems()).isEmpty();
    return (DlmsChannel) parsed.options().orElseThrow();
  }

  @Test
  void k2_the_descriptor_is_a_list_of_kuras_own_fields() {
    Object descriptor = new ChannelFields(DlmsChannelFields.ALL).getDescriptor();
    assertThat(descriptor).isInstanceOf(List.class);
    List<?> fields = (List<?>) descriptor;
    assertThat(fields).hasOnlyElementsOfType(Tad.class);
    assertThat(fields)
        .extracting(one -> ((Tad) one).getId())
        .containsExactly("obis", "class", "attribute", "index", "scaling");
  }

  @Test
  void k3_no_name_of_ours_is_one_that_kura_cannot_take() {
    for (Tad field : fields()) {
      assertThat(field.getId()).doesNotContainPattern("[#/+, ]");
      assertThat(field.getName()).isNotBlank();
      assertThat(field.getDescription()).endsWith(".");
    }
  }

  private static List<Tad> fields() {
    return ((List<?>) new ChannelFields(DlmsChannelFields.ALL).getDescriptor())
        .stream().map(Tad.class::cast).toList();
  }

  @Test
  void a_class_is_chosen_by_its_name_and_is_a_number() {
    Tad field = fields().get(1);
    assertThat(field.getType()).isEqualTo(Scalar.INTEGER);
    assertThat(field.getDefault()).isEqualTo("3");
    assertThat(field.getOption())
        .extracting(Option::getLabel)
        .contains("1: data", "3: register", "4: extended register", "8: clock");
    assertThat(field.getOption()).extracting(Option::getValue).contains("1", "3");
  }

  @Test
  void an_obis_code_is_all_that_must_be_given() {
    assertThat(channel())
        .isEqualTo(new DlmsChannel(TestMeter.ref("3:1.0.1.8.0.255:2"), Optional.empty(), true));
    assertThat(fields()).filteredOn(Tad::isRequired).extracting(Tad::getId).contains("obis");
  }

  @Test
  void numbers_come_as_text_or_as_numbers() {
    DlmsChannel text = channel("class", "1", "attribute", "2", "index", "3", "scaling", "raw");
    DlmsChannel numbers = channel("class", 1, "attribute", 2, "index", 3, "scaling", "raw");
    assertThat(text).isEqualTo(numbers);
    assertThat(text.index()).contains(3);
    assertThat(text.scaling()).isEmpty();
  }

  @Test
  void an_empty_text_is_no_setting() {
    assertThat(channel("class", "", "index", "", "scaling", "")).isEqualTo(channel());
  }

  @Test
  void any_class_and_any_attribute_of_a_manufacturer_can_be_given() {
    assertThat(channel("class", "9000", "attribute", "-1").target())
        .isEqualTo(TestMeter.ref("9000:1.0.1.8.0.255:-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3:1.0.1.8.0.255:3",
    "4, 4:1.0.1.8.0.255:3",
    "5, 5:1.0.1.8.0.255:4",
  })
  void registers_have_a_scaler(int classId, String where) {
    assertThat(channel("class", classId).scaling()).contains(TestMeter.ref(where));
    assertThat(channel("class", classId, "scaling", "raw").scaling()).isEmpty();
    assertThat(channel("class", classId, "attribute", 1).scaling()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "obis, '', must be given",
    "obis, 1.8, no OBIS code such as 1-0:1.8.0*255: 1.8",
    "obis, 1-0:1.8.256*255, no OBIS code such as 1-0:1.8.0*255: 1-0:1.8.256*255",
    "class, register, 'must be a whole number 0..65535, not \"register\"'",
    "class, 65536, 'must be a whole number 0..65535, not \"65536\"'",
    "class, -1, 'must be a whole number 0..65535, not \"-1\"'",
    "attribute, 128, 'must be a whole number -128..127, not \"128\"'",
    "attribute, 2.0, 'must be a whole number -128..127, not \"2.0\"'",
    "attribute, 99999999999, 'must be a whole number -128..127, not \"99999999999\"'",
    "index, 0, 'must be a whole number 1..255, not \"0\"'",
    "scaling, none, 'must be one of scaler-unit, raw, not \"none\"'",
  })
  void one_fault_is_told_once_with_its_field(String key, String value, String why) {
    assertThat(parse(config(key, value)).problems())
        .containsExactly(new Problem(key, why, "nothing is read"));
  }

  @Test
  void k4_the_rows_of_a_profile_are_no_channel() {
    assertThat(parse(config("class", 7)).problems())
        .containsExactly(
            new Problem(
                "attribute",
                "the rows of a profile are no single value; collect them",
                "nothing is read"));
    assertThat(channel("class", 7, "attribute", 4).target().attribute()).isEqualTo(4);
  }

  @Test
  void all_faults_are_told_at_once() {
    assertThat(parse(config("obis", "x", "class", "x", "index", "x")).problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("obis", "class", "index");
  }
}
