// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.channel;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;
import static org.kilowire.kura.driver.dlms.DriverFixture.register;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.driver.Driver;
import org.eclipse.kura.driver.PreparedRead;
import org.eclipse.kura.type.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.kura.driver.component.MeterDriver;

/** What a driver reads, on both framings. */
@Timeout(120)
final class ReadingTest {

  private DriverFixture fixture;

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new DriverFixture(framing);
    return fixture.driver(options);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_register_is_read_in_its_unit(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    long before = System.currentTimeMillis();
    ChannelRecord record = energy();
    assertThat(read(driver, record)).isEqualTo(12345.6);
    assertThat(record.getUnit()).isEqualTo("Wh");
    assertThat(record.getTimestamp()).isBetween(before, System.currentTimeMillis());
  }

  @ParameterizedTest
  @EnumSource
  void k33_the_value_has_the_type_that_the_record_asks_for(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    assertThat(read(driver, register("1-0:2.8.0", DataType.LONG))).isEqualTo(7000L);
    assertThat(read(driver, register("1-0:2.8.0", DataType.INTEGER))).isEqualTo(7000);
    assertThat(read(driver, register("1-0:1.8.0", DataType.STRING))).isEqualTo("12345.6");
    assertThat(read(driver, register("1-0:32.7.0", DataType.FLOAT))).isEqualTo(230.1f);
    assertThat(read(driver, register("1-0:1.8.0", DataType.INTEGER)))
        .isEqualTo("does-not-fit: 12345.6 is no value of type INTEGER");
  }

