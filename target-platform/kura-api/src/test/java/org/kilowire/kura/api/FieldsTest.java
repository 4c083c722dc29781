// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.junit.jupiter.api.Test;

class FieldsTest {

  @Test
  void a_field_is_one_required_value_unless_told_otherwise() {
    Tad field = new Tad();
    assertThat(field.getCardinality()).isZero();
    assertThat(field.isRequired()).isTrue();
    assertThat(field.getOption()).isEmpty();
    assertThat(field.getAny()).isEmpty();
    assertThat(field.getOtherAttributes()).isEmpty();
    assertThat(field.getType()).isNull();
    assertThat(field.getDefault()).isNull();
  }

  @Test
  void a_field_is_what_it_was_told() {
    Tad field = new Tad();
    field.setId("idx");
    field.setName("Index");
    field.setDescription("Of the register");
    field.setType(Tscalar.INTEGER);
    field.setCardinality(-3);
    field.setRequired(false);
    field.setMin("1");
    field.setMax("10");
    field.setDefault("5");
    AD seen = field;
    assertThat(seen.getId()).isEqualTo("idx");
    assertThat(seen.getName()).isEqualTo("Index");
    assertThat(seen.getDescription()).isEqualTo("Of the register");
    assertThat(seen.getType()).isEqualTo(Scalar.INTEGER);
    assertThat(seen.getCardinality()).isEqualTo(-3);
    assertThat(seen.isRequired()).isFalse();
    assertThat(seen.getMin()).isEqualTo("1");
    assertThat(seen.getMax()).isEqualTo("10");
    assertThat(seen.getDefault()).isEqualTo("5");
  }

  @Test
  void choices_are_added_one_by_one() {
    Tad field = new Tad();
    Toption ok = option("OK", "ok");
    Toption fail = option("Fails", "fail");
    field.setOption(ok);
    field.setOption(fail);
    assertThat(field.getOption()).containsExactly(ok, fail);
    assertThat(ok.getLabel()).isEqualTo("OK");
    assertThat(ok.getValue()).isEqualTo("ok");
  }

  private static Toption option(String label, String value) {
    Toption option = new Toption();
    option.setLabel(label);
    option.setValue(value);
    return option;
  }

  @Test
  void a_choice_takes_foreign_elements_one_by_one() {
    Toption option = option("OK", "ok");
    option.setAny("one");
    option.setAny("two");
    assertThat(option.getAny()).containsExactly("one", "two");
    assertThat(option.getOtherAttributes()).isEmpty();
  }

  @Test
  void types_have_the_words_of_a_metatype_document() {
    assertThat(Scalar.values())
        .extracting(Scalar::value)
        .containsExactly(
            "String",
            "Long",
            "Double",
            "Float",
            "Integer",
            "Byte",
            "Char",
            "Boolean",
            "Short",
            "Password");
    for (Tscalar type : Tscalar.values()) {
      assertThat(Tscalar.fromValue(type.value())).isEqualTo(type);
      assertThat(Scalar.fromValue(type.value()).name()).isEqualTo(type.name());
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Scalar.fromValue("STRING"));
    assertThatIllegalArgumentException().isThrownBy(() -> Tscalar.fromValue(null));
  }
}
