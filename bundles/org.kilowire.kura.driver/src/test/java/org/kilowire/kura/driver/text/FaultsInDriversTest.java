// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.kura.driver.text.TextDriverFixture.outcome;
import static org.kilowire.kura.driver.text.TextDriverFixture.read;
import static org.kilowire.kura.driver.text.TextDriverFixture.record;
import static org.kilowire.kura.driver.text.TextDriverFixture.write;
import static org.kilowire.kura.driver.text.TextDriverFixture.written;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.kura.driver.component.MeterDriver;

/**
 * Whatever is thrown within a driver: the channel has a status with a reason, the line is free, and
 * Kura's thread goes on.
 */
final class FaultsInDriversTest {

  private final TextDriverFixture fixture = new TextDriverFixture();
  private Consumer<String> calls = call -> {};

  @AfterEach
  void close() {
    fixture.close();
    Thread.interrupted();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        thrown("java.lang.IllegalStateException", () -> new IllegalStateException("a bug")),
        thrown("java.lang.NoClassDefFoundError", () -> new NoClassDefFoundError("a/library")),
        thrown("java.lang.StackOverflowError", StackOverflowError::new),
        thrown("java.lang.OutOfMemoryError", OutOfMemoryError::new));
  }

  private static Arguments thrown(String name, Supplier<Throwable> fault) {
    return Arguments.of(name, fault);
  }

  private void at(String where, Supplier<Throwable> fault) {
    calls =
        call -> {
          if (call.equals(where)) {
            Throwable thrown = fault.get();
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) thrown;
          }
        };
  }

  private MeterDriver driver(Object... options) {
    return fixture.driver(call -> calls.accept(call), options);
  }

  private void goesOn(MeterDriver driver) {
    assertThat(fixture.lines.isFree()).isTrue();
    calls = call -> {};
    assertThat(read(driver, "2.8.0", DataType.LONG)).isEqualTo(7L);
    assertThat(fixture.lines.isFree()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void in_an_association_or_a_request_costs_that_read(String name, Supplier<Throwable> fault) {
    for (String where : List.of("open", "get")) {
      MeterDriver driver = driver();
      at(where, fault);
      assertThat(read(driver, "1.8.0", DataType.DOUBLE))
          .isEqualTo("driver-fault: internal error: " + name);
      goesOn(driver);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void in_one_value_costs_that_channel(String name, Supplier<Throwable> fault) {
    MeterDriver driver = driver();
    at("value 1.8.0", fault);
    List<ChannelRecord> records =
        List.of(record("1.8.0", DataType.DOUBLE), record("2.8.0", DataType.LONG));
    driver.read(records);
    assertThat(records)
        .extracting(r -> outcome(r))
        .containsExactly("driver-fault: internal error: " + name, 7L);
    goesOn(driver);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void in_the_settings_of_a_channel_costs_that_channel(String name, Supplier<Throwable> fault)
      throws Exception {
    MeterDriver driver = driver();
    at("channel", fault);
    List<ChannelRecord> records = List.of(record("1.8.0", DataType.DOUBLE));
    driver.read(records);
    assertThat(outcome(records.get(0))).isEqualTo("driver-fault: internal error: " + name);
    PreparedRead prepared = driver.prepareRead(records);
    prepared.execute();
    assertThat(outcome(records.get(0))).isEqualTo("driver-fault: internal error: " + name);
    goesOn(driver);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void in_a_write_leaves_its_outcome_unknown(String name, Supplier<Throwable> fault) {
    MeterDriver driver = driver("write.allowed", "1.8.0", "device", "4711");
    at("set", fault);
    assertThat(write(driver, written("1.8.0", TypedValues.newIntegerValue(9))))
        .isEqualTo("outcome-unknown: internal error: " + name + "; it now holds another value");
    goesOn(driver);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void while_connecting_is_a_connection_that_failed(String name, Supplier<Throwable> fault) {
    MeterDriver driver = driver();
    at("open", fault);
    assertThatThrownBy(driver::connect)
        .isInstanceOf(Driver.ConnectionException.class)
        .hasMessage("driver-fault: internal error: " + name);
    goesOn(driver);
  }
}
