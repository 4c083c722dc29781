// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.cosem;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;

class ScaledValuesTest {

  private static final ScalerUnit DECIVOLTS = new ScalerUnit(-1, 35);

  private static BigDecimal scaled(Data data) {
    return DECIVOLTS.scaled(data).orElseThrow();
  }

  @Test
  void a_scaler_applies_to_every_type_of_number() {
    assertThat(scaled(Data.longUnsigned(2305))).isEqualByComparingTo("230.5");
    assertThat(scaled(new Data.Float32(230.5f))).isEqualByComparingTo("23.05");
    assertThat(scaled(new Data.Float64(230.5))).isEqualByComparingTo("23.05");
    assertThat(scaled(new Data.Whole(DataType.BCD, 42))).isEqualByComparingTo("4.2");
  }

  @Test
  void a_number_above_the_range_of_a_long_is_scaled_too() {
    assertThat(scaled(new Data.Whole(DataType.LONG64_UNSIGNED, -1)))
        .isEqualByComparingTo("1844674407370955161.5");
  }

  /** 2.0E-3f is 0.0020 in Java 17: a float has the fewest digits that tell it. */
  @ParameterizedTest
  @CsvSource({"0.002, 0.0002", "0.1, 0.01", "2.2E23, 2.2E22", "-0.0, 0"})
  void a_float_has_the_digits_that_were_meant(float number, String expected) {
    assertThat(scaled(new Data.Float32(number))).isEqualByComparingTo(expected);
  }

  @Test
  void what_is_no_number_has_no_scaled_value() {
    assertThat(DECIVOLTS.scaled(new Data.Float32(Float.NaN))).isEmpty();
    assertThat(DECIVOLTS.scaled(new Data.Float64(Double.POSITIVE_INFINITY))).isEmpty();
    assertThat(DECIVOLTS.scaled(Data.nullData())).isEmpty();
    assertThat(DECIVOLTS.scaled(new Data.VisibleString("230"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3:1.0.1.8.0.255:2, 3:1.0.1.8.0.255:3",
    "4:1.0.1.6.0.255:2, 4:1.0.1.6.0.255:3",
    "5:1.0.1.4.0.255:2, 5:1.0.1.4.0.255:4",
    "5:1.0.1.4.0.255:3, 5:1.0.1.4.0.255:4"
  })
  void the_scaler_of_a_value_stands_where_its_class_has_it(String value, String scaler) {
    assertThat(ScalerUnit.attributeOf(AttributeRef.parse(value).orElseThrow()))
        .isEqualTo(AttributeRef.parse(scaler));
  }

  @ParameterizedTest
  @CsvSource({"4:1.0.1.6.0.255:5", "1:0.0.96.1.0.255:2", "8:0.0.1.0.0.255:2", "5:1.0.1.4.0.255:6"})
  void times_and_texts_have_none(String value) {
    assertThat(ScalerUnit.attributeOf(AttributeRef.parse(value).orElseThrow())).isEmpty();
  }
}
