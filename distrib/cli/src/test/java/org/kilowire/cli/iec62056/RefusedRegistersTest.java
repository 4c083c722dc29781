// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.cli.ExitCode;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;

/** A register that a meter does not give costs itself, in whatever way the meter says so. */
@Timeout(120)
final class RefusedRegistersTest {

  private final StringBuilder talk = new StringBuilder();

  @TempDir private Path folder;

  private RefusedRegistersTest client(String text) {
    talk.append("C>M ").append(text).append('\n');
    return this;
  }

  private RefusedRegistersTest meter(String text) {
    talk.append("M>C ").append(text).append('\n');
    return this;
  }

  private RefusedRegistersTest asks(String name) {
    return client(written(Blocks.command("R5", name + "()", Bcc.XOR)));
  }

  private RefusedRegistersTest says(String text) {
    return meter(written(Blocks.data(text, true, Bcc.XOR)));
  }

  private static String written(byte[] octets) {
    StringBuilder text = new StringBuilder();
    for (byte octet : octets) {
      text.append(
          octet > ' ' && octet < 0x7F && octet != '<'
              ? "" + (char) octet
              : "<%02X>".formatted(octet));
    }
    return text.toString();
  }

  private Commands.Result get(String words) throws Exception {
    Path file = folder.resolve("dialogue");
    String end = "C>M <01>B0<03>q\n";
    Files.writeString(
        file,
        "# command: iec62056 get " + words + " ; x\n" + talk + end,
        StandardCharsets.US_ASCII);
    try (ReplayServer server = ReplayServer.of(file)) {
      Commands.Result result = Commands.run(server.command() + " --json --link " + server.link());
      assertThat(server.verdict()).as(result.text()).isEmpty();
      return result;
    }
  }

  private RefusedRegistersTest opened() {
    return client("/?!<0D><0A>")
        .meter("/EMH5X<0D><0A>")
        .client("<06>051<0D><0A>")
        .meter(written(Blocks.command("P0", "(1)", Bcc.XOR)));
  }

  @Test
  void by_nak() throws Exception {
    opened().asks("9.9.9").meter("<15>").asks("1.8.0").says("1.8.0(5*kWh)");
    Commands.Result result = get("9.9.9 1.8.0 --trait resends=0");
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().get(0)).contains("\"name\":\"9.9.9\",\"refused\":\"");
    assertThat(result.lines().get(1)).contains("\"value\":\"5\"");
  }

  @Test
  void by_an_answer_that_is_empty() throws Exception {
    opened().asks("9.9.9").says("").asks("1.8.0").says("1.8.0(5*kWh)");
    Commands.Result result = get("9.9.9 1.8.0");
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().get(0)).contains("\"name\":\"9.9.9\",\"refused\":\"");
  }

  /** Who answers with a break is not asked on; who is on the next address is. */
  @Test
  void a_scan_goes_on_behind_a_meter_that_refuses() throws Exception {
    client("/?1!<0D><0A>")
        .meter(written(Blocks.command("B0", "", Bcc.XOR)))
        .client("/?2!<0D><0A>")
        .meter("/KAM X<0D><0A>");
    Path file = folder.resolve("scan");
    Files.writeString(file, talk, StandardCharsets.US_ASCII);
    try (ReplayServer server = ReplayServer.of(file)) {
      Commands.Result result =
          Commands.run(
              "iec62056 scan --json --addresses 1,2 --rates 300 --trait sign-on-repeats=0 --link "
                  + server.link());
      assertThat(result.code()).as(result.text()).isZero();
      assertThat(result.text()).contains("\"address\":\"2\"");
    }
  }
}
