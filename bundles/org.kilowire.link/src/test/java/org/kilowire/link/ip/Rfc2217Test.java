// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.ip.PortServer.Fault;

/** What a client says to a server of RFC 2217, and what it makes of the server's faults. */
@Timeout(60)
final class Rfc2217Test {

  private static long in(long millis) {
    return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static Link open(PortServer server, String... options) throws Exception {
    return new IpLinks().open(server.uri(options), in(30_000));
  }

  private static byte[] exactly(Link link, int count) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining() && link.receive(into, in(30_000)) > 0) {}
    return into.array();
  }

  @Test
  void it_says_the_settings_of_the_uri() throws Exception {
    try (PortServer server = PortServer.start();
        Link link = open(server, "baud=300", "framing=7E2", "rts=off")) {
      link.send(ByteBuffer.wrap(new byte[] {'x'}), in(30_000));
      assertThat(exactly(server, 1)).containsExactly('x');
      assertThat(server.commands())
          .containsExactly(
              "FB00",
              "FD00",
              "FB03",
              "FD03",
              "FB2C", // WILL and DO BINARY, SGA; WILL COM-PORT
              "FA2C010000012C", // SET-BAUDRATE 300
              "FA2C0207", // SET-DATASIZE 7
              "FA2C0303", // SET-PARITY even
              "FA2C0402", // SET-STOPSIZE 2
              "FA2C0501", // SET-CONTROL no flow control
              "FA2C0508", // DTR on
              "FA2C050C", // RTS off
              "FA2C0C03"); // PURGE-DATA both
    }
  }

  @Test
  void parity_in_software_is_a_port_of_eight_bits() throws Exception {
    try (PortServer server = PortServer.start();
        Link link = open(server, "framing=7E1", "software-parity=true")) {
      assertThat(link.datagram()).isFalse();
      assertThat(server.commands()).contains("FA2C0208", "FA2C0301", "FA2C0401");
    }
  }

  /** 65,535 Bd has FF among its octets, which is doubled within the command too. */
  @Test
  void the_octet_255_is_doubled_in_commands_and_data() throws Exception {
    try (PortServer server = PortServer.start();
        Link link = open(server, "baud=65535")) {
      assertThat(server.commands()).contains("FA2C010000FFFF");
      link.send(ByteBuffer.wrap(new byte[] {-1, 1, -1, -1}), in(30_000));
      assertThat(exactly(server, 4)).containsExactly(-1, 1, -1, -1);
      server.send(ByteBuffer.wrap(new byte[] {2, -1, -1}), in(30_000));
      assertThat(exactly(link, 3)).containsExactly(2, -1, -1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OFFERS", "PADS", "ROUNDS", "CHATTERS"})
  void servers_differ_and_are_understood(Fault fault) throws Exception {
    try (PortServer server = PortServer.start(fault);
        Link link = open(server, "baud=19200")) {
      server.send(ByteBuffer.wrap(new byte[] {0, 1}), in(30_000));
      assertThat(exactly(link, 2)).containsExactly(0, 1);
    }
  }

  @Test
  void an_offer_that_nobody_asked_for_is_declined() throws Exception {
    try (PortServer server = PortServer.start(Fault.OFFERS);
        Link link = open(server)) {
      assertThat(link).isNotNull();
      assertThat(server.commands()).contains("FE01", "FC1F"); // DONT ECHO, WONT NAWS
    }
  }

  @Test
  void a_server_that_refuses_the_option_is_told() throws Exception {
    try (PortServer server = PortServer.start(Fault.REFUSES)) {
      server.answerOn();
      assertThatThrownBy(() -> open(server))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("refuses RFC 2217; tcp:// leads to a transparent one");
    }
  }

  @Test
  void a_server_that_knows_no_telnet_is_told_at_the_deadline() throws Exception {
    try (PortServer server = PortServer.start(Fault.SILENT)) {
      assertThatThrownBy(() -> new IpLinks().open(server.uri(), in(100)))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("says nothing of RFC 2217");
    }
  }

  @Test
  void a_port_that_is_set_otherwise_is_told() throws Exception {
    try (PortServer server = PortServer.start(Fault.KEEPS_ITS_BAUD)) {
      assertThatThrownBy(() -> open(server, "baud=300"))
          .isInstanceOf(LinkException.class)
          .hasMessage(server.uri().address() + ": the server's port is at 9600 Bd, not 300 Bd");
    }
  }

  @Test
  void a_setting_that_is_not_confirmed_is_told_at_the_deadline() throws Exception {
    try (PortServer server = PortServer.start(Fault.CONFIRMS_NOTHING)) {
      server.answerOn();
      assertThatThrownBy(() -> new IpLinks().open(server.uri(), in(300)))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("does not confirm 9600 Bd");
    }
  }

  /** There is no drain: 20 octets at 300 Bd, 7E1, take 10 bits each, 667 ms. */
  @Test
  void a_change_waits_until_what_was_sent_has_left_the_line() throws Exception {
    try (PortServer server = PortServer.start();
        Link link = open(server, "baud=300", "framing=7E1")) {
      server.answerOn();
      long sent = System.nanoTime();
      link.send(ByteBuffer.wrap(new byte[20]), in(30_000));
      assertThat(link.tune(LineSettings.of(9600, Framing.PLAIN))).isTrue();
      assertThat(server.setAt() - sent).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(660));
      assertThat(server.commands()).contains("FA2C0100002580", "FA2C0208", "FA2C0301");
    }
  }

  @Test
  void what_the_line_says_during_a_change_is_not_lost() throws Exception {
    try (PortServer server = PortServer.start();
        Link link = open(server, "baud=300")) {
      server.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), in(30_000));
      server.answerOn();
      link.tune(LineSettings.of(9600, Framing.PLAIN));
      assertThat(exactly(link, 3)).containsExactly(1, 2, 3);
    }
  }
}
