// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.LinkException;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.acse.ApplicationContext;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.hdlc.HdlcLink;
import org.kilowire.dlms.hdlc.HdlcParameters;
import org.kilowire.dlms.session.Association;
import org.kilowire.dlms.session.Authentication;
import org.kilowire.dlms.session.ClientSettings;
import org.kilowire.dlms.wrapper.WrapperLink;
import org.kilowire.dlms.wrapper.WrapperSettings;
import org.kilowire.simulators.meter.ServedMeter.Framing;

/**
 * Who may associate with jDLMS's server, how an association ends, and what that server does that no
 * server should, with the setting of our client that copes.
 */
@ExtendWith(NoThreadLeft.class)
final class JdlmsServerQuirksTest {

  private static final Authentication NONE = new Authentication.None();
  private static final ClientSettings WITH_PASSWORD =
      ClientSettings.DEFAULT.withAuthentication(OurClient.password(PeerServer.PASSWORD));

  private PeerServer server;

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private PeerServer start(Framing framing) throws IOException {
    server = PeerServer.start(framing);
    return server;
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void without_authentication_the_public_client_reads(Framing framing)
      throws IOException, LinkException {
    start(framing);
    try (OurClient client = OurClients.of(server, framing, PeerServer.PUBLIC_CLIENT, NONE)) {
      assertThat(client.ok(client.dlms.associate()).context())
          .isEqualTo(ApplicationContext.LOGICAL_NAMES);
      assertThat(client.get("1:0.0.96.1.0.255:2"))
          .isEqualTo(Data.octetString(Octets.of(PeerServer.SERIAL, StandardCharsets.US_ASCII)));
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void a_wrong_password_is_refused_and_the_right_one_is_not(Framing framing)
      throws IOException, LinkException {
    start(framing);
    for (String wrong : new String[] {"K1lowirf", "K1lowir", "K1lowire "}) {
      try (OurClient client = OurClients.withPassword(server, framing, wrong)) {
        assertThat(client.reason(client.dlms.associate()))
            .as("password of %s characters", wrong.length())
            .isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
        assertThat(client.dlms.association()).isEmpty();
      }
    }
    try (OurClient client = OurClients.withPassword(server, framing, PeerServer.PASSWORD)) {
      client.associate();
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void no_password_where_one_is_wanted_is_refused(Framing framing)
      throws IOException, LinkException {
    start(framing);
    try (OurClient client = OurClients.of(server, framing, PeerServer.CLIENT_WITH_PASSWORD, NONE)) {
      assertThat(client.reason(client.dlms.associate()))
          .isEqualTo(DlmsReason.AUTHENTICATION_REFUSED);
    }
  }

  @ParameterizedTest
  @EnumSource(Framing.class)
  void an_association_is_released_and_nothing_is_read_after_it(Framing framing)
      throws IOException, LinkException {
    start(framing);
    try (OurClient client = OurClients.withPassword(server, framing, PeerServer.PASSWORD)) {
      client.associate();
      client.ok(client.dlms.release());
      assertThat(client.dlms.association()).isEmpty();
      assertThat(client.run(client.dlms.get(OurClient.ref("1:0.0.96.1.0.255:2"))))
          .isNotInstanceOf(Outcome.Ok.class);
    }
  }

  /** The plain one was proposed; {@link Association#context} says what the server named. */
  @ParameterizedTest
  @EnumSource(Framing.class)
  void after_a_password_it_names_the_ciphered_context(Framing framing)
      throws IOException, LinkException {
    start(framing);
    try (OurClient client = OurClients.withPassword(server, framing, PeerServer.PASSWORD)) {
      assertThat(client.ok(client.dlms.associate()).context())
          .isEqualTo(ApplicationContext.LOGICAL_NAMES_CIPHERED);
      assertThat(client.number("7:1.0.99.1.0.255:7")).isEqualTo(PeerRow.COUNT);
    }
  }

  /**
   * The peer keeps to the maximum PDU, which the wrapper here takes nothing beyond; 0 is "none".
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 200, 1024, 0xFFFF})
  void rows_come_in_blocks_of_any_size(int maxPdu) throws IOException, LinkException {
    start(Framing.WRAPPER);
    ClientSettings settings = WITH_PASSWORD.withProposed(WITH_PASSWORD.proposed(), maxPdu);
    WrapperSettings narrow =
        WrapperSettings.of(PeerServer.CLIENT_WITH_PASSWORD, PeerServer.LOGICAL_DEVICE)
            .withMaxApduLength(maxPdu == 0 ? 0xFFFF : maxPdu);
    try (OurClient client = OurClients.of(server, new WrapperLink(narrow), settings)) {
      client.associate();
      assertThat(client.rows(Optional.empty())).containsExactlyElementsOf(PeerRow.ALL);
    }
  }

  /** Cope: {@code explicitParameters}. */
  @Test
  void it_does_not_understand_an_snrm_without_parameters() throws IOException, LinkException {
    start(Framing.HDLC);
    HdlcLink bare =
        new HdlcLink(
            OurClients.hdlc(PeerServer.CLIENT_WITH_PASSWORD)
                .withQuirks(false, true, true)
                .withPatience(Duration.ofMillis(300), Duration.ofMillis(300), 0));
    try (OurClient client = OurClients.of(server, bare, WITH_PASSWORD)) {
      assertThat(client.run(client.dlms.associate())).isNotInstanceOf(Outcome.Ok.class);
    }
  }

  /** Cope: {@code tolerateStaleNr}, counted. */
  @Test
  void its_nr_does_not_advance() throws IOException, LinkException {
    start(Framing.HDLC);
    HdlcLink strict =
        new HdlcLink(
            OurClients.hdlc(PeerServer.CLIENT_WITH_PASSWORD)
                .withQuirks(true, true, false)
                .withPatience(Duration.ofMillis(300), Duration.ofMillis(300), 0));
    try (OurClient client = OurClients.of(server, strict, WITH_PASSWORD)) {
      assertThat(client.run(client.dlms.associate())).isNotInstanceOf(Outcome.Ok.class);
    }
    HdlcLink tolerant =
        (HdlcLink) OurClients.dataLink(Framing.HDLC, PeerServer.CLIENT_WITH_PASSWORD);
    try (OurClient client = OurClients.of(server, tolerant, WITH_PASSWORD)) {
      client.associate();
      client.number("7:1.0.99.1.0.255:7");
      assertThat(tolerant.counters().staleNr()).isEqualTo(2);
    }
  }

  /**
   * With the default of 128 octets it dies of answers of 115 to 227 octets, which would be a frame
   * and a part of another. Cope: information fields that hold them.
   */
  @Test
  void longer_information_fields_spare_it_the_segments_that_it_cannot_cut()
      throws IOException, LinkException {
    start(Framing.HDLC);
    HdlcLink wide =
        new HdlcLink(
            OurClients.hdlc(PeerServer.CLIENT_WITH_PASSWORD)
                .withQuirks(true, true, true)
                .withProposed(HdlcParameters.of(1024, 1)));
    try (OurClient client = OurClients.of(server, wide, WITH_PASSWORD)) {
      client.associate();
      for (int length = 90; length < 250; length++) {
        Data octets = Data.octetString(Octets.of(new byte[length]));
        client.ok(client.dlms.set(OurClient.ref("1:0.0.96.1.9.255:2"), octets));
        assertThat(client.get("1:0.0.96.1.9.255:2")).isEqualTo(octets);
      }
      assertThat(client.rows(Optional.empty())).containsExactlyElementsOf(PeerRow.ALL);
    }
  }
}
