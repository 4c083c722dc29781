// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.channel;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.component.MeterDriver;

/** Several attributes in one request, and meters that do not take it. */
@Timeout(120)
final class ListsTest {

  private static final String SERIAL = "1:0.0.96.1.0.255:2";

  private DriverFixture fixture;

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new DriverFixture(framing);
    fixture.meter.has("1:0.0.42.0.0.255:2", TestMeter.text("KIL1"));
    return fixture.driver(options);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private int lists() {
    return fixture.meter.requests(TestMeter.GET_WITH_LIST);
  }

  private static List<ChannelRecord> two() {
    return List.of(energy(), register("1-0:2.8.0", DataType.LONG));
  }

  @ParameterizedTest
  @EnumSource
  void many_channels_take_as_few_requests_as_the_meter_allows(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "max.list", 20);
    List<ChannelRecord> records = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      fixture.meter.register("1.0." + i + ".29.0.255", Data.longUnsigned(i), new ScalerUnit(0, 27));
      records.add(register("1-0:" + i + ".29.0", DataType.INTEGER));
    }
    driver.read(records);
    assertThat(records).extracting(DriverFixture::outcome).startsWith(1, 2, 3).endsWith(29, 30);
    assertThat(fixture.meter.requests(TestMeter.GET)).as("60 attributes, 20 each").isEqualTo(3);
    driver.read(records);
    assertThat(fixture.meter.requests(TestMeter.GET)).as("30 more, 20 each").isEqualTo(3 + 2);
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
    assertThat(fixture.meter.timesRead("3:1.0.1.29.0.255:3")).as("scaler").isEqualTo(1);
  }

  /** A COSEM tree deeper than anybody reads: an answer with it cannot be decoded. */
  private ChannelRecord deep() {
    Data deep = Data.unsigned(1);
    for (int i = 0; i < 60; i++) {
      deep = Data.structure(deep);
    }
    fixture.meter.has("1:0.0.94.49.1.255:2", deep);
    return channel("deep", DataType.LONG, "obis", "0-0:94.49.1*255", "class", "1");
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_without_a_value_shows_that_the_association_is_there(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    ChannelRecord record = deep();
    for (int i = 0; i < 3; i++) {
      assertThat(read(driver, record)).asString().startsWith("too-long: ");
    }
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_list_that_is_spoilt_by_one_attribute_is_read_one_by_one(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    List<ChannelRecord> records = List.of(energy(), deep());
    for (int i = 0; i < 5; i++) {
      driver.read(records);
      assertThat(outcome(records.get(0))).isEqualTo(12345.6);
      assertThat(outcome(records.get(1))).asString().startsWith("too-long: 1:0.0.94.49.1.255:2: ");
    }
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
    assertThat(fixture.meter.requests(TestMeter.GET))
        .as("a list and three alone, then two alone each time")
        .isEqualTo(1 + 3 + 4 * 2);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_refuses_lists_is_asked_for_one_only_once(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.withoutLists = true;
    ChannelRecord raw = channel("raw", DataType.LONG, "obis", "1-0:2.8.0", "scaling", "raw");
    assertThat(read(driver, raw)).isEqualTo(7L);
    List<ChannelRecord> records = List.of(energy(), register("1-0:2.8.0", DataType.LONG));
    int before = fixture.meter.requests(TestMeter.GET);
    for (int i = 0; i < 3; i++) {
      driver.read(records);
      assertThat(records).extracting(DriverFixture::outcome).containsExactly(12345.6, 7000L);
    }
    assertThat(fixture.meter.requests(TestMeter.AARQ)).as("it has answered").isEqualTo(1);
    assertThat(fixture.meter.requests(TestMeter.GET) - before)
        .as("a list, four alone; then two alone each time")
        .isEqualTo(1 + 4 + 2 * 2);
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_refuses_lists_is_not_asked_for_one_in_the_next_association(
      DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.withoutLists = true;
    for (int i = 1; i <= 3; i++) {
      List<ChannelRecord> records = two();
      driver.read(records);
      assertThat(records).extracting(DriverFixture::outcome).containsExactly(12345.6, 7000L);
      assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(i);
      assertThat(lists()).isEqualTo(1);
      fixture.meter.restart();
    }
  }

  @ParameterizedTest
  @EnumSource
  void other_options_for_the_same_meter_do_not_ask_for_one_again(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.withoutLists = true;
    driver.read(two());
    driver.modified(DriverFixture.properties("idle", 5_000));
    driver.read(two());
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(2);
    assertThat(lists()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void another_device_in_its_place_is_asked_for_lists_again(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "device", TestMeter.SERIAL);
    fixture.meter.withoutLists = true;
    driver.read(two());
    fixture.meter.restart();
    driver.read(two());
    assertThat(lists()).as("of the serial number and the name, once").isEqualTo(1);

    fixture.meter.restart();
    fixture.meter.withoutLists = false;
    fixture.meter.has(SERIAL, TestMeter.text("4712"));
    assertThat(read(driver, energy())).asString().startsWith("wrong-device: ");
    fixture.meter.restart();
    fixture.meter.has(SERIAL, TestMeter.text(TestMeter.SERIAL));
    driver.read(two());
    assertThat(lists()).as("the device has changed twice").isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_attribute_that_the_meter_answers_with_an_exception_costs_itself(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.exceptionFor("3:1.0.9.9.9.255:2");
    List<ChannelRecord> records = new ArrayList<>(two());
    records.add(1, register("1-0:9.9.9", DataType.LONG));
    for (int i = 0; i < 3; i++) {
      driver.read(records);
      assertThat(outcome(records.get(0))).isEqualTo(12345.6);
      assertThat(outcome(records.get(1))).asString().startsWith("service-refused: ");
      assertThat(outcome(records.get(2))).isEqualTo(7000L);
    }
  }
}
