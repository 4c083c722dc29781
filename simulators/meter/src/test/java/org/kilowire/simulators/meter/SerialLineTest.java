// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.simulators.meter.faults.FaultRule;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.tests.support.Eventually;

/** Meters on pseudo-terminals, read by our own client over a port. */
@Timeout(240)
final class SerialLineTest {

  private static final InstantSource TIME =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private static final String SERIAL = "1:0.0.96.1.0.255:2";

  @TempDir private Path folder;
  private MeterHost host;

  @AfterEach
  void stop() {
    host.close();
  }

  private void start(int meters, List<Optional<Path>> serials) throws LinkException {
    host =
        MeterHost.start(
            HostOptions.serial(meters, serials),
            TIME,
            1,
            usual -> usual.withProfile(ProfileOptions.of(Duration.ofMinutes(15), 3)));
  }

  private static Data text(String text) {
    return new Data.OctetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  private static void reads(ServedMeter meter) throws Exception {
    try (TestClient client = TestClient.of(meter).associate()) {
      assertThat(client.get(SERIAL)).isEqualTo(text(meter.meter().serial()));
    }
  }

  @Test
  void thirty_two_meters_are_on_a_line_and_each_line_has_its_own() throws Exception {
    start(32, List.of(Optional.empty(), Optional.empty()));
    assertThat(host.meters())
        .hasSize(64)
        .extracting(one -> one.meter().serial())
        .doesNotHaveDuplicates();
    assertThat(host.meters())
        .extracting(one -> one.links().get(0))
        .containsOnly(
            "serial:" + host.serials().get(0).device(), "serial:" + host.serials().get(1).device());
    for (ServedMeter meter : host.meters()) {
      reads(meter);
    }
  }

  @Test
  void the_line_has_the_speed_that_the_client_sets() throws Exception {
    start(1, List.of(Optional.empty()));
    ServedMeter meter = host.meters().get(0);
    String link = meter.links().get(0) + "?baud=19200";
    reads(
        new ServedMeter(
            meter.meter(), meter.framing(), List.of(link), meter.server(), meter.physical()));
    assertThat(host.serials().get(0).baud()).isEqualTo(19_200);
  }

  @Test
  void a_line_that_is_pulled_out_has_its_meters_when_it_is_back() throws Exception {
    start(2, List.of(Optional.of(folder.resolve("usb-rs485"))));
    ServedMeter meter = host.meters().get(1);
    SerialLine line = host.serials().get(0);
    try (TestClient client = TestClient.of(meter).associate()) {
      assertThat(client.get(SERIAL)).isEqualTo(text(meter.meter().serial()));
      line.unplug();
      assertThatThrownBy(() -> client.get(SERIAL)).hasStackTraceContaining("the port has gone");
    }
    assertThatThrownBy(() -> reads(meter)).hasMessageContaining("no such port");
    assertThatThrownBy(line::baud).isInstanceOf(LinkException.class);
    line.plug();
    line.plug();
    reads(meter);
  }

  @Test
  void a_fault_closes_the_port_under_its_client_once() throws Exception {
    start(1, List.of(Optional.of(folder.resolve("usb-rs485"))));
    ServedMeter meter = host.meters().get(0);
    meter.meter().faults().set(FaultRule.parse("close:after=1,times=1"));
    assertThatThrownBy(() -> reads(meter)).hasStackTraceContaining("the port has gone");
    Eventually.await("the port is back", () -> Files.exists(folder.resolve("usb-rs485")));
    reads(meter);
  }
}
