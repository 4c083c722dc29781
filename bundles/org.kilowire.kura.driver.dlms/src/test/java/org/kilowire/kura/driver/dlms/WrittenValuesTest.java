// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.kura.driver.DriverFailures;

/** Kura's values in the type that an attribute has. */
final class WrittenValuesTest {

  private static Data whole(org.kilowire.dlms.axdr.DataType type, long value) {
    return new Data.Whole(type, value);
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of(7, Data.unsigned(0), 0, Data.unsigned(7)),
        Arguments.of(7L, Data.enumerated(0), 0, Data.enumerated(7)),
        Arguments.of(700, Data.unsigned(0), 2, Data.unsigned(7)),
        Arguments.of(0.7, Data.unsigned(0), -1, Data.unsigned(7)),
        Arguments.of(0.7f, Data.unsigned(0), -1, Data.unsigned(7)),
        Arguments.of("0.70", Data.integer(0), -1, Data.integer(7)),
        Arguments.of(
            "18446744073709551615",
            whole(org.kilowire.dlms.axdr.DataType.LONG64_UNSIGNED, 0),
            0,
            whole(org.kilowire.dlms.axdr.DataType.LONG64_UNSIGNED, -1)),
        Arguments.of(0.5, new Data.Float32(1), 0, new Data.Float32(0.5f)),
        Arguments.of(0.1, new Data.Float64(1), 0, new Data.Float64(0.1)),
        Arguments.of(true, new Data.Bool(false), 0, new Data.Bool(true)),
        Arguments.of("ab", new Data.VisibleString(""), 0, new Data.VisibleString("ab")),
        Arguments.of(
            "ü",
            new Data.Utf8String(Octets.EMPTY),
            0,
            new Data.Utf8String(Octets.of("ü", StandardCharsets.UTF_8))),
        Arguments.of(
            new byte[] {1},
            Data.octetString(Octets.EMPTY),
            0,
            Data.octetString(Octets.of((byte) 1))));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void what_fits_is_written_in_the_type_that_is_there(
      Object value, Data before, int scaler, Data expected) {
    assertThat(WrittenValues.of(TypedValues.newTypedValue(value), before, scaler))
        .isEqualTo(new Outcome.Ok<>(expected));
  }

  static Stream<Arguments> unfitting() {
    return Stream.of(
        Arguments.of(256, Data.unsigned(0), 0),
        Arguments.of(-1, Data.unsigned(0), 0),
        Arguments.of(7, Data.unsigned(0), 1),
        Arguments.of(0.75, Data.unsigned(0), -1),
        Arguments.of(Double.NaN, new Data.Float64(0), 0),
        Arguments.of(Double.NaN, Data.unsigned(0), 0),
        Arguments.of(0.1234567890123, new Data.Float32(0), 0),
        Arguments.of("seven", Data.unsigned(0), 0),
        Arguments.of("1E999999999", Data.unsigned(0), 0),
        Arguments.of(true, Data.unsigned(0), 0),
        Arguments.of(1, new Data.Bool(false), 0),
        Arguments.of(new byte[] {1}, Data.unsigned(0), 0),
        Arguments.of("-1", whole(org.kilowire.dlms.axdr.DataType.LONG64_UNSIGNED, 0), 0),
        Arguments.of(
            "18446744073709551616", whole(org.kilowire.dlms.axdr.DataType.LONG64_UNSIGNED, 0), 0),
        Arguments.of("07EA", Data.octetString(Octets.EMPTY), 0),
        Arguments.of("\u20ac", new Data.VisibleString(""), 0),
        Arguments.of(1, Data.nullData(), 0),
        Arguments.of(1, Data.structure(Data.unsigned(1)), 0));
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void what_does_not_fit_is_refused(Object value, Data before, int scaler) {
    assertThat(
            DriverFailures.text(WrittenValues.of(TypedValues.newTypedValue(value), before, scaler)))
        .startsWith("does-not-fit: ");
  }

  @Property
  void what_was_read_can_be_written(
      @ForAll int number, @ForAll @IntRange(min = -20, max = 20) int scaler) {
    Data data = Data.doubleLong(number);
    for (DataType type : new DataType[] {DataType.DOUBLE, DataType.STRING}) {
      Outcome<TypedValue<?>> read = DlmsValueTest.converted(data, scaler, type);
      assertThat(read.then(value -> WrittenValues.of(value, Data.doubleLong(0), scaler)))
          .isEqualTo(new Outcome.Ok<>(data));
    }
  }
}
