// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.faults.FaultRule;
import org.kilowire.simulators.meter.model.ProfileOptions;

/** Commands to meters on a serial line. */
@Timeout(240)
final class SerialLinkTest {

  private static final int ROWS = 3000;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private MeterHost host;
  private ServedMeter meter;

  @BeforeEach
  void start() throws Exception {
    host =
        MeterHost.start(
            HostOptions.serial(2, List.of(Optional.of(folder.resolve("usb-rs485")))),
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")),
            1,
            like ->
                like.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 40).withOutageDays(0)));
    meter = host.meters().get(1);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private int run(String arguments) {
    String where =
        " --link serial:"
            + folder.resolve("usb-rs485")
            + "?baud=19200 --framing hdlc --physical 18";
    return Kilowire.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute((arguments + where).split(" "));
  }

  @Test
  void get_reads_a_meter_of_a_bus_at_the_speed_of_the_uri() throws Exception {
    assertThat(run("dlms get 1:0.0.96.1.0.255:2 1.0.1.8.0.255 --json")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("\"" + meter.meter().serial() + "\"");
    assertThat(host.serials().get(0).baud()).isEqualTo(19_200);
  }

  @Test
  void profile_reads_three_thousand_rows() {
    assertThat(run("dlms profile 1.0.99.1.0.255 --entries 1-" + ROWS + " --json"))
        .as(err.toString())
        .isZero();
    assertThat(out.toString().lines()).hasSize(ROWS);
  }

  @Test
  void a_port_that_goes_amid_a_profile_is_3_and_the_next_command_has_it_again() throws Exception {
    meter.meter().faults().set(FaultRule.parse("close:after=10,times=1"));
    String profile = "dlms profile 1.0.99.1.0.255 --entries 1-" + ROWS + " --json";
    assertThat(run(profile)).isEqualTo(ExitCode.LINK);
    assertThat(out + err.toString()).contains("the port has gone, unplugged perhaps");
    host.serials().get(0).plug();
    out.getBuffer().setLength(0);
    assertThat(run(profile)).as(err.toString()).isZero();
    assertThat(out.toString().lines()).hasSize(ROWS);
  }

  @Test
  void a_port_that_is_not_there_is_3_and_says_what_is() {
    host.serials().get(0).unplug();
    assertThat(run("dlms get 1.0.1.8.0.255")).isEqualTo(ExitCode.LINK);
    assertThat(err.toString()).contains("usb-rs485: no such port, unplugged perhaps; there ");
  }
}
