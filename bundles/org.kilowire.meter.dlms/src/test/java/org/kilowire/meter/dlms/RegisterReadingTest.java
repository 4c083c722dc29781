// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Value;

final class RegisterReadingTest {

  private static final String ENERGY = "1-0:1.8.0*255";

  private final SessionFixture fixture = new SessionFixture();

  private Value only(String quantity) {
    Block block = fixture.registers(quantity);
    assertThat(block.columns()).hasSize(1);
    return block.columns().get(0).value(0).orElseThrow();
  }

  @Test
  void a_register_has_its_scaler_and_unit() {
    fixture.opened();
    Column column = fixture.registers(ENERGY).columns().get(0);
    assertThat(column.unit()).isEqualTo("Wh");
    assertThat(column.value(0)).contains(new Value.Decimal(5, 3));
  }

  @Test
  void the_class_is_found_out_once() {
    fixture.device.has("4:1.0.15.8.0.255:2", Data.longUnsigned(6));
    fixture.device.has("4:1.0.15.8.0.255:3", FakeDevice.KWH.toData());
    fixture.device.has("5:1.0.16.8.0.255:2", Data.longUnsigned(7));
    fixture.device.has("5:1.0.16.8.0.255:4", new ScalerUnit(-1, 27).toData());
    fixture.device.has("1:1.0.0.2.0.255:2", FakeDevice.text("V1"));
    fixture.opened();
    for (int round = 0; round < 2; round++) {
      Block block =
          fixture.registers(
              ENERGY, "1-0:15.8.0*255", "1-0:16.8.0*255", "1-0:0.2.0*255", "1-0:9.9.9*9");
      assertThat(block.columns()).hasSize(4);
      assertThat(block.columns().get(1).value(0)).contains(new Value.Decimal(6, 3));
      assertThat(block.columns().get(2).value(0)).contains(new Value.Decimal(7, -1));
      assertThat(block.columns().get(3).value(0)).containsInstanceOf(Value.Bytes.class);
    }
    assertThat(fixture.device.questions("3:1.0.16.8.0.255:2")).isEqualTo(1);
    assertThat(fixture.device.questions("5:1.0.16.8.0.255:2")).isEqualTo(2);
    assertThat(fixture.device.questions("5:1.0.16.8.0.255:4")).isEqualTo(1);
  }

  /** A meter that does not mind the class in a request, as some do not. */
  @Test
  void a_value_without_its_scaler_is_never_taken_for_one_without_any() {
    fixture.device.has("1:1.0.1.8.0.255:2", Data.doubleLongUnsigned(5));
    fixture.device.refuses("3:1.0.1.8.0.255:3", DataAccessResult.TEMPORARY_FAILURE);
    fixture.opened();
    assertThat(SessionFixture.reason(fixture.tryRegisters(ENERGY)))
        .isEqualTo(MeterReason.NOT_READABLE);
    fixture.device.has("3:1.0.1.8.0.255:3", FakeDevice.KWH.toData());
    assertThat(only(ENERGY)).isEqualTo(new Value.Decimal(5, 3));
  }

  @Test
  void a_register_that_is_busy_is_not_sought_in_another_class() {
    fixture.device.has("1:1.0.1.8.0.255:2", Data.doubleLongUnsigned(5));
    fixture.device.refuses("3:1.0.1.8.0.255:2", DataAccessResult.TEMPORARY_FAILURE);
    fixture.opened();
    assertThat(SessionFixture.reason(fixture.tryRegisters(ENERGY)))
        .isEqualTo(MeterReason.NOT_READABLE);
    fixture.device.has("3:1.0.1.8.0.255:2", Data.doubleLongUnsigned(6));
    assertThat(only(ENERGY)).isEqualTo(new Value.Decimal(6, 3));
  }

  /** It answers attribute 3 of class 3 with the last average of its class 5. */
  @Test
  void a_meter_that_does_not_mind_the_class_is_understood() {
    fixture.device.has("3:1.0.16.8.0.255:2", Data.longUnsigned(7));
    fixture.device.has("3:1.0.16.8.0.255:3", Data.longUnsigned(70));
    fixture.device.has("4:1.0.16.8.0.255:2", Data.longUnsigned(7));
    fixture.device.has("4:1.0.16.8.0.255:3", Data.longUnsigned(70));
    fixture.device.has("5:1.0.16.8.0.255:2", Data.longUnsigned(7));
    fixture.device.has("5:1.0.16.8.0.255:4", FakeDevice.KWH.toData());
    fixture.device.has("1:1.0.16.8.0.255:2", Data.longUnsigned(7));
    fixture.opened();
    assertThat(only("1-0:16.8.0*255")).isEqualTo(new Value.Decimal(7, 3));
  }

  @Test
  void an_element_of_a_structure_is_picked() {
    fixture.device.has("1:0.0.96.50.0.255:2", Data.structure(Data.unsigned(1), Data.unsigned(2)));
    fixture.opened();
    assertThat(only("1:0-0:96.50.0*255:2:2")).isEqualTo(new Value.Decimal(2, 0));
    Block none = fixture.registers("1:0-0:96.50.0*255:2:3", ENERGY);
    assertThat(none.columns().get(0).value(0)).isEmpty();
  }

  @Test
  void a_meter_that_counts_on_when_it_is_read_is_read_once() {
    int[] reads = new int[1];
    fixture.device.attributes.put(
        FakeDevice.ref("3:1.0.1.8.0.255:2"),
        () -> new ReadResult.Value(Data.doubleLongUnsigned(++reads[0])));
    fixture.opened();
    fixture.registers(ENERGY, "1-0:9.9.9*9");
    assertThat(reads[0]).isEqualTo(1);
  }
}
