// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.ims.ImsReceiver;
import org.kilowire.mqtt.MqttOptions;
import org.kilowire.seal.file.HandoverSeals;
import org.kilowire.simulators.meter.HostOptions;
import org.kilowire.simulators.meter.MeterHost;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.tests.support.LoopbackPort;
import org.kilowire.tests.support.TrustedSides;

/** How commands end: 0 done, 1 refused, 2 wrong usage, 3 the link failed. */
class ExitCodeTest {

  private static MeterHost host;
  private static ServedMeter meter;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    host = MeterHost.start(HostOptions.loopback(1), InstantSource.system(), 1, like -> like);
    meter = host.meters().get(0);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private int run(String arguments, String... more) {
    String[] all =
        Stream.concat(Pattern.compile(" ").splitAsStream(arguments), Stream.of(more))
            .filter(word -> !word.isEmpty())
            .toArray(String[]::new);
    int code =
        Kilowire.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all);
    assertThat(err.toString()).as("no stack for a user").doesNotContain("\tat ");
    return code;
  }

  private static String reach() {
    return " --framing wrapper --link " + meter.links().get(0);
  }

  @Test
  void done_is_0_and_standard_output_is_objects_with_json() {
    assertThat(run("dlms get 1.0.1.8.0.255 3:1.0.2.8.0.255:2 --json" + reach())).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"obis\":\"") && line.endsWith("}"));
    assertThat(run("--help")).isZero();
    assertThat(run("dlms get --help")).isZero();
  }

  @Test
  void what_the_meter_refuses_is_1_with_its_reason() {
    assertThat(run("dlms get 3:1.0.99.99.99.255:2" + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("refused");
    String wrong = " --client 17 --auth low --password wrongpw1";
    assertThat(run("dlms get 1.0.1.8.0.255" + wrong + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(out + err.toString()).doesNotContain("wrongpw1");
  }

  @Test
  void a_device_that_is_not_the_expected_one_is_1_and_is_not_switched() {
    String rights = " --client 17 --auth low --password 12345678";
    assertThat(run("dlms relay disconnect --expect 4711" + rights + reach()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString()).contains("wrong-device");
    assertThat(meter.meter().relayOutput()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "dlms",
        "sim",
        "fleet",
        "ims",
        "dlms get",
        "dlms get 1.0.1.8.0.255",
        "dlms get nonsense --link tcp://127.0.0.1:1",
        "dlms get 1.0.1.8.0.255 --link nonsense",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --framing morse",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --timeout 5",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --timeout 1ms",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --client 0",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --auth low",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --zone Nowhere",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --trait inter-octet-timeout=5",
        "dlms get 1.0.1.8.0.255 --link tcp://127.0.0.1:1 --trait nonsense=5",
        "dlms clock --set --link tcp://127.0.0.1:1",
        "dlms relay disconnect --link tcp://127.0.0.1:1",
        "dlms relay explode --link tcp://127.0.0.1:1",
        "dlms profile nonsense --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries 5-1 --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries 0-5 --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --entries x --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from tomorrow --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from 7d --entries 1-2 --link tcp://127.0.0.1:1",
        "dlms objects --link pipe:meter",
        "dlms objects --link serial:/dev/ttyUSB0?baud=1",
        "dlms objects --json --csv --link tcp://127.0.0.1:1",
        "dlms objects --fleet fleet.json",
        "dlms objects --fleet no-such-file --meter m-1",
        "dlms objects --link tcp://127.0.0.1:1 --fleet fleet.json --meter m-1",
        "obis",
        "obis 1.8",
        "dlms profile 1.0.99.1.0.255 --from 2026-01-01T00:00 --to 2026-01-02T00:00"
            + " --link tcp://127.0.0.1:1",
        "dlms profile 1.0.99.1.0.255 --from 2026-01-02T00:00:00Z --to 2026-01-01T00:00:00Z"
            + " --link tcp://127.0.0.1:1",
        "fleet check",
        "fleet check no-such-file",
        "fleet check /",
        "demo --for 1s",
        "demo --for 2h",
        "gateway",
        "ims receive --broker tcp://127.0.0.1:1",
        "ims receive --broker nonsense --db x.db",
        "ims readings --db no-such-file",
        "ims doctor",
        "ims doctor --db no-such-file"
      })
  void wrong_usage_is_2(String arguments) {
    assertThat(run(arguments)).as("%s %s", out, err).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void a_link_that_cannot_be_opened_or_says_nothing_is_3() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String link = " --link tcp://127.0.0.1:" + silent.getLocalPort();
      String once = " --timeout 200ms --trait retries=0";
      assertThat(run("dlms get 3:1.0.1.8.0.255:2 --framing wrapper" + once + link))
          .isEqualTo(ExitCode.LINK);
      assertThat(run("dlms get 3:1.0.1.8.0.255:2" + once + link)).isEqualTo(ExitCode.LINK);
    }
    assertThat(run("dlms get 3:1.0.1.8.0.255:2 --link tcp://127.0.0.1:1")).isEqualTo(ExitCode.LINK);
  }

  @ParameterizedTest
  @CsvSource({
    "hdlc, 00112233, hdlc-no-answer, 4 octets came back",
    "hdlc, 7EA00723214173E63A7E, hdlc-bad-fcs, see the wiring",
    "wrapper, 00010007001000026101, wrapper-other-ports, any-address=true",
    "wrapper, FFFFFFFFFFFFFFFFFFFF, wrapper-out-of-step, see --framing",
  })
  void what_is_no_usable_answer_is_3_whatever_came(
      String framing, String answer, String reason, String hint) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        BabblingPeer peer = new BabblingPeer(server, HexFormat.of().parseHex(answer))) {
      String once = " --timeout 300ms --trait retries=0 --link tcp://127.0.0.1:" + peer.port();
      assertThat(run("dlms get 3:1.0.1.8.0.255:2 --framing " + framing + once))
          .as("%s %s", out, err)
          .isEqualTo(ExitCode.LINK);
      assertThat(err.toString()).contains("no usable answer: " + reason, hint);
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void a_line_that_cannot_carry_what_is_to_be_sent_is_2() {
    String seven = "?framing=7E1 --timeout 300ms";
    assertThat(run("dlms get 3:1.0.1.8.0.255:2" + reach() + seven)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("seven-bit-line");
  }

  @Test
  void a_call_is_waited_for_as_long_as_the_link_says_and_then_it_is_3() {
    try (LoopbackPort port = LoopbackPort.hold()) {
      String link = "tcp-listen://127.0.0.1:" + port.number();
      assertThat(run("dlms get 1.8.0 --link " + link + "?wait=1s")).isEqualTo(ExitCode.LINK);
      assertThat(err.toString())
          .contains("waiting for the meter to call " + link + ", for 1 s at most")
          .contains("link failed: ", "no incoming call");
    }
  }

  @Test
  void nothing_at_an_address_is_told_after_the_time_of_one_answer_with_what_to_look_at() {
    assertThat(run("dlms get 1.8.0 --timeout 200ms --server 77" + reach()))
        .isEqualTo(ExitCode.LINK);
    assertThat(err.toString()).contains("nothing came back", "no meter answers at --server 77");
  }

  @Test
  void a_refusal_says_what_to_look_at() {
    assertThat(run("dlms profile 9.9.9" + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .startsWith("\"kilowire dlms objects\" lists what client 16 may read");
    assertThat(run("dlms get 1.8.0 --client 17" + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("no password was given, and client 17 needs one");
    assertThat(run("dlms get 1.8.0 --client 99" + reach())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("the meter does not know client 99");
    assertThat(run("dlms get 1.8.0 --client 17 --password wrongpw1" + reach()))
        .isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("authentication failed: check --password, --client (17)");
  }

  @Test
  void a_trace_goes_to_standard_error_without_the_password() {
    assertThat(run("dlms get 1.8.0 --trace --json --client 17 --password 12345678" + reach()))
        .isZero();
    assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.startsWith("{"));
    assertThat(err.toString())
        .contains("> APDU AARQ", "< APDU AARE", "> APDU get-request list 3:1.0.1.8.0.255:2")
        .doesNotContain("12345678", "3132333435363738");
  }

  @Test
  void one_attribute_is_asked_for_and_not_the_object_list() {
    assertThat(run("dlms get 1.8.0 --trace" + reach())).isZero();
    assertThat(err.toString()).doesNotContain("15:0.0.40.0.0.255:2");
    assertThat(run("dlms get 1.0.99.1.0.255 0.0.1.0.0.255 0.0.96.1.0.255 --csv" + reach()))
        .as("one of them is refused")
        .isEqualTo(1);
    assertThat(out.toString()).contains("obis,class,attribute,value", "0.0.96.1.0.255,1,2,");
  }

  @Test
  void a_meter_of_a_fleet_needs_no_other_option() throws IOException {
    Path fleet = folder.resolve("fleet.json");
    Files.writeString(
        fleet,
        """
        {"version": 1, "gateway": "g",
         "lines": [{"id": "l", "uri": "%s"}],
         "types": [{"id": "t", "protocol": "dlms",
           "traits": {"framing": "wrapper", "client": 17, "authentication": "low"},
           "time": {"stamps": "end", "zone": "UTC"}}],
         "meters": [{"id": "m-1", "type": "t", "line": "l",
           "traits": {"password": "secret:m-1"}}]}
        """
            .formatted(meter.links().get(0)));
    String[] m1 = {fleet.toString(), "--meter", "m-1"};
    assertThat(run("dlms get 1.8.0 --password 12345678 --fleet", m1)).as("%s", err).isZero();
    Path secrets = folder.resolve("secrets.properties");
    Files.writeString(secrets, "m-1=12345678\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    assertThat(run("dlms get 1.8.0 --fleet", m1)).as("%s", err).isZero();
    assertThat(run("dlms get 1.8.0 --fleet", fleet.toString(), "--meter", "m-2"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void one_command_tells_what_a_new_meter_is() {
    assertThat(run("dlms info --json" + reach())).as("%s", err).isZero();
    assertThat(out.toString())
        .contains("\"serial\":\"" + meter.meter().serial() + "\"")
        .contains("\"period_s\":900", "\"columns\":[\"8:0.0.1.0.0.255:2\"", "\"relays\":[{\"obis\"")
        .contains("\"control_state\":\"connected\"")
        .contains("\"client\":16", "\"get\"");
    assertThat(run("dlms info" + reach())).isZero();
    assertThat(out.toString()).contains("serial       " + meter.meter().serial(), "every PT15M");
  }

  @Test
  void a_command_has_a_manual_page_and_completion() {
    assertThat(run("man dlms get")).isZero();
    assertThat(out.toString())
        .startsWith(".TH \"KILOWIRE-DLMS-GET\" 1")
        .contains(".SH OPTIONS", "\\-\\-trace");
    assertThat(run("man dlms nonsense")).isEqualTo(ExitCode.USAGE);
    assertThat(run("generate-completion")).isZero();
    assertThat(out.toString()).contains("complete -F");
    out.getBuffer().setLength(0);
    assertThat(run("help dlms get")).isZero();
    assertThat(out.toString()).startsWith("Usage: kilowire dlms get ");
    assertThat(run("help dlms nonsense")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void readings_of_a_meter_that_nobody_has_heard_of_are_1() throws Exception {
    Path db = folder.resolve("ims.db");
    MqttOptions nowhere = MqttOptions.of(URI.create("tcp://127.0.0.1:1"), "x");
    try (HandoverSeals seals = TrustedSides.unsealed(folder.resolve("keys"))) {
      new ImsReceiver(nowhere, db, seals, (a, b, c, d) -> {}).close();
    }
    assertThat(run("ims readings --meter typo --db", db.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("no readings of typo");
    assertThat(run("ims events --db", db.toString())).isZero();
  }

  @Test
  void an_ims_without_a_broker_is_3() {
    Path db = folder.resolve("ims.db");
    assertThat(run("ims receive --broker tcp://127.0.0.1:1 --wait 1 --db", db.toString()))
        .isEqualTo(ExitCode.LINK);
    assertThat(err.toString()).contains("not connected to tcp://127.0.0.1:1 within 1 s");
  }

  @Test
  void rows_have_their_scaled_values_beside_what_was_sent() {
    assertThat(run("dlms profile 99.1.0 --entries 1-2 --json" + reach())).isZero();
    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(row -> row.contains("\"1-0:1.8.0*255.scaled\":\""));
  }

  @Test
  void a_fleet_with_mistakes_is_1_and_lists_them() throws IOException {
    Path file = folder.resolve("fleet.json");
    Files.writeString(file, "{\"version\":1,\"gateway\":\"a b\",\"lines\":7}");
    assertThat(run("fleet check --json", file.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(out.toString().lines()).hasSizeGreaterThan(1).allMatch(one -> one.startsWith("{"));
  }

  @Test
  void a_gateway_that_cannot_start_is_1_and_says_why() throws IOException {
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("gateway.properties");
    Files.writeString(
        folder.resolve("gateway.properties"), "gateway=g\nbroker=tcp://me:hunter2@127.0.0.1:1\n");
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("broker").doesNotContain("hunter2");
    Files.writeString(
        folder.resolve("gateway.properties"),
        "gateway=g\nbroker=tcp://127.0.0.1:1\nconsole.port=off\n");
    assertThat(run("gateway --home", folder.toString())).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString()).contains("no fleet");
  }
}
