// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.conversation.Framing;
import org.kilowire.conversation.LineSettings;
import org.kilowire.conversation.LinkException;
import org.kilowire.link.Link;
import org.kilowire.link.LinkUri;
import org.kilowire.link.ip.IpLinks;
import org.kilowire.simulators.pty.Pty;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LoopbackPort;

/** Our client of RFC 2217 at ser2net, a server of others (Debian: package ser2net). */
@Timeout(180)
final class Ser2netTest {

  private static final Path SERVER = Path.of("/usr/sbin/ser2net");

  @TempDir private Path folder;
  private Pty pty;
  private Process server;
  private LoopbackPort port;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(Files.isExecutable(SERVER), "ser2net is not installed");
    pty = Pty.open();
    port = LoopbackPort.hold();
    Path configuration =
        Files.writeString(
            folder.resolve("ser2net.yaml"),
            """
            connection: &one
              accepter: telnet(rfc2217),tcp,127.0.0.1,%d
              connector: serialdev(nouucplock=true),%s,9600n81,local
            """
                .formatted(port.number(), pty.device()));
    server =
        new ProcessBuilder(SERVER.toString(), "-n", "-c", configuration.toString(), "-u")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.destroy();
      server.onExit().join();
      pty.close();
      port.close();
    }
  }

  private static long soon() {
    return System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
  }

  /** The server is a moment later than its process. */
  private Link open(String... options) {
    LinkUri uri =
        LinkUri.of("rfc2217://127.0.0.1:" + port.number() + "?" + String.join("&", options));
    return Eventually.value(
        () -> "a link to ser2net, which says: " + log(),
        () -> {
          try {
            return new IpLinks().open(uri, soon());
          } catch (LinkException e) {
            if (e.getMessage().contains("refused")) {
              return null;
            }
            throw e;
          }
        });
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static byte[] exactly(Link link, int count) throws LinkException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining()) {
      assertThat(link.receive(into, soon())).isPositive();
    }
    return into.array();
  }

  @Test
  void it_sets_the_port_and_changes_its_speed() throws Exception {
    try (Link link = open("baud=300")) {
      assertThat(pty.baud()).isEqualTo(300);
      link.send(ByteBuffer.wrap(new byte[] {6, '0', '5', '0', 13, 10}), soon());
      assertThat(exactly(pty, 6)).containsExactly(6, '0', '5', '0', 13, 10);
      assertThat(pty.baud()).isEqualTo(300);
      assertThat(link.tune(LineSettings.of(9600, Framing.PLAIN))).isTrue();
      Eventually.await("9600 Bd", Duration.ofSeconds(30), () -> pty.baud() == 9600);
    }
  }

  @Test
  void every_octet_passes_both_ways() throws Exception {
    byte[] octets = new byte[3000];
    new Random(1).nextBytes(octets);
    for (int i = 0; i < 256; i++) {
      octets[i] = (byte) i;
    }
    try (Link link = open("baud=115200")) {
      link.send(ByteBuffer.wrap(octets), soon());
      assertThat(exactly(pty, octets.length)).isEqualTo(octets);
      pty.send(ByteBuffer.wrap(octets), soon());
      assertThat(exactly(link, octets.length)).isEqualTo(octets);
    }
  }

  @Test
  void it_opens_again_after_it_was_closed() throws Exception {
    for (String baud : List.of("baud=1200", "baud=19200")) {
      try (Link link = open(baud)) {
        link.send(ByteBuffer.wrap(new byte[] {1}), soon());
        assertThat(exactly(pty, 1)).containsExactly(1);
        assertThat(pty.baud()).isEqualTo(Integer.parseInt(baud.substring(5)));
      }
    }
  }
}
