// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.cosem.profile.SelectiveAccess.EntryAccess;
import org.kilowire.dlms.hdlc.HdlcReason;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.tests.support.LiveThreads;

/** Many meters on few ports and threads. */
final class HostPortsTest extends UsesMeterHost {

  @ParameterizedTest
  @EnumSource(Framing.class)
  void all_meters_of_a_host_answer_for_themselves(Framing framing) throws LinkException {
    for (ServedMeter meter : start(HostOptions.loopback(3)).meters()) {
      if (meter.framing() == framing) {
        try (TestClient client = TestClient.of(meter).associate()) {
          assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
        }
      }
    }
  }

  @Test
  void ten_thousand_meters_share_a_port_and_each_answers() throws Exception {
    HostOptions many =
        new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.empty(), false, 10_000);
    try (MeterHost host = MeterHost.start(many, InstantSource.system(), 1, usual -> usual)) {
      assertThat(host.meters()).hasSize(10_000);
      assertThat(host.meters()).extracting(one -> one.meter().serial()).doesNotHaveDuplicates();
      for (int server : new int[] {1, 5_000, 10_000}) {
        ServedMeter meter = host.meters().get(server - 1);
        assertThat(meter.server()).isEqualTo(server);
        try (TestClient client = TestClient.of(meter).associate()) {
          assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
        }
      }
    }
  }

  @Test
  void hundreds_of_ports_take_one_thread() throws Exception {
    HostOptions many =
        new HostOptions("127.0.0.1", OptionalInt.of(0), false, OptionalInt.empty(), false, 300);
    try (MeterHost host = MeterHost.start(many, InstantSource.system(), 1, usual -> usual)) {
      assertThat(host.meters()).extracting(ServedMeter::port).doesNotHaveDuplicates();
      long listening =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("kilowire-tcp"))
              .count();
      assertThat(listening).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void answers_over_udp_too(Framing framing) throws LinkException {
    start(new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.of(0), true, 2));
    ServedMeter meter =
        host.meters().stream().filter(one -> one.framing() == framing).toList().get(1);
    assertThat(meter.links().get(1)).startsWith("udp://");
    try (TestClient client =
        TestClient.of(meter, 1, SimulatedMeter.PUBLIC_CLIENT, NONE, TestClient.PATIENCE)
            .associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text(meter.meter().serial()));
      assertThat(client.rows(Optional.of(EntryAccess.of(1, 100)))).hasSize(100);
    }
  }

  @Test
  void on_one_port_meters_have_wports_of_their_own() throws LinkException {
    start(new HostOptions("127.0.0.1", OptionalInt.of(0), true, OptionalInt.empty(), false, 3));
    assertThat(host.meters()).extracting(ServedMeter::server).containsExactly(1, 2, 3);
    assertThat(host.meters())
        .extracting(ServedMeter::port)
        .containsOnly(host.meters().get(0).port());
    try (TestClient client = TestClient.of(host.meters().get(2)).associate()) {
      assertThat(client.get("1:0.0.96.1.0.255:2")).isEqualTo(text("00001003"));
    }
  }

  @Test
  void a_second_connection_to_the_hdlc_line_waits_for_the_first() throws LinkException {
    start(HostOptions.loopback(2));
    ServedMeter first = host.meters().get(2);
    ServedMeter second = host.meters().get(3);
    try (TestClient holder = TestClient.of(first).associate();
        TestClient waiting = TestClient.of(second, Duration.ofMillis(200))) {
      assertThat(Reasons.of(waiting.run(waiting.client.associate())))
          .isEqualTo(HdlcReason.NO_ANSWER);
      assertThat(holder.number("3:1.0.1.8.0.255:2")).isPositive();
    }
    try (TestClient next = TestClient.of(second).associate()) {
      assertThat(next.number("3:1.0.1.8.0.255:2")).isPositive();
    }
  }

  @Test
  void a_port_that_is_taken_is_refused_and_nothing_stays_open() throws LinkException {
    int port = start(HostOptions.loopback(1)).meters().get(0).port();
    assertThatThrownBy(
            () ->
                MeterHost.start(
                    new HostOptions(
                        "127.0.0.1", OptionalInt.of(0), false, OptionalInt.of(port), false, 1),
                    time,
                    2,
                    like -> like))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("" + port);
  }

  @Test
  void ports_count_up_and_leave_out_the_one_of_the_hdlc_line() {
    HostOptions options =
        new HostOptions("127.0.0.1", OptionalInt.of(4059), false, OptionalInt.of(4060), false, 3);
    assertThat(IntStream.range(0, 3).map(options::wrapperPort)).containsExactly(4059, 4061, 4062);
  }

  /** But for those with which the clients of these tests wrote to serial ports. */
  @Test
  void close_leaves_no_thread() throws LinkException {
    ServedMeter meter = meter(Framing.HDLC);
    try (TestClient client = TestClient.of(meter).associate()) {
      client.get("1:0.0.96.1.0.255:2");
      host.close();
      LiveThreads.awaitNone("kilowire-(?!serial).*");
    }
  }
}