  @ParameterizedTest
  @EnumSource
  void a_raw_value_has_no_unit_and_asks_for_no_scaler(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    ChannelRecord record = channel("raw", DataType.LONG, "obis", "1-0:1.8.0*255", "scaling", "raw");
    assertThat(read(driver, record)).isEqualTo(123_456L);
    assertThat(record.getUnit()).isEmpty();
    assertThat(fixture.meter.timesRead("3:1.0.1.8.0.255:3")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void a_unit_given_in_kura_goes_before_the_meters(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    ChannelRecord record =
        channel("kwh", DataType.DOUBLE, "obis", "1-0:1.8.0*255", "+unit", "kWh", "+scale", "0.001");
    assertThat(read(driver, record)).isEqualTo(12345.6);
    assertThat(record.getUnit()).isEqualTo("kWh");
  }

  @ParameterizedTest
  @EnumSource
  void channels_of_one_attribute_ask_for_it_once(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.has(
        "1:0.0.94.49.0.255:2",
        Data.structure(Data.unsigned(4), TestMeter.text("on"), Data.nullData()));
    List<ChannelRecord> records =
        List.of(
            element("1", DataType.INTEGER),
            element("2", DataType.STRING),
            element("3", DataType.STRING),
            element("4", DataType.STRING));
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsExactly(
            4,
            "on",
            "no-value: the meter gives a value of type NULL_DATA",
            "does-not-fit: no element 4 in a value of type STRUCTURE with 3");
    assertThat(fixture.meter.timesRead("1:0.0.94.49.0.255:2")).isEqualTo(1);
  }

  private static ChannelRecord element(String index, DataType type) {
    return channel(index, type, "obis", "0-0:94.49.0*255", "class", "1", "index", index);
  }

  @ParameterizedTest
  @EnumSource
  void a_channel_that_is_wrong_or_refused_harms_no_other(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.refuses("3:1.0.9.7.0.255:2", DataAccessResult.READ_WRITE_DENIED);
    fixture.meter.has("3:1.0.8.7.0.255:2", Data.unsigned(1));
    fixture.meter.register("1.0.7.7.0.255", Data.nullData(), new ScalerUnit(0, 27));
    List<ChannelRecord> records =
        List.of(
            channel("typo", DataType.LONG, "obis", "1-0:1.8", "attribute", "x", "index", "0"),
            channel("blank", DataType.LONG),
            register("1-0:99.99.9", DataType.LONG),
            register("1-0:9.7.0", DataType.LONG),
            register("1-0:8.7.0", DataType.LONG),
            register("1-0:7.7.0", DataType.LONG),
            energy());
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsExactly(
            "bad-channel: attribute: must be a whole number -128..127, not \"x\"; index: must be a"
                + " whole number 1..255, not \"0\"; obis: no OBIS code such as 1-0:1.8.0*255:"
                + " 1-0:1.8",
            "bad-channel: obis: must be given",
            "object-undefined: 3:1.0.99.99.9.255:2: object-undefined (4)",
            "access-denied: 3:1.0.9.7.0.255:2: read-write-denied (3)",
            "object-undefined: 3:1.0.8.7.0.255:3: object-undefined (4)",
            "no-value: the meter gives a value of type NULL_DATA",
            12345.6);
  }

  @ParameterizedTest
  @EnumSource
  void octets_flags_and_texts_are_read(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    fixture.meter.has("1:0.0.94.49.2.255:2", Data.octetString(Octets.ofHex("01 FF")));
    fixture.meter.has("1:0.0.94.49.3.255:2", new Data.Bool(true));
    assertThat(read(driver, data("0-0:94.49.2", DataType.BYTE_ARRAY)))
        .isEqualTo(new byte[] {1, -1});
    assertThat(read(driver, data("0-0:94.49.2", DataType.STRING))).isEqualTo("0x01FF");
    assertThat(read(driver, data("0-0:94.49.3", DataType.BOOLEAN))).isEqualTo(true);
    assertThat(read(driver, data("0-0:96.1.0", DataType.STRING))).isEqualTo("4711");
  }

  private static ChannelRecord data(String obis, DataType type) {
    return channel(obis, type, "obis", obis, "class", "1");
  }

  @ParameterizedTest
  @EnumSource
  void k33_a_prepared_read_fills_the_same_records_and_leaves_nothing_of_the_last_one(
      DlmsFraming framing) throws Exception {
    MeterDriver driver = driver(framing);
    List<ChannelRecord> records = List.of(energy());
    PreparedRead prepared = driver.prepareRead(records);
    assertThat(prepared.getChannelRecords()).isEqualTo(records);
    assertThat(prepared.execute())
        .isEqualTo(records)
        .extracting(DriverFixture::outcome)
        .containsExactly(12345.6);
    assertThat(records.get(0).getUnit()).isEqualTo("Wh");

    fixture.meter.refuses("3:1.0.1.8.0.255:2", DataAccessResult.TEMPORARY_FAILURE);
    prepared.execute();
    assertThat(outcome(records.get(0)))
        .isEqualTo("temporary-failure: 3:1.0.1.8.0.255:2: temporary-failure (2)");
    assertThat(records.get(0).getUnit()).isEmpty();

    fixture.meter.has("3:1.0.1.8.0.255:2", Data.doubleLongUnsigned(123_457));
    prepared.execute();
    assertThat(outcome(records.get(0))).isEqualTo(12345.7);
    assertThat(records.get(0).getUnit()).isEqualTo("Wh");
    prepared.close();
  }

  @ParameterizedTest
  @EnumSource
  void k31_no_exception_reaches_kura_and_every_record_has_a_status(DlmsFraming framing)
      throws Driver.ConnectionException {
    fixture = new DriverFixture(framing);
    Driver driver = fixture.driver(new BrokenLines(), DriverFixture.properties());
    List<ChannelRecord> records = List.of(energy(), register("1-0:2.8.0", DataType.LONG));
    driver.read(records);
    driver.write(records);
    assertThat(records)
        .extracting(record -> record.getChannelStatus().getChannelFlag())
        .containsOnly(ChannelFlag.FAILURE);
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsOnly("driver-fault: internal error: java.lang.IllegalStateException");
    assertThat(records).extracting(ChannelRecord::getTimestamp).doesNotContain(0L);
  }

  @ParameterizedTest
  @EnumSource
  void an_internal_error_in_one_channel_costs_no_other(DlmsFraming framing) {
    MeterDriver driver = driver(framing);
    ChannelRecord odd =
        ChannelRecord.createStatusRecord("no type", new ChannelStatus(ChannelFlag.SUCCESS));
    odd.setChannelConfig(Map.of("obis", "1-0:2.8.0"));
    List<ChannelRecord> records = List.of(odd, energy());
    driver.read(records);
    assertThat(records)
        .extracting(DriverFixture::outcome)
        .containsExactly("driver-fault: internal error: java.lang.NullPointerException", 12345.6);
  }

  @Test
  void k29_a_listener_without_a_configuration_is_taken_too() {
    driver(DlmsFraming.WRAPPER).registerChannelListener(null, event -> {});
  }
}
