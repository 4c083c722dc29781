// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kilowire.iec62056.Clients.ok;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.Clients;
import org.kilowire.iec62056.Replay;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.frame.Bcc;
import org.kilowire.iec62056.frame.BlockReader;
import org.kilowire.iec62056.frame.Crc16;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.push.CrcRule;
import org.kilowire.iec62056.push.Telegram;
import org.kilowire.iec62056.push.TelegramReader;
import org.kilowire.iec62056.session.Answer;
import org.kilowire.iec62056.session.CommandMessage;
import org.kilowire.iec62056.session.MeterTraits;
import org.kilowire.iec62056.session.Opened;

/** Real readouts, telegrams and dialogues, where they are at hand. */
final class CorpusTest {

  private static Path corpus(String... names) {
    return Replay.folder("kilowire.corpus", names).resolve("");
  }

  private static byte[] octets(String folder, String name) throws IOException {
    return Files.readAllBytes(corpus("iec62056-21", folder, name));
  }

  @ParameterizedTest
  @CsvSource({
    "testSerialRequestResponseD0WithAck2.txt, 297, true",
    "testSerialRequestResponseD0BufferOverrun.txt, 50, false",
    "testSerialRequestResponseD0TwoSignOn.txt, 50, false"
  })
  void a_readout_parses_whole(String name, int least, boolean proven) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(octets("smartmeter-obis", name));
    Bcc bcc = proven ? Bcc.XOR : Bcc.NONE;
    BlockReader reader = new BlockReader(1 << 20, bcc, ParityBit.CLEAR);
    BlockReader.Found found = reader.next(in);
    while (found == BlockReader.Found.ACK) {
      found = reader.next(in);
    }
    assertThat(found).isEqualTo(BlockReader.Found.LAST_DATA);
    assertThat(reader.isSound()).isTrue();
    DataMessage message = DataMessage.of(reader.octets(), 0, reader.length(), 10_000);
    assertThat(message.summary().marked()).isTrue();
    assertThat(message.summary().unreadable()).isZero();
    assertThat(message.dataSets().size()).isGreaterThanOrEqualTo(least);
  }

  @Test
  void a_complete_dump_keeps_every_digit() throws IOException {
    byte[] dump = octets("smartmeter-obis", "testSerialRequestResponseD0WithAck2.txt");
    int stx = 0;
    while (dump[stx] != 2) {
      stx++;
    }
    DataMessage message = DataMessage.of(dump, stx + 1, dump.length - 2, 10_000);
    assertThat(message.find("1-0:1.8.0*255").orElseThrow().first().text()).isEqualTo("0008048.375");
    assertThat(message.find("1-0:1.6.0*15").orElseThrow().raw())
        .isEqualTo("1-0:1.6.0*15(03.806*kW)(1512162045)");
    assertThat(message.find("1-0:2.8.4*15").orElseThrow().first().unit()).isEqualTo("kWh");
  }

  @ParameterizedTest
  @ValueSource(strings = {"testSerialRequestResponseD0ModeE.txt", "testStdInD0ModeD.txt"})
  void a_text_without_an_end_parses(String name) throws IOException {
    byte[] all = octets("smartmeter-obis", name);
    int from = all[0] == 2 ? 1 : 0;
    DataMessage message = DataMessage.of(all, from, all.length, 10_000);
    assertThat(message.summary().marked()).isTrue();
    assertThat(message.dataSets()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(message.summary().unreadable()).isZero();
  }

  private static List<Telegram> telegrams(byte[] octets, CrcRule rule, int chunk) {
    TelegramReader reader = new TelegramReader(1 << 20, 10_000, rule, ParityBit.CLEAR);
    List<Telegram> found = new ArrayList<>();
    for (int i = 0; i < octets.length; i += chunk) {
      ByteBuffer in = ByteBuffer.wrap(octets, i, Math.min(chunk, octets.length - i));
      while (in.hasRemaining()) {
        if (reader.next(in) == TelegramReader.Found.TELEGRAM) {
          found.add(reader.telegram());
        }
      }
    }
    if (reader.finish() == TelegramReader.Found.TELEGRAM) {
      found.add(reader.telegram());
    }
    return found;
  }

  /** The two examples of a specification have CRCs that are not theirs. */
  @ParameterizedTest
  @CsvSource({
    "dsmr-p1-parser, p1-example-3.0.txt, AUTO, false, 16",
    "dsmr-p1-parser, p1-example-4.0.txt, NONE, false, 27",
    "dsmr-p1-parser, p1-example-5.0.txt, NONE, false, 35",
    "dsmr_parser, TELEGRAM_V5.txt, ARC, true, 37",
    "dsmr_parser, TELEGRAM_ISKRA_IE.txt, AUTO, true, 25",
    "dsmr_parser, TELEGRAM_FLUVIUS_V171.txt, AUTO, true, 36",
    "dsmr_parser, TELEGRAM_UNPADDED_CRC.txt, ARC, true, 8",
    "dsmr_parser, TELEGRAM_ESY5Q3DA1004_V304.txt, AUTO, false, 8"
  })
  void a_telegram_parses_whole(String folder, String name, CrcRule rule, boolean proven, int sets)
      throws IOException {
    for (int chunk : new int[] {1, 16, 100_000}) {
      List<Telegram> found = telegrams(octets(folder, name), rule, chunk);
      assertThat(found).hasSize(1);
      Telegram telegram = found.get(0);
      assertThat(telegram.proof()).isEqualTo(proven ? Optional.of(Crc16.ARC) : Optional.empty());
      assertThat(telegram.message().dataSets()).hasSize(sets);
      assertThat(telegram.message().summary().unreadable()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"p1-example-4.0.txt", "p1-example-5.0.txt"})
  void a_telegram_with_a_wrong_crc_is_none(String name) throws IOException {
    assertThat(telegrams(octets("dsmr-p1-parser", name), CrcRule.AUTO, 16)).isEmpty();
  }

  @Test
  void two_telegrams_in_a_row_are_two() throws IOException {
    byte[] octets = octets("smartmeter-obis", "testSerialResponseD0FastSend.txt");
    List<Telegram> found = telegrams(octets, CrcRule.AUTO, 7);
    assertThat(found).hasSize(2);
    assertThat(found.get(1).message().find("1-0:1.8.1*255").orElseThrow().first().text())
        .isEqualTo("032942.0234");
  }

  private static Stream<String> commands(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.startsWith("TX 0152"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SERIAL_EXCHANGE_BASE.hex.txt", "SERIAL_EXCHANGE_COMPLETE.hex.txt"})
  void a_dialogue_with_sums_replays_octet_for_octet(String name) throws IOException {
    Path file = corpus("iec62056-21", "energomera", name);
    Replay replay = Replay.ofHex(file, 16);
    MeterClient client = Clients.of(MeterTraits.STANDARD.with(Bcc.SUM7));
    Opened opened = ok(replay.run(client.open(Clients.password("dummy"))));
    assertThat(opened.operand()).isEqualTo("777777");
    for (String line : commands(file).toList()) {
      byte[] command = HexFormat.of().parseHex(line.substring(3).strip());
      String data = new String(command, 4, command.length - 6, StandardCharsets.US_ASCII);
      Answer answer = ok(replay.run(client.ask(CommandMessage.of("R1", data))));
      assertThat(((Answer.Data) answer).message(100).dataSets()).isNotEmpty();
    }
    replay.finished();
  }
}
