// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.sv;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sv analyze --ft3} of octets that come while it runs. */
final class SvLiveFt3Test {

  private static final String STREAM = "LN2/DS1/LD1";

  @TempDir private Path folder;

  private static FutureTask<SvRun> begin(Object... words) {
    FutureTask<SvRun> run = new FutureTask<>(() -> SvRun.of(words));
    new Thread(run, "command").start();
    return run;
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Returns when somebody hears there: until then the system says that nobody does. */
  private static void awaitHearing(int port) throws IOException {
    try (DatagramSocket asking = new DatagramSocket()) {
      asking.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      asking.setSoTimeout(200);
      for (boolean heard = false; !heard; ) {
        heard = isHeard(asking);
      }
    }
  }

  private static boolean isHeard(DatagramSocket asking) throws IOException {
    try {
      asking.send(new DatagramPacket(new byte[1], 1));
      asking.receive(new DatagramPacket(new byte[1], 1));
      return true;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (PortUnreachableException e) {
      return false;
    }
  }

  private static void agrees(SvRun heard, JsonObject account) {
    assertThat(heard.code).as(heard.text).isZero();
    JsonObject total = heard.total(STREAM);
    assertThat(total.get("lost").getAsLong() + total.get("received").getAsLong())
        .isEqualTo(account.get("samplesMade").getAsLong());
    assertThat(total.get("format").getAsString()).isEqualTo("ft3");
    assertThat(heard.summary().get("malformed").getAsJsonObject().get("sv-bad-crc").getAsLong())
        .isEqualTo(account.get("faults").getAsJsonObject().get("bad-crc").getAsLong())
        .isEqualTo(2);
    assertThat(total.get("lost").getAsLong()).isEqualTo(account.get("samplesLost").getAsLong() + 2);
  }

  @Test
  @Timeout(60)
  void datagrams_are_counted_as_they_were_sent() throws Exception {
    int port = freeUdpPort();
    FutureTask<SvRun> analysis =
        begin(
            "sv",
            "analyze",
            "--ft3",
            "udp://127.0.0.1:" + port,
            "--layout",
            "54",
            "--seconds",
            8,
            "--json");
    awaitHearing(port);
    SvRun sent =
        SvRun.of(
            "sim",
            "ft3",
            "--seconds",
            3,
            "--json",
            "--udp",
            "127.0.0.1:" + port,
            "--fault",
            "bad-crc@5000+2",
            "--fault",
            "loss@6000+1");
    assertThat(sent.code).as(sent.text).isZero();
    agrees(analysis.get(), sent.objects().get(0));
  }

  @Test
  @Timeout(60)
  void a_converter_that_is_called_gives_its_octets() throws Exception {
    Path file = folder.resolve("link.bin");
    SvRun made = SvRun.of("sim", "ft3", "--seconds", 1, "--json", "--out", file);
    assertThat(made.code).as(made.text).isZero();
    byte[] octets = Files.readAllBytes(file);
    try (ServerSocket converter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FutureTask<SvRun> analysis =
          begin(
              "sv",
              "analyze",
              "--ft3",
              "tcp://127.0.0.1:" + converter.getLocalPort(),
              "--seconds",
              5,
              "--rate",
              4000,
              "--json");
      try (Socket caller = converter.accept();
          OutputStream out = caller.getOutputStream()) {
        out.write(octets);
        out.flush();
        SvRun heard = analysis.get();
        assertThat(heard.code).as(heard.text).isZero();
        assertThat(heard.total(STREAM).get("received").getAsLong())
            .isEqualTo(made.objects().get(0).get("framesSent").getAsLong());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "udp://127.0.0.1",
        "udp://127.0.0.1:0",
        "udp://127.0.0.1:70000",
        "tcp://:4000",
        "tcp-listen://[::1:4000",
        "udp://127.0.0.1:4000?idle=1"
      })
  void an_address_that_is_none_is_2(String address) {
    SvRun run = SvRun.of("sv", "analyze", "--ft3", address);
    assertThat(run.code).as(run.text).isEqualTo(2);
    assertThat(run.text).contains(address);
  }

  @Test
  void an_address_without_ft3_is_2() {
    SvRun run = SvRun.of("sv", "analyze", "udp://127.0.0.1:4000");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.text).contains("--ft3");
  }

  @Test
  @Timeout(60)
  void a_port_that_another_program_has_is_a_failure_of_capturing() throws Exception {
    try (DatagramSocket other =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      SvRun run =
          SvRun.of(
              "sv", "analyze", "--ft3", "udp://127.0.0.1:" + other.getLocalPort(), "--seconds", 30);
      assertThat(run.code).as(run.text).isEqualTo(3);
      assertThat(run.text).contains("cannot be opened");
    }
  }
}
