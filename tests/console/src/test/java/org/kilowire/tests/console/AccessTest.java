// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.LoopbackPort;

/** Who gets into the console. */
@Tag("browser")
final class AccessTest {

  private static final byte[] THIS = {127, 0, 0, 1};

  /** 127.0.0.2 and ::1. */
  private static final List<byte[]> OTHERS =
      List.of(
          new byte[] {127, 0, 0, 2}, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

  @TempDir private Path home;
  private final LoopbackPort port = LoopbackPort.hold();

  @AfterEach
  void close() {
    port.close();
  }

  private static int status(ConsoleGateway stage, String credentials) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/system/console/configMgr".formatted(stage.port())));
    if (!credentials.isEmpty()) {
      byte[] text = credentials.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(text));
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void only_the_password_that_was_told_opens_it_at_each_start() throws Exception {
    String password;
    try (ConsoleGateway stage = ConsoleGateway.start(home, port.number())) {
      password = stage.password().orElseThrow();
      assertThat(status(stage, "")).isEqualTo(401);
      assertThat(status(stage, "admin:")).isEqualTo(401);
      assertThat(status(stage, "admin:admin")).isEqualTo(401);
      assertThat(status(stage, "root:" + password)).isEqualTo(401);
      assertThat(status(stage, "admin:" + password)).isEqualTo(200);
    }
    try (ConsoleGateway again = ConsoleGateway.start(home, port.number())) {
      assertThat(again.password()).as("told only at the first start").isEmpty();
      assertThat(status(again, "admin:" + password)).isEqualTo(200);
    }
  }

  @Test
  void the_password_is_kept_as_a_hash_that_only_its_owner_reads() throws Exception {
    try (ConsoleGateway stage = ConsoleGateway.start(home, port.number())) {
      Path file = home.resolve("console.password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(stage.password().orElseThrow().getBytes(StandardCharsets.UTF_8));
      assertThat(file).hasContent("{sha-256}" + Base64.getEncoder().encodeToString(digest) + "\n");
    }
  }

  @Test
  void it_listens_on_one_address_of_this_machine() throws Exception {
    try (ConsoleGateway stage = ConsoleGateway.start(home, port.number());
        Socket there = new Socket()) {
      there.connect(new InetSocketAddress(InetAddress.getByAddress(THIS), stage.port()));
      // Whatever listens on all addresses, or on all of the loopback, takes these two.
      for (byte[] other : OTHERS) {
        assertThatExceptionOfType(IOException.class)
            .as("%s", InetAddress.getByAddress(other))
            .isThrownBy(() -> connect(other, stage.port()));
      }
    }
  }

  private static void connect(byte[] host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByAddress(host), port));
    }
  }
}
