// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.cli.ExitCode;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.Blocks;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.server.PushServer;

/** What files of captured octets say. */
final class DecodeTest {

  private static final String SETS =
      "0.0.0(12345678)\r\n1.8.0(0012345.678*kWh)\r\n1.6.0(0.830*kW)(2606121045)\r\n!\r\n";

  private static final String ROWS =
      String.join(
          "\r\n",
          "P.01(1260630000000)(00000000)(15)(2)(1.5)(kW)(2.5)(kW)",
          "(2.17515)(0.00665)",
          "(0.18752)(0.00672)",
          "");

  @TempDir private Path folder;

  private Commands.Result decoded(byte[] octets) throws IOException {
    Path file = Files.write(folder.resolve("capture"), octets);
    return Commands.run("iec62056 decode --json --zone Europe/Berlin " + file);
  }

  private Commands.Result decoded(String text) throws IOException {
    return decoded(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] readout(Bcc bcc) {
    byte[] block = Blocks.data(SETS, true, bcc);
    String head = "/EMH5\\@01LZQJL0014F\r\n";
    byte[] all =
        Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + block.length);
    System.arraycopy(block, 0, all, head.length(), block.length);
    return all;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_readout_has_its_data_sets_and_its_check(Bcc bcc) throws IOException {
    Commands.Result result = decoded(readout(bcc));
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines()).hasSize(4);
    assertThat(result.lines().get(2))
        .contains("\"name\":\"1.6.0\"", "\"time\":\"2026-06-12T08:45:00Z\"");
    assertThat(result.lines().get(3))
        .contains("\"state\":\"whole\"", "right (" + bcc.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void hexadecimal_digits_and_parity_in_the_eighth_bit_are_the_same() throws IOException {
    byte[] plain = readout(Bcc.XOR);
    String expected = decoded(plain).text();
    assertThat(decoded(HexFormat.ofDelimiter(" ").formatHex(plain)).text()).isEqualTo(expected);
    assertThat(decoded(ParityBit.EVEN.encode(plain.clone())).text()).isEqualTo(expected);
  }

  @Test
  void a_file_that_is_cut_off_says_what_is_whole_and_where_it_ends() throws IOException {
    byte[] all = readout(Bcc.XOR);
    int cut = new String(all, StandardCharsets.ISO_8859_1).indexOf("345.678");
    Commands.Result result = decoded(Arrays.copyOf(all, cut));
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().get(0)).contains("\"name\":\"0.0.0\"");
    assertThat(result.lines().get(1))
        .contains(
            "\"state\":\"cut off\"",
            "\"whole_octets\":" + "0.0.0(12345678)".length(),
            "\"whole_lines\":1");
  }

  @Test
  void a_readout_without_its_etx_is_whole_with_its_end_mark() throws IOException {
    byte[] all = readout(Bcc.XOR);
    Commands.Result result = decoded(Arrays.copyOf(all, all.length - 2));
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.text()).contains("\"state\":\"whole\"", "no end and no check");
    assertThat(decoded(Arrays.copyOf(all, all.length - 6)).text())
        .contains("\"state\":\"cut off\"");
  }

