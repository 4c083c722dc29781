// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Octets;
import org.kilowire.kura.driver.component.MeterDriver;

/** What the log has of a driver's line. */
@Timeout(120)
final class TraceTest {

  private static final String NEW_PASSWORD = "hunter22";

  /** All that is logged while a driver reads and writes. */
  private static String log(DlmsFraming framing, boolean trace) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    try (PrintStream into = new PrintStream(log, true, StandardCharsets.UTF_8)) {
      System.setErr(into);
      use(framing, trace);
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  /** Class 19, IEC local port setup: attributes 7 to 9 are passwords. */
  private static void use(DlmsFraming framing, boolean trace) throws Exception {
    DriverFixture fixture = new DriverFixture(framing);
    fixture.meter.guarded = true;
    fixture.meter.has("19:0.0.20.0.0.255:7", TestMeter.text(TestMeter.PASSWORD));
    MeterDriver driver =
        fixture.driver(
            "trace",
            trace,
            "authentication",
            "low",
            "password",
            TestMeter.PASSWORD,
            "device",
            TestMeter.SERIAL,
            "write.allowed",
            "19:0-0:20.0.0*255:7");
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    byte[] password = NEW_PASSWORD.getBytes(StandardCharsets.US_ASCII);
    ChannelRecord record =
        ChannelRecord.createWriteRecord("port", TypedValues.newByteArrayValue(password));
    record.setChannelConfig(Map.of("obis", "0-0:20.0.0*255", "class", "19", "attribute", "7"));
    driver.write(List.of(record));
    assertThat(fixture.meter.changes()).hasSize(1);
    fixture.close();
  }

  private static String hex(String text) {
    return Octets.of(text, StandardCharsets.US_ASCII).toString();
  }

  @ParameterizedTest
  @EnumSource
  void a_trace_has_each_apdu_and_no_password(DlmsFraming framing) throws Exception {
    String log = log(framing, true);
    assertThat(log)
        .contains("INFO org.kilowire.trace - driver meter1 > ", "driver meter1 < ")
        .contains("APDU AARQ", "APDU AARE", "get-request list 3:1.0.1.8.0.255:2, 3:1.0.1.8.0.255:3")
        .contains("set-request 19:0.0.20.0.0.255:7 = (secret)");
    String framed = framing == DlmsFraming.HDLC ? "SNRM" : "wrapper";
    assertThat(log).containsIgnoringCase(framed);
    assertThat(log)
        .doesNotContain(TestMeter.PASSWORD, hex(TestMeter.PASSWORD))
        .doesNotContain(NEW_PASSWORD, hex(NEW_PASSWORD));
  }

  @ParameterizedTest
  @EnumSource
  void nothing_is_traced_unless_the_options_say_so(DlmsFraming framing) throws Exception {
    assertThat(log(framing, false)).doesNotContain("org.kilowire.trace");
  }
}
