// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.tests.support.Eventually;
import org.kilowire.tests.support.LoopbackPort;

class ConsoleTest {

  private static final String HOST = "127.0.0.1:8600";

  @TempDir private Path folder;
  private final LoopbackPort port = LoopbackPort.hold();

  @AfterEach
  void close() {
    port.close();
  }

  private static boolean refused(String method, String... headers) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return ConsoleGuard.refusal(method, all::get).isPresent();
  }

  @Test
  void it_answers_to_the_names_of_this_machine_on_any_port() {
    for (String host : List.of(HOST, "localhost:8600", "localhost", "LocalHost:18600")) {
      assertThat(refused("GET", "Host", host)).as(host).isFalse();
    }
    for (String host :
        List.of("evil.example", "evil.example:8600", "127.0.0.1.evil.example", "", "localhost:x")) {
      assertThat(refused("GET", "Host", host)).as(host).isTrue();
    }
    assertThat(refused("GET")).isTrue();
  }

  @Test
  void what_changes_anything_comes_from_its_own_pages() {
    String own = "http://" + HOST;
    assertThat(refused("POST", "Host", HOST)).as("no browser").isFalse();
    assertThat(refused("POST", "Host", HOST, "Origin", own)).isFalse();
    assertThat(refused("POST", "Host", HOST, "Referer", own + "/system/console")).isFalse();
    assertThat(refused("POST", "Host", HOST, "Sec-Fetch-Site", "same-origin")).isFalse();
    assertThat(refused("POST", "Host", HOST, "Sec-Fetch-Site", "none")).isFalse();
    for (String other :
        List.of("null", "", "http://evil.example", own + "0", own + ".evil.example", "file:///a")) {
      for (String method : List.of("POST", "PUT", "DELETE")) {
        assertThat(refused(method, "Host", HOST, "Origin", other)).as(other).isTrue();
        assertThat(refused(method, "Host", HOST, "Referer", other)).as(other).isTrue();
      }
    }
    for (String site : List.of("cross-site", "same-site")) {
      assertThat(refused("POST", "Host", HOST, "Origin", own, "Sec-Fetch-Site", site)).isTrue();
    }
    assertThat(refused("GET", "Host", HOST, "Sec-Fetch-Site", "cross-site"))
        .as("a link that leads there")
        .isFalse();
  }

  @Test
  void a_file_that_holds_no_hash_is_no_password() throws Exception {
    Path file = folder.resolve("console.password");
    for (String text : List.of("", "hunter2", "{sha-256}", "{md5}X03MO1qnZdYdgyfeuILPmQ==")) {
      Files.writeString(file, text);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> ConsolePassword.in(file))
          .withMessageContaining("console.password");
      assertThat(file).hasContent(text);
    }
    Files.delete(file);
    String hash = ConsolePassword.in(file).hash();
    assertThat(ConsolePassword.in(file).hash()).isEqualTo(hash);
  }

  private static int status(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  private static String request(String method, String credentials, String... headers) {
    return method
        + " /system/console/bundles HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n"
        + "Authorization: Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8))
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static GatewayHome home(Path folder, int port) throws IOException {
    GatewayHome home = Homes.home(folder);
    Files.writeString(
        home.settings(), "gateway=gw-1\nbroker=tcp://127.0.0.1:1\nconsole.port=" + port + "\n");
    return home;
  }

  @Test
  void where_somebody_else_listens_no_password_is_made_and_the_folder_is_free_again()
      throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayHome home = home(folder, stranger.getLocalPort());
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(BindException.class)
            .isThrownBy(
                () -> StandaloneGateway.start(home, Optional.empty(), console -> fail("told")))
            .withMessageContaining("console.port: 127.0.0.1:" + stranger.getLocalPort());
      }
      assertThat(home.consolePassword()).doesNotExist();
      assertThat(home.framework()).doesNotExist();
    }
  }

  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void the_password_is_told_before_anything_is_started() throws Exception {
    GatewayHome home = home(folder, port.number());
    assertThatExceptionOfType(Interrupted.class)
        .isThrownBy(
            () ->
                StandaloneGateway.start(
                    home,
                    Optional.empty(),
                    console -> {
                      assertThat(console.password()).isPresent();
                      assertThat(console.text()).contains(console.password().orElseThrow());
                      assertThat(console.toString())
                          .doesNotContain(console.password().orElseThrow());
                      throw new Interrupted();
                    }));
    assertThat(home.framework()).doesNotExist();
    assertThat(home.consolePassword()).exists();
  }

  @Test
  void another_page_in_the_operators_browser_does_not_get_at_the_console() throws Exception {
    int port = this.port.number();
    GatewayHome home = home(folder, port);
    AtomicReference<ConsoleAccess> told = new AtomicReference<>();
    StandaloneGateway gateway =
        StandaloneGateway.start(home, Optional.empty(), told::set).gateway().orElseThrow();
    try (gateway) {
      String admin = told.get().user() + ":" + told.get().password().orElseThrow();
      String host = "Host: 127.0.0.1:" + port;
      Eventually.await(
          "its servlets, which come a little after its bundle",
          () -> status(port, request("GET", admin, host)) == 200);
      assertThat(status(port, request("GET", "admin:admin", host))).isEqualTo(401);
      assertThat(status(port, request("GET", admin, "Host: localhost:1"))).isEqualTo(200);
      assertThat(status(port, request("GET", admin, "Host: evil.example:" + port))).isEqualTo(403);
      assertThat(status(port, request("POST", admin, host, "Origin: http://evil.example")))
          .isEqualTo(403);
      assertThat(status(port, request("POST", admin, host, "Origin: http://127.0.0.1:" + port)))
          .isNotEqualTo(403);
    }
  }
}
