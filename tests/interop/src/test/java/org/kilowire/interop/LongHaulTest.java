// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcParameters;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.kilowire.simulators.meter.SimulatedMeter;
import org.kilowire.simulators.meter.model.ProfileOptions;
import org.kilowire.simulators.meter.model.Reading;

/** Many sessions, many rows, and frames of many sizes, in both directions. */
@Tag("slow")
@Tag("part-4")
@ExtendWith(NoThreadLeft.class)
final class LongHaulTest {

  private static final String PASSWORD = "12345678";
  private static final int SESSIONS = 100;
  private static final ClientSettings WITH_PASSWORD =
      ClientSettings.DEFAULT.withAuthentication(OurClient.password(PeerServer.PASSWORD));

  private static MeterHost host(int days) throws LinkException {
    return MeterHost.start(
        HostOptions.loopback(1),
        InstantSource.fixed(Instant.parse("2026-10-26T12:07:00Z")),
        7,
        like ->
            like.withProfile(ProfileOptions.of(Duration.ofMinutes(15), days))
                .withPassword(PASSWORD));
  }

  private static ServedMeter meter(MeterHost host, Framing framing) {
    return host.meters().stream().filter(one -> one.framing() == framing).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void jdlms_reads_a_year_of_quarter_hours(Framing framing) throws IOException, LinkException {
    try (MeterHost host = host(365)) {
      ServedMeter meter = meter(host, framing);
      try (PeerClient client = PeerClient.of(meter, SimulatedMeter.MANAGEMENT_CLIENT, PASSWORD)) {
        ArchiveAssertions.assertSame(client.get("7:1.0.99.1.0.255:2"), meter.meter().archive());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 127, 128, 129, 250, 1024, 2030})
  void jdlms_reads_in_frames_of_this_size(int information) throws IOException, LinkException {
    try (MeterHost host = host(33)) {
      ServedMeter meter = meter(host, Framing.HDLC);
      try (PeerClient client =
          PeerClient.of(meter, SimulatedMeter.MANAGEMENT_CLIENT, PASSWORD, information)) {
        ArchiveAssertions.assertSame(client.get("7:1.0.99.1.0.255:2"), meter.meter().archive());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 127, 128, 129, 250, 1024, 2030})
  void our_client_reads_in_frames_of_this_size(int information) throws IOException, LinkException {
    HdlcLink link =
        new HdlcLink(
            OurClients.hdlc(PeerServer.CLIENT_WITH_PASSWORD)
                .withQuirks(true, true, true)
                .withProposed(HdlcParameters.of(information, 1)));
    try (PeerServer server = PeerServer.start(Framing.HDLC);
        OurClient client = OurClients.of(server, link, WITH_PASSWORD)) {
      client.associate();
      assertThat(client.rows(Optional.empty())).containsExactlyElementsOf(PeerRow.ALL);
    }
  }

  /** From a PDU that holds hardly a row to one that holds them all. */
  @Test
  void our_client_reads_in_blocks_of_every_size() throws IOException, LinkException {
    try (PeerServer server = PeerServer.start(Framing.WRAPPER)) {
      for (int maxPdu :
          IntStream.iterate(64, size -> size < 0xFFFF, size -> size * 7 / 5).toArray()) {
        ClientSettings settings =
            WITH_PASSWORD
                .withProposed(WITH_PASSWORD.proposed(), maxPdu)
                .withBounds(Duration.ofSeconds(60), 10_000, 1 << 20);
        try (OurClient client =
            OurClients.of(
                server,
                OurClients.dataLink(Framing.WRAPPER, PeerServer.CLIENT_WITH_PASSWORD),
                settings)) {
          client.associate();
          assertThat(client.rows(Optional.empty()))
              .as("blocks of a maximum PDU of %s", maxPdu)
              .containsExactlyElementsOf(PeerRow.ALL);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void one_session_after_another_at_the_simulator(Framing framing)
      throws IOException, LinkException {
    try (MeterHost host = host(1)) {
      ServedMeter meter = meter(host, framing);
      for (int i = 0; i < SESSIONS; i++) {
        try (PeerClient client = PeerClient.of(meter, SimulatedMeter.MANAGEMENT_CLIENT, PASSWORD)) {
          long value = client.number("3:1.0.1.8.0.255:2");
          List<Reading> ledger = meter.meter().ledger();
          assertThat(ledger).hasSize(i + 1);
          assertThat(ledger.get(i).value()).isEqualTo(value);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void one_session_after_another_at_the_peer(Framing framing) throws IOException, LinkException {
    try (PeerServer server = PeerServer.start(framing)) {
      for (int i = 0; i < SESSIONS; i++) {
        try (OurClient client = OurClients.withPassword(server, framing, PeerServer.PASSWORD)) {
          client.associate().action("70:0.0.96.3.10.255:1");
          assertThat(server.relay.disconnects).hasValue(i + 1);
        }
      }
    }
  }
}
