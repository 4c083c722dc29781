// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.eclipse.kura.type.BooleanValue;
import org.eclipse.kura.type.ByteArrayValue;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.DoubleValue;
import org.eclipse.kura.type.FloatValue;
import org.eclipse.kura.type.IntegerValue;
import org.eclipse.kura.type.LongValue;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static ByteArrayValue octets(int... octets) {
    byte[] value = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      value[i] = (byte) octets[i];
    }
    return new ByteArrayValue(value);
  }

  private static <T> void ordered(TypedValue<T> less, TypedValue<T> same, TypedValue<T> more) {
    assertThat(less).isLessThan(more).isEqualByComparingTo(same).isEqualTo(same);
    assertThat(less).hasSameHashCodeAs(same).isNotEqualTo(more).isNotEqualTo(null);
    assertThat(more).isGreaterThan(less);
  }

  @Test
  void values_of_one_type_are_equal_and_ordered_by_what_they_hold() {
    ordered(new BooleanValue(false), new BooleanValue(false), new BooleanValue(true));
    ordered(new IntegerValue(-1), new IntegerValue(-1), new IntegerValue(1));
    ordered(new LongValue(1), new LongValue(1), new LongValue(9007199254740993L));
    ordered(new FloatValue(1.5f), new FloatValue(1.5f), new FloatValue(100.25f));
    ordered(new DoubleValue(-0.0), new DoubleValue(-0.0), new DoubleValue(0.0));
    ordered(new DoubleValue(1.5), new DoubleValue(1.5), new DoubleValue(Double.NaN));
    ordered(new StringValue("a"), new StringValue("a"), new StringValue("b"));
    ordered(octets(1, 2), octets(1, 2), octets(1, 2, 0));
  }

  @Test
  void octets_are_ordered_without_sign() {
    ordered(octets(0x7F), octets(0x7F), octets(0x80));
  }

  @Test
  void equal_numbers_of_two_types_are_two_values() {
    assertThat((Object) new IntegerValue(1)).isNotEqualTo(new LongValue(1));
    assertThat((Object) new DoubleValue(1.5)).isNotEqualTo(new FloatValue(1.5f));
  }

  @Test
  void each_value_says_its_type_and_what_it_holds() {
    assertThat(new BooleanValue(true)).hasToString("BooleanValue [value=true]");
    assertThat(octets(1, 2, 0xFF)).hasToString("ByteArrayValue [value=[1, 2, -1]]");
    assertThat(new DoubleValue(201.5)).hasToString("DoubleValue [value=201.5]");
    assertThat(new FloatValue(100.25f)).hasToString("FloatValue [value=100.25]");
    assertThat(new IntegerValue(101)).hasToString("IntegerValue [value=101]");
    assertThat(new LongValue(7)).hasToString("LongValue [value=7]");
    assertThat(new StringValue("text")).hasToString("StringValue [value=text]");
  }

  @Test
  void each_value_has_its_type_and_what_was_given() {
    assertThat(new BooleanValue(true).getType()).isEqualTo(DataType.BOOLEAN);
    assertThat(octets(1).getType()).isEqualTo(DataType.BYTE_ARRAY);
    assertThat(new DoubleValue(1).getType()).isEqualTo(DataType.DOUBLE);
    assertThat(new FloatValue(1).getType()).isEqualTo(DataType.FLOAT);
    assertThat(new IntegerValue(1).getType()).isEqualTo(DataType.INTEGER);
    assertThat(new LongValue(1).getType()).isEqualTo(DataType.LONG);
    assertThat(new StringValue("").getType()).isEqualTo(DataType.STRING);
    byte[] given = {1, 2};
    assertThat(new ByteArrayValue(given).getValue()).isSameAs(given);
  }

  @Test
  void no_text_is_the_empty_text_and_no_octets_are_refused() {
    assertThat(new StringValue(null)).isEqualTo(new StringValue(""));
    assertThatNullPointerException().isThrownBy(() -> new ByteArrayValue(null));
  }
}
