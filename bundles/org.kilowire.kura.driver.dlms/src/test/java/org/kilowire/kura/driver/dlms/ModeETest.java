// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.kura.driver.dlms.DriverFixture.energy;
import static org.kilowire.kura.driver.dlms.DriverFixture.read;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kilowire.conversation.Conversation;
import org.kilowire.iec62056.server.Device;
import org.kilowire.iec62056.server.MeterServer;
import org.kilowire.iec62056.server.MeterServerSettings;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.kura.driver.component.MeterDriver;
import org.kilowire.kura.driver.stepped.AnsweringLink;
import org.kilowire.kura.driver.stepped.SteppedClock;
import org.kilowire.kura.driver.stepped.SteppedLines;

/** A meter that is asked for by IEC 62056-21 first and goes over to HDLC on the same line. */
final class ModeETest {

  private static final Device NOTHING_ELSE =
      new Device() {
        @Override
        public String readout(char control, char mode) {
          return "0.0.0(4711)\r\n!\r\n";
        }

        @Override
        public Reply command(CommandMessage command) {
          return new Reply.NotUnderstood();
        }
      };

  private final SteppedBench bench = new SteppedBench(DlmsFraming.HDLC);
  private final SteppedClock clock = bench.clock;
  private String said = "/ISK5\\2MT382-1000";
  private final SteppedLines lines =
      new SteppedLines(clock, () -> new AnsweringLink(meter(), clock, () -> bench.meter.silent));

  private Conversation<?> meter() {
    return Conversation.then(
        MeterServer.of(MeterServerSettings.of(said, "7"), NOTHING_ELSE),
        hdlc -> bench.meter.server(DlmsFraming.HDLC));
  }

  private MeterDriver driver(Object... options) {
    return bench.fixture.driver(lines, DriverFixture.properties(options));
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void is_read_when_its_driver_says_so() {
    MeterDriver driver = driver("mode.e", true, "device", TestMeter.SERIAL);
    assertThat(read(driver, energy())).isEqualTo(12345.6);
    lines.lose();
    assertThat(read(driver, energy())).isEqualTo("link-lost: closed by the peer");
    assertThat(read(driver, energy())).as("each read begins anew").isEqualTo(12345.6);
    assertThat(bench.meter.requests(TestMeter.AARQ)).isEqualTo(2);
  }

  @Test
  void is_asked_for_by_its_address() {
    assertThat(read(driver("mode.e", true, "mode.e.address", "8"), energy()))
        .asString()
        .startsWith("iec62056-no-identification");
    assertThat(read(driver("mode.e", true, "mode.e.address", "7"), energy())).isEqualTo(12345.6);
  }

  @Test
  void does_not_hear_hdlc_before() {
    assertThat(read(driver("timeout", 500, "retries", 0, "read.deadline", 5000), energy()))
        .asString()
        .doesNotContain("12345");
    assertThat(bench.meter.requests(TestMeter.AARQ)).isZero();
  }

  @Test
  void that_does_not_offer_it_is_told() {
    said = "/ISK5MT171";
    assertThat(read(driver("mode.e", true), energy()))
        .isEqualTo("iec62056-mode-not-offered: '/ISK5MT171' offers no mode E");
  }

  @Test
  void has_no_rate_to_begin_with_on_datagrams() {
    assertThat(read(driver("mode.e", true, "line", "udp://192.0.2.1:1"), energy()))
        .isEqualTo("misconfigured: mode.e: begins at 300 baud: datagrams have no rate");
  }
}
