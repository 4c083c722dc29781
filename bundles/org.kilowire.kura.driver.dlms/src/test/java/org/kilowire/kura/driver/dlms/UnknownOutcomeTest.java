// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.outcome;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.kura.driver.component.MeterDriver;

/** Writes of which nobody knows what became of them. Time is moved by hand. */
final class UnknownOutcomeTest {

  private SteppedBench fixture;

  private MeterDriver driver(DlmsFraming framing, Object... options) {
    fixture = new SteppedBench(framing);
    Map<String, Object> properties = DriverFixture.properties(options);
    properties.putIfAbsent("device", TestMeter.SERIAL);
    return fixture.driver(properties);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_write_without_an_answer_is_unknown_read_back_and_never_repeated(DlmsFraming framing) {
    MeterDriver driver =
        driver(framing, "write.allowed", WritingTest.ALLOWED, "timeout", 200, "retries", 0);
    fixture.meter.silentAboutSets = true;
    List<ChannelRecord> records =
        List.of(
            WritingTest.count(TypedValues.newIntegerValue(7)),
            WritingTest.count(TypedValues.newIntegerValue(8)));
    driver.write(records);
    assertThat(outcome(records.get(0)))
        .asString()
        .startsWith("outcome-unknown: ")
        .endsWith("; it now holds this value");
    assertThat(fixture.meter.requests(TestMeter.AARQ)).as("read on a new association").isEqualTo(2);
    assertThat(outcome(records.get(1)))
        .isEqualTo("write-refused: not tried: the outcome of another write is unknown");
    assertThat(fixture.meter.requests(TestMeter.SET)).isEqualTo(1);
    assertThat(fixture.meter.changes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void no_status_of_a_write_names_what_an_attribute_holds(DlmsFraming framing) {
    String port = "0-0:20.0.0*255"; // of class 19, whose attributes 7 to 9 are passwords
    MeterDriver driver =
        driver(framing, "write.allowed", "19:" + port + ":7", "timeout", 200, "retries", 0);
    fixture.meter.has("19:0.0.20.0.0.255:7", TestMeter.text("opensesame"));
    fixture.meter.silentAboutSets = true;
    fixture.meter.keepsAll = true;
    byte[] other = "hunter22".getBytes(StandardCharsets.US_ASCII);
    ChannelRecord record = WritingTest.record(TypedValues.newByteArrayValue(other), "19", port);
    record.getChannelConfig().put("attribute", "7");
    assertThat(WritingTest.write(driver, record))
        .asString()
        .startsWith("outcome-unknown: ")
        .endsWith("; it now holds another value")
        .doesNotContain("opensesame", "hunter22");
    assertThat(WritingTest.write(driver, WritingTest.count(TypedValues.newStringValue("hunter22"))))
        .asString()
        .doesNotContain("hunter22");
  }

  @ParameterizedTest
  @EnumSource
  void a_write_cut_off_by_the_deadline_is_unknown_too(DlmsFraming framing) {
    MeterDriver driver =
        driver(
            framing,
            "write.allowed",
            WritingTest.ALLOWED,
            "timeout",
            300_000,
            "read.deadline",
            3_000);
    fixture.meter.silentAboutSets = true;
    assertThat(WritingTest.write(driver, WritingTest.count(TypedValues.newIntegerValue(7))))
        .isEqualTo("outcome-unknown: no answer in half of the time left; it now holds this value");
    assertThat(fixture.meter.requests(TestMeter.SET)).isEqualTo(1);
  }
}