  /** Of those that are whole, and of those whose recorders have said another check. */
  @ParameterizedTest
  @CsvSource({
    "dsmr_parser/TELEGRAM_ISKRA_IE.txt, 0, 25",
    "dsmr_parser/TELEGRAM_V5.txt, 0, 37",
    "dsmr-p1-parser/p1-example-5.0.txt, 1, 35",
    "smartmeter-obis/testSerialRequestResponseD0WithAck2.txt, 0, 343",
    "smartmeter-obis/testSerialRequestResponseD0ModeE.txt, 0, 5",
    "smartmeter-obis/testSerialRequestResponseD0TwoSignOn.txt, 1, 50"
  })
  void a_recorded_file_has_its_data_sets(String name, int code, int sets) {
    Path corpus = Path.of(System.getProperty("kilowire.corpus", "absent"));
    Path file = corpus.resolve("iec62056-21").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "the corpus is not here: " + file);
    Commands.Result result = Commands.run("iec62056 decode --json " + file);
    assertThat(result.code()).as(result.text()).isEqualTo(code);
    assertThat(result.lines()).hasSize(sets + 1);
  }

  @Test
  void a_damaged_value_is_told() throws IOException {
    byte[] all = readout(Bcc.XOR);
    all[all.length - 12] ^= 1;
    Commands.Result result = decoded(all);
    assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(result.text()).contains("\"state\":\"damaged\"", "BCC wrong");
  }

  @Test
  void an_answer_of_p01_is_rows() throws IOException {
    Commands.Result result = decoded(ROWS);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines()).hasSize(3);
    assertThat(result.lines().get(0))
        .startsWith(
            "{\"time\":\"2026-06-29T22:00:00Z\",\"status\":0,\"quality\":[],\"1.5\":217515");
    Commands.Result cut = decoded(ROWS.substring(0, ROWS.length() - 9));
    assertThat(cut.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(cut.text()).contains("\"state\":\"cut off\"");
  }

  @Test
  void a_dialogue_has_both_sides_and_joins_partial_blocks() throws IOException {
    String first = hex(Blocks.data(ROWS.substring(0, 80), false, Bcc.XOR));
    String second = hex(Blocks.data(ROWS.substring(80), true, Bcc.XOR));
    String dialogue =
        "TX "
            + hex(Blocks.command("P1", "(geheim)", Bcc.XOR))
            + "\nRX 06\nTX "
            + hex(Blocks.command("R6", "P.01(12606300000;12606301000)", Bcc.XOR))
            + "\nRX "
            + first
            + "\nTX 06\nRX "
            + second
            + "\n";
    Path file = Files.writeString(folder.resolve("dialogue"), dialogue);
    Commands.Result result = Commands.run("iec62056 decode --zone Europe/Berlin " + file);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.text())
        .contains(
            "> command P1 (**)", "< ack", "> command R6 P.01(1260", "< part of", "1.5=2.17515 kW")
        .doesNotContain("geheim");
  }

  private static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }

  @Test
  void telegrams_have_their_crc() throws IOException {
    byte[] one =
        PushServer.telegram("/KLW5\\2SIM\r\n\r\n1-0:1.8.1(000123.456*kWh)\r\n!", CrcRule.ARC);
    byte[] two = Arrays.copyOf(one, 2 * one.length);
    System.arraycopy(one, 0, two, one.length, one.length);
    Commands.Result result = decoded(two);
    assertThat(result.code()).as(result.text()).isZero();
    assertThat(result.lines().stream().filter(line -> line.contains("CRC right"))).hasSize(2);
    two[30] ^= 1;
    assertThat(decoded(two).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void any_prefix_and_any_noise_are_explained_without_a_stack() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] all = readout(Bcc.XOR);
    for (int length = 0; length < all.length; length += 7) {
      assertThat(decoded(Arrays.copyOf(all, length)).text()).doesNotContain("\tat ");
    }
    for (int i = 0; i < 200; i++) {
      byte[] octets = all.clone();
      for (int k = 0; k < 5; k++) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      assertThat(decoded(octets).code()).as("seed " + seed).isLessThan(2);
    }
  }

  /** As long as a day of a profile in six channels, and some. */
  @Test
  void a_long_file_of_hexadecimal_digits_is_one_too() throws IOException {
    byte[] block =
        Blocks.data(SETS.replace("!", "") + "C.9(1)\r\n".repeat(5_000) + "!", true, Bcc.XOR);
    Commands.Result result = decoded(HexFormat.ofDelimiter(" ").formatHex(block));
    assertThat(result.code()).isZero();
    assertThat(result.lines()).hasSize(5_004);
  }
}
