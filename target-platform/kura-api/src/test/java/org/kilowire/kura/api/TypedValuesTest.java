// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedValuesTest {

  @Test
  void an_object_becomes_the_value_of_its_own_type() {
    byte[] octets = {1, 2};
    assertThat(TypedValues.newTypedValue(true)).isEqualTo(TypedValues.newBooleanValue(true));
    assertThat(TypedValues.newTypedValue(octets)).isEqualTo(TypedValues.newByteArrayValue(octets));
    assertThat(TypedValues.newTypedValue(1.5)).isEqualTo(TypedValues.newDoubleValue(1.5));
    assertThat(TypedValues.newTypedValue(1.5f)).isEqualTo(TypedValues.newFloatValue(1.5f));
    assertThat(TypedValues.newTypedValue(7)).isEqualTo(TypedValues.newIntegerValue(7));
    assertThat(TypedValues.newTypedValue(7L)).isEqualTo(TypedValues.newLongValue(7));
    assertThat(TypedValues.newTypedValue("7")).isEqualTo(TypedValues.newStringValue("7"));
  }

  @Test
  void objects_of_other_types_are_refused() {
    for (Object other : new Object[] {null, (short) 1, 'c', new BigDecimal("1"), new Byte[] {1}}) {
      assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.newTypedValue(other));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BOOLEAN, TRUE, BooleanValue [value=true]",
    "BOOLEAN, yes, BooleanValue [value=false]",
    "BYTE_ARRAY, AQL/, 'ByteArrayValue [value=[1, 2, -1]]'",
    "DOUBLE, 1e3, DoubleValue [value=1000.0]",
    "FLOAT, 100.25, FloatValue [value=100.25]",
    "INTEGER, -7, IntegerValue [value=-7]",
    "LONG, 9007199254740993, LongValue [value=9007199254740993]",
    "STRING, text, StringValue [value=text]",
  })
  void aTextIsReadAsTheTypeAsks(DataType type, String text, String expected) {
    TypedValue<?> value = TypedValues.parseTypedValue(type, text);
    assertThat(value).hasToString(expected);
    assertThat(value.getType()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "BYTE_ARRAY, *",
    "DOUBLE, x",
    "FLOAT, x",
    "INTEGER, 1.5",
    "LONG, 9223372036854775808"
  })
  void aTextThatSaysNoSuchValueIsRefused(DataType type, String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parseTypedValue(type, text));
  }

  @Test
  void no_text_is_refused_for_every_type() {
    for (DataType type : DataType.values()) {
      assertThatNullPointerException().isThrownBy(() -> TypedValues.parseTypedValue(type, null));
    }
  }

  @Test
  void a_type_is_found_by_its_name_in_any_case() {
    assertThat(DataType.getDataType("byte_array")).isEqualTo(DataType.BYTE_ARRAY);
    assertThat(DataType.getDataType("Integer")).isEqualTo(DataType.INTEGER);
    assertThatIllegalArgumentException().isThrownBy(() -> DataType.getDataType("INT"));
    assertThatIllegalArgumentException().isThrownBy(() -> DataType.getDataType(null));
  }
}
