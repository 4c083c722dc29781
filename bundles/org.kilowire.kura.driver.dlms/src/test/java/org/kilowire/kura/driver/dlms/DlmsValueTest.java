// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.DriverFailures;
import org.kilowire.kura.driver.channel.ValueConversion;

/** COSEM data in Kura's types. */
final class DlmsValueTest {

  private static final Data HUGE =
      new Data.Whole(org.kilowire.dlms.axdr.DataType.LONG64_UNSIGNED, -1);
  private static final Data TWO_TO_53_AND_1 = Data.long64(9_007_199_254_740_993L);

  static Outcome<TypedValue<?>> converted(Data data, int scaler, DataType type) {
    return DlmsValue.of(data, Optional.of(new ScalerUnit(scaler, 30)))
        .then(value -> ValueConversion.to(type, value));
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of(Data.doubleLong(-5), 0, DataType.INTEGER, -5),
        Arguments.of(Data.doubleLong(-5), 2, DataType.INTEGER, -500),
        Arguments.of(Data.doubleLong(500), -2, DataType.INTEGER, 5),
        Arguments.of(Data.doubleLongUnsigned(0xFFFF_FFFFL), 0, DataType.LONG, 0xFFFF_FFFFL),
        Arguments.of(TWO_TO_53_AND_1, 0, DataType.LONG, 9_007_199_254_740_993L),
        Arguments.of(Data.longUnsigned(2301), -1, DataType.DOUBLE, 230.1),
        Arguments.of(Data.longUnsigned(2301), -1, DataType.FLOAT, 230.1f),
        Arguments.of(Data.longUnsigned(2301), -30, DataType.DOUBLE, 2.301e-27),
        Arguments.of(Data.unsigned(0), -3, DataType.DOUBLE, 0.0),
        Arguments.of(new Data.Float32(1.1f), 0, DataType.DOUBLE, 1.1),
        Arguments.of(new Data.Float32(1.1f), 0, DataType.FLOAT, 1.1f),
        Arguments.of(new Data.Float64(4.73e22), 0, DataType.STRING, "47300000000000000000000"),
        Arguments.of(new Data.Float32(2e-3f), 0, DataType.STRING, "0.002"),
        Arguments.of(new Data.Float64(-0.0), 0, DataType.STRING, "0"),
        Arguments.of(new Data.Float64(-0.25), 1, DataType.DOUBLE, -2.5),
        Arguments.of(new Data.Bool(true), 0, DataType.INTEGER, 1),
        Arguments.of(new Data.Bool(true), 0, DataType.BOOLEAN, true),
        Arguments.of(Data.enumerated(0), 0, DataType.BOOLEAN, false),
        Arguments.of(HUGE, 0, DataType.STRING, "18446744073709551615"),
        Arguments.of(HUGE, -3, DataType.STRING, "18446744073709551.615"),
        Arguments.of(Data.longUnsigned(100), -2, DataType.STRING, "1.00"),
        Arguments.of(new Data.Bool(false), 0, DataType.STRING, "false"),
        Arguments.of(new Data.VisibleString("a b"), 0, DataType.STRING, "a b"),
        Arguments.of(
            new Data.Utf8String(Octets.of("ü", StandardCharsets.UTF_8)), 0, DataType.STRING, "ü"),
        Arguments.of(TestMeter.text("KW1"), 0, DataType.STRING, "KW1"),
        Arguments.of(Data.octetString(Octets.ofHex("07EA")), 0, DataType.STRING, "0x07EA"),
        Arguments.of(new Data.BitString(3, Octets.ofHex("A0")), 0, DataType.STRING, "101"),
        Arguments.of(
            Data.octetString(Octets.ofHex("07EA")), 0, DataType.BYTE_ARRAY, new byte[] {7, -22}),
        Arguments.of(new Data.VisibleString("A"), 0, DataType.BYTE_ARRAY, new byte[] {65}),
        Arguments.of(
            Data.structure(Data.unsigned(7)), 0, DataType.BYTE_ARRAY, new byte[] {2, 1, 17, 7}));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void what_fits_is_given_in_the_type_asked_for(
      Data data, int scaler, DataType type, Object expected) {
    Outcome<TypedValue<?>> outcome = converted(data, scaler, type);
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    TypedValue<?> value = ((Outcome.Ok<TypedValue<?>>) outcome).value();
    assertThat(value.getType()).isEqualTo(type);
    assertThat(value.getValue()).isEqualTo(expected);
  }

  static Stream<Arguments> unfitting() {
    return Stream.of(
        Arguments.of(Data.longUnsigned(2301), -1, DataType.INTEGER, "230.1"),
        Arguments.of(Data.longUnsigned(2301), -1, DataType.LONG, "230.1"),
        Arguments.of(Data.doubleLongUnsigned(1L << 31), 0, DataType.INTEGER, "2147483648"),
        Arguments.of(HUGE, 0, DataType.LONG, "18446744073709551615"),
        Arguments.of(HUGE, 0, DataType.DOUBLE, "18446744073709551615"),
        Arguments.of(TWO_TO_53_AND_1, 0, DataType.DOUBLE, "9007199254740993"),
        Arguments.of(Data.doubleLong(16_777_217), 0, DataType.FLOAT, "16777217"),
        Arguments.of(Data.unsigned(1), 127, DataType.FLOAT, "1" + "0".repeat(127)),
        Arguments.of(new Data.Float32(Float.NaN), 0, DataType.DOUBLE, "a value of type FLOAT32"),
        Arguments.of(
            new Data.Float64(Double.POSITIVE_INFINITY),
            0,
            DataType.DOUBLE,
            "a value of type FLOAT64"),
        Arguments.of(Data.unsigned(2), 0, DataType.BOOLEAN, "2"),
        Arguments.of(Data.unsigned(2), 0, DataType.BYTE_ARRAY, "2"),
        Arguments.of(TestMeter.text("12"), 0, DataType.LONG, "a value of type OCTET_STRING"),
        Arguments.of(
            new Data.VisibleString("1"), 0, DataType.BOOLEAN, "a value of type VISIBLE_STRING"),
        Arguments.of(Data.structure(), 0, DataType.STRING, "a value of type STRUCTURE"));
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void what_would_lose_something_is_refused(Data data, int scaler, DataType type, String what) {
    assertThat(DriverFailures.text(converted(data, scaler, type)))
        .isEqualTo("does-not-fit: " + what + " is no value of type " + type);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.EnumSource
  void no_value_is_no_value_in_any_type(DataType type) {
    assertThat(DriverFailures.text(converted(Data.nullData(), 0, type))).startsWith("no-value: ");
    assertThat(DriverFailures.text(converted(Data.dontCare(), 0, type))).startsWith("no-value: ");
  }
}
