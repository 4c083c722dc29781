// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.iec62056;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.read;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.write;
import static org.kilowire.kura.driver.iec62056.RegisterDriverFixture.written;

import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.kura.driver.component.MeterDriver;

/** What a driver writes, and what it never does. */
final class WritingTest {

  private static final TypedValue<?> FIFTY = TypedValues.newIntegerValue(50);

  private final RegisterDriverFixture fixture = new RegisterDriverFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private MeterDriver driver(String allowed) {
    return fixture.driver("device", TestRegisters.SERIAL, "write.allowed", allowed);
  }

  @Test
  void a_register_that_is_named_with_its_set_is_written_in_the_digits_that_it_has() {
    assertThat(write(driver("5:0.2.1"), written("0.2.1", FIFTY, "set", "5"))).isEqualTo(50);
    assertThat(fixture.registers.values).containsEntry("0.2.1", "(0050)");
    assertThat(fixture.registers.asked).contains("R5 0.2.1").endsWith("W5 0.2.1");
  }

  @Test
  void a_text_is_written_as_it_is() {
    TypedValue<?> summer = TypedValues.newStringValue("summer 2");
    assertThat(write(driver("1:0.2.2"), written("0.2.2", summer, "set", "1")))
        .isEqualTo("summer 2");
    assertThat(fixture.registers.values).containsEntry("0.2.2", "(summer 2)");
    assertThat(fixture.registers.asked).endsWith("W1 0.2.2");
  }

  @Test
  void a_value_that_the_register_has_no_place_for_is_not_written() {
    MeterDriver driver = driver("5:0.2.1 5:0.2.2");
    for (TypedValue<?> value :
        new TypedValue<?>[] {
          TypedValues.newIntegerValue(12345),
          TypedValues.newDoubleValue(1.5),
          TypedValues.newBooleanValue(true)
        }) {
      assertThat(write(driver, written("0.2.1", value, "set", "5")))
          .asString()
          .startsWith("does-not-fit: ");
    }
    for (String value : new String[] {"a(b)", "", "a*b", "\u00E4"}) {
      assertThat(write(driver, written("0.2.2", TypedValues.newStringValue(value), "set", "5")))
          .asString()
          .startsWith("does-not-fit: ");
    }
    assertThat(fixture.registers.asked).noneMatch(command -> command.startsWith("W"));
  }

  @Test
  void what_is_not_named_is_not_written() {
    MeterDriver driver = driver("5:0.2.1");
    assertThat(write(driver, written("0.2.2", FIFTY, "set", "5")))
        .isEqualTo("write-refused: 5:0.2.2 is not in write.allowed");
    assertThat(write(driver, written("0.2.1", FIFTY, "set", "1")))
        .isEqualTo("write-refused: 1:0.2.1 is not in write.allowed");
    assertThat(write(driver, written("0.2.1", FIFTY)))
        .isEqualTo("write-refused: the channel names no set: nobody knows by which command");
    assertThat(fixture.registers.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"5:0.9.1", "5:0.9.2", "1:0-0:0.9.1*255", "5:raw:0.9.1", "1:96.3.10", "5:C.1.0"})
  void the_clock_relays_and_who_the_meter_is_are_never_written(String target) {
    MeterDriver driver = driver(target);
    assertThat(read(driver, "2.8.0", DataType.LONG))
        .asString()
        .startsWith("misconfigured: write.allowed: " + target + ": ");
  }

  @Test
  void neither_is_what_the_type_has_for_them() {
    String traits =
        "{\"relay-disconnect\": \"W1 0.2.1(0)\", \"relay-state\": \"0.2.2\","
            + " \"set-clock-time\": \"2.8.0\", \"set-clock-date\": \"2.8.1\"}";
    for (String target : new String[] {"1:0.2.1", "5:0-0:0.2.2*255", "5:2.8.0", "5:0.0.0"}) {
      MeterDriver driver =
          fixture.driver(
              "device",
              TestRegisters.SERIAL,
              "write.allowed",
              target,
              "traits",
              traits.replace("0.2.2", "0-0:0.2.2"));
      assertThat(read(driver, "2.8.0", DataType.LONG))
          .as(target)
          .asString()
          .startsWith("misconfigured: write.allowed: " + target + ": the meter's type has it for");
    }
  }

  @Test
  void a_write_wants_to_know_to_which_device() {
    assertThat(read(fixture.driver("write.allowed", "5:0.2.1"), "2.8.0", DataType.LONG))
        .isEqualTo(
            "misconfigured: device: must be given where something may be written: no other is to"
                + " be");
  }

  @Test
  void a_write_without_an_answer_is_not_repeated_and_read_back() {
    fixture.registers.silentAboutWrites = true;
    assertThat(write(driver("5:0.2.1"), written("0.2.1", FIFTY, "set", "5")))
        .asString()
        .startsWith("outcome-unknown: ")
        .endsWith("; it now holds this value");
    assertThat(fixture.registers.asked.stream().filter("W5 0.2.1"::equals)).hasSize(1);
  }
}
