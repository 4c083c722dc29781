// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataType;
import org.kilowire.meter.Value;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({"230.5, 0, 2305, -1", "1.5E30, 0, 15, 29", "0, 3, 0, 0", "-2.5E-100, 0, -25, -101"})
  void a_float_keeps_its_digits(double number, int scale, long unscaled, int exponent) {
    assertThat(Values.of(new Data.Float64(number), scale))
        .contains(new Value.Decimal(unscaled, exponent));
  }

  /** No message has room for such a scale; a block that holds it could never be stored. */
  @ParameterizedTest
  @CsvSource({
    "1.5E-200, 0, 1.5E-200",
    "4.9E-324, 0, 5E-324",
    "1.5E200, 0, 1.5E+200",
    "1.5E100, 100, 1.5E+200"
  })
  void a_float_beyond_what_a_scale_can_say_is_text(double number, int scale, String text) {
    assertThat(Values.of(new Data.Float64(number), scale)).contains(new Value.Text(text));
  }

  @Test
  void a_number_beyond_64_bits_is_scaled_like_any_other() {
    Data huge = new Data.Whole(DataType.LONG64_UNSIGNED, -1);
    assertThat(Values.of(huge, -1)).contains(new Value.Text("1844674407370955161.5"));
    Data tens = new Data.Whole(DataType.LONG64_UNSIGNED, -6);
    assertThat(Values.of(tens, 3)).contains(new Value.Decimal(1844674407370955161L, 4));
  }

  @Test
  void what_is_no_number_is_text() {
    assertThat(Values.of(new Data.Float32(Float.NaN), 0)).contains(new Value.Text("NaN"));
    assertThat(Values.of(new Data.Float64(Double.NEGATIVE_INFINITY), 0))
        .isEqualTo(Optional.of(new Value.Text("-Infinity")));
  }
}
