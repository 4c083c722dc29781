// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.DriverOptions;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.options.Problem;
import org.kilowire.options.Read;

/** What a driver writes, and what it never does. */
@Timeout(120)
final class WritingTest {

  static final String ALLOWED = "1:0-0:96.1.1*255:2, 3:1-0:1.8.0*255:2";

  private DriverFixture fixture;

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new DriverFixture(framing);
    Map<String, Object> properties = DriverFixture.properties(options);
    properties.putIfAbsent("device", TestMeter.SERIAL);
    return fixture.driver(fixture.lines, properties);
  }

  @AfterEach
  void close() throws Exception {
    if (fixture != null) {
      fixture.close();
    }
  }

  static ChannelRecord record(TypedValue<?> value, String classId, String obis) {
    ChannelRecord record = ChannelRecord.createWriteRecord(obis, value);
    Map<String, Object> config = new HashMap<>();
    config.put("obis", obis);
    config.put("class", classId);
    record.setChannelConfig(config);
    return record;
  }

  static ChannelRecord count(TypedValue<?> value) {
    return record(value, "1", "0-0:96.1.1*255");
  }

  static Object write(MeterDriver driver, ChannelRecord record) {
    driver.write(List.of(record));
    return record.getChannelStatus().getChannelFlag() == ChannelFlag.SUCCESS
        ? "written"
        : outcome(record);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_allowed_is_written_in_the_type_that_the_attribute_has(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED);
    long before = System.currentTimeMillis();
    ChannelRecord record = count(TypedValues.newIntegerValue(7));
    assertThat(write(driver, record)).isEqualTo("written");
    assertThat(record.getTimestamp()).isBetween(before, System.currentTimeMillis());
    assertThat(write(driver, count(TypedValues.newDoubleValue(8.0)))).isEqualTo("written");
    assertThat(write(driver, count(TypedValues.newStringValue("9")))).isEqualTo("written");
    assertThat(fixture.meter.changes())
        .containsExactly(
            "1:0.0.96.1.1.255:2 = Whole[type=LONG_UNSIGNED, value=7]",
            "1:0.0.96.1.1.255:2 = Whole[type=LONG_UNSIGNED, value=8]",
            "1:0.0.96.1.1.255:2 = Whole[type=LONG_UNSIGNED, value=9]");
  }

  @ParameterizedTest
  @EnumSource
  void k33_the_scaler_is_applied_backwards_exactly_or_nothing_is_written(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED);
    assertThat(write(driver, record(TypedValues.newDoubleValue(230.4), "3", "1-0:1.8.0*255")))
        .isEqualTo("written");
    assertThat(fixture.meter.changes())
        .containsExactly("3:1.0.1.8.0.255:2 = Whole[type=DOUBLE_LONG_UNSIGNED, value=2304]");
    assertThat(write(driver, record(TypedValues.newDoubleValue(230.45), "3", "1-0:1.8.0*255")))
        .asString()
        .startsWith("does-not-fit: ");
    assertThat(write(driver, record(TypedValues.newIntegerValue(-1), "3", "1-0:1.8.0*255")))
        .asString()
        .startsWith("does-not-fit: ");
    assertThat(write(driver, count(TypedValues.newIntegerValue(65_536))))
        .asString()
        .startsWith("does-not-fit: ");
    assertThat(fixture.meter.changes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void without_a_list_nothing_is_written(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    assertThat(write(driver, count(TypedValues.newIntegerValue(7))))
        .isEqualTo("write-refused: 1:0.0.96.1.1.255:2 is not in write.allowed");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).as("the meter is left alone").isZero();
  }

  @ParameterizedTest
  @EnumSource
  void another_class_or_attribute_of_the_same_name_is_another_thing(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED);
    assertThat(write(driver, record(TypedValues.newIntegerValue(7), "3", "0-0:96.1.1*255")))
        .asString()
        .startsWith("write-refused: ");
    ChannelRecord record = count(TypedValues.newIntegerValue(7));
    record.getChannelConfig().put("attribute", "1");
    assertThat(write(driver, record)).asString().startsWith("write-refused: ");
    ChannelRecord element = count(TypedValues.newIntegerValue(7));
    element.getChannelConfig().put("index", "1");
    assertThat(write(driver, element))
        .isEqualTo("write-refused: an element of a structure is not written");
    assertThat(fixture.meter.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15, 18, 20, 22, 64, 70, 71})
  void a_forbidden_class_is_an_option_problem(int classId) {
    String entry = classId + ":0-0:96.3.10*255:4";
    Read<DriverOptions<AttributeRef, Data>> parsed =
        DriverFixture.protocol(DlmsFraming.HDLC)
            .read(
                DriverFixture.properties(
                    "device", "4711", "write.allowed", ALLOWED + ", " + entry));
    assertThat(parsed.problems())
        .singleElement()
        .isEqualTo(
            new Problem(
                "write.allowed",
                entry + ": " + InterfaceClasses.neverWritten(classId).orElseThrow(),
                "nothing is read"));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15, 18, 20, 22, 64, 70, 71})
  void a_forbidden_class_is_not_written_even_if_it_were_listed(int classId) {
    AttributeRef attribute = TestMeter.ref(classId + ":0.0.96.3.10.255:4");
    assertThat(
            new WriteRules<>(Set.of(attribute))
                .refusal(new DlmsChannel(attribute, Optional.empty(), true)))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("a driver never writes class " + classId + ", "));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 12, 15, 18, 20, 22, 64, 70, 71})
  void a_forbidden_class_is_refused_by_the_driver(int classId) {
    MeterDriver driver = driver(DlmsFraming.WRAPPER, "write.allowed", ALLOWED);
    String name = "0-0:96.3.10*255";
    fixture.meter.has(classId + ":0.0.96.3.10.255:2", Data.unsigned(1));
    assertThat(
            write(driver, record(TypedValues.newIntegerValue(0), Integer.toString(classId), name)))
        .asString()
        .startsWith("write-refused: a driver never writes class " + classId);
    assertThat(fixture.meter.changes()).isEmpty();
  }

  @Test
  void other_classes_may_be_listed() {
    assertThat(InterfaceClasses.neverWritten(1)).isEmpty();
    assertThat(InterfaceClasses.neverWritten(3)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_kept_association_that_is_gone_is_replaced_before_anything_is_written(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED);
    assertThat(write(driver, count(TypedValues.newIntegerValue(7)))).isEqualTo("written");
    fixture.meter.restart();
    assertThat(write(driver, count(TypedValues.newIntegerValue(8)))).isEqualTo("written");
    assertThat(fixture.meter.requests(TestMeter.SET)).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_written_to_another_device_than_expected(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED, "device", "4712");
    assertThat(write(driver, count(TypedValues.newIntegerValue(7))))
        .isEqualTo("wrong-device: expected 4712, found 4711");
    assertThat(fixture.meter.changes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_meter_that_is_lost_is_not_tried_for_each_write(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED, "device", "4712");
    List<ChannelRecord> records =
        List.of(count(TypedValues.newIntegerValue(7)), count(TypedValues.newIntegerValue(8)));
    driver.write(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsOnly("wrong-device: expected 4712, found 4711");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_refused_before_harms_no_write_behind_it(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED);
    List<ChannelRecord> records =
        List.of(
            record(TypedValues.newIntegerValue(7), "1", "0-0:96.1.2*255"),
            count(TypedValues.newIntegerValue(99_999)),
            count(TypedValues.newIntegerValue(8)));
    driver.write(records);
    assertThat(outcome(records.get(0))).asString().startsWith("write-refused: ");
    assertThat(outcome(records.get(1))).asString().startsWith("does-not-fit: ");
    assertThat(fixture.meter.changes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_attribute_that_cannot_be_read_is_not_written(DlmsFraming framing) {
    MeterDriver driver = driver(framing, "write.allowed", "1:0-0:96.1.9*255:2");
    assertThat(write(driver, record(TypedValues.newIntegerValue(7), "1", "0-0:96.1.9*255")))
        .asString()
        .startsWith("object-undefined: ");
    fixture.meter.register("0.0.96.1.9.255", Data.unsigned(1), new ScalerUnit(0, 30));
    assertThat(fixture.meter.changes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_write_under_way_when_the_driver_ends_is_unknown(DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing, "write.allowed", ALLOWED, "timeout", 300_000);
    fixture.meter.silentAboutSets = true;
    ChannelRecord record = count(TypedValues.newIntegerValue(7));
    Thread writer = new Thread(() -> driver.write(List.of(record)));
    writer.start();
    assertThat(fixture.meter.awaits(TestMeter.SET, 1)).isTrue();
    driver.deactivate();
    writer.join();
    assertThat(outcome(record))
        .asString()
        .startsWith("outcome-unknown: the link was lost: ")
        .contains("; it could not be read back: line-closed: ");
  }
}
