// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kilowire.iec62056.frame.ParityBit;
import org.kilowire.iec62056.push.TelegramReader.Found;
import org.kilowire.iec62056.server.PushServer;

final class TelegramReaderTest {

  static final String BODY = "/HLY5\\2X\r\n\r\n1-0:1.8.0(000123.456*kWh)\r\n0-0:96.1.1(4B38)\r\n!";

  private static List<Telegram> read(CrcRule rule, int chunk, byte[]... parts) {
    TelegramReader reader = new TelegramReader(4096, 100, rule, ParityBit.CLEAR);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    byte[] octets = all.toByteArray();
    List<Telegram> found = new ArrayList<>();
    for (int i = 0; i < octets.length; i += chunk) {
      ByteBuffer in = ByteBuffer.wrap(octets, i, Math.min(chunk, octets.length - i));
      while (in.hasRemaining()) {
        if (reader.next(in) == Found.TELEGRAM) {
          found.add(reader.telegram());
        }
      }
    }
    return found;
  }

  @Test
  void the_longer_a_telegram_is_the_more_may_gather_until_its_end_mark() {
    TelegramReader reader = new TelegramReader(4096, 100, CrcRule.ARC, ParityBit.CLEAR);
    assertThat(reader.further()).isZero();
    reader.next(ByteBuffer.wrap(text("noise/KAM5\r\n" + "1.8.0(00)\r\n".repeat(20))));
    assertThat(reader.further()).isEqualTo((7 + 20 * 11) / 6);
    reader.next(ByteBuffer.wrap(text("!")));
    assertThat(reader.further()).isZero();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @EnumSource(CrcRule.class)
  void a_telegram_is_found_however_it_is_cut(CrcRule rule) {
    byte[] telegram = PushServer.telegram(BODY, rule);
    for (int chunk = 1; chunk <= telegram.length; chunk++) {
      List<Telegram> found = read(rule, chunk, telegram, telegram);
      assertThat(found).hasSize(2);
      assertThat(found.get(0).identification()).isEqualTo("/HLY5\\2X");
      assertThat(found.get(0).message().find("1-0:1.8.0").orElseThrow().first().text())
          .isEqualTo("000123.456");
    }
  }

  @Test
  void a_stream_may_begin_in_the_middle() {
    byte[] telegram = PushServer.telegram(BODY, CrcRule.ARC);
    byte[] tail = Arrays.copyOfRange(telegram, 20, telegram.length);
    assertThat(read(CrcRule.ARC, 7, tail, telegram)).hasSize(1);
    assertThat(read(CrcRule.NONE, 7, text("8.0(5*kWh)\r\n!\r\n"), text(BODY + "\r\n"))).hasSize(1);
  }

  /** A Holley telegram is torn in a bracket, and the next one begins in mid-line. */
  @Test
  void a_telegram_torn_inside_a_bracket_costs_itself_only() {
    byte[] telegram = PushServer.telegram(BODY, CrcRule.X25);
    for (int cut = 1; cut < telegram.length - 8; cut++) {
      byte[] torn = Arrays.copyOf(telegram, cut);
      List<Telegram> found = read(CrcRule.X25, 16, torn, telegram);
      assertThat(found).as("torn at %d", cut).hasSize(1);
      assertThat(found.get(0).message().dataSets()).hasSize(2);
    }
  }

  @Test
  void a_slash_inside_a_bracket_begins_nothing() {
    List<Telegram> found =
        read(CrcRule.NONE, 5, text("/XXX5x\r\n\r\nC.1(/SX330)\r\n1.8.0(5)\r\n!\r\n"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).message().dataSets()).hasSize(2);
  }

  @Test
  void no_flipped_bit_passes_a_crc() {
    byte[] telegram = PushServer.telegram(BODY, CrcRule.ARC);
    for (int bit = 0; bit < 8 * (telegram.length - 2); bit++) {
      byte[] flipped = telegram.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      for (Telegram found : read(CrcRule.ARC, 16, flipped)) {
        // A digit of the CRC in the other case is the same digit.
        assertThat(found.message().find("1-0:1.8.0").orElseThrow().raw())
            .isEqualTo("1-0:1.8.0(000123.456*kWh)");
      }
    }
  }

  @Test
  void once_telegrams_proved_themselves_they_always_do() {
    byte[] proven = PushServer.telegram(BODY, CrcRule.ARC);
    assertThat(read(CrcRule.AUTO, 16, proven, text(BODY + "\r\n"), proven)).hasSize(2);
  }

  @Test
  void digits_that_prove_nothing_cost_their_telegram_only() {
    byte[] plain = text(BODY + "\r\n");
    assertThat(read(CrcRule.AUTO, 16, plain, text(BODY + "12\r\n"), plain)).hasSize(2);
  }

  @Test
  void what_never_ends_is_given_up() {
    TelegramReader reader = new TelegramReader(1000, 100, CrcRule.NONE, ParityBit.CLEAR);
    ByteBuffer in = ByteBuffer.wrap(text("/XXX5x\r\n" + "1.8.0(1)".repeat(1000)));
    assertThat(reader.next(in)).isEqualTo(Found.BROKEN);
  }

  /** Nothing proves it, and what stands in front of the slash is seen to be no line's end. */
  @Test
  void a_stream_that_begins_in_front_of_a_slash_in_a_bracket_gives_no_half_telegram() {
    byte[] rest = text("C.1(/SX330)\r\n2.8.0(7)\r\n!\r\n");
    assertThat(read(CrcRule.NONE, 3, rest, text(BODY + "\r\n")))
        .extracting(Telegram::identification)
        .containsExactly("/HLY5\\2X");
  }

  /** A converter of eight bits passes the parity on; a value that it speaks against is none. */
  @Test
  void parity_that_a_converter_passes_on_is_looked_at() {
    byte[] telegram = ParityBit.EVEN.encode(text(BODY + "\r\n"));
    int digit = BODY.indexOf("123.456");
    telegram[digit] ^= 0x01;
    TelegramReader reader = new TelegramReader(4096, 100, CrcRule.NONE, ParityBit.AUTO);
    assertThat(reader.next(ByteBuffer.wrap(telegram))).isEqualTo(Found.TELEGRAM);
    assertThat(reader.telegram().message().find("1-0:1.8.0")).isEmpty();
    assertThat(reader.telegram().message().find("0-0:96.1.1")).isPresent();
    assertThat(reader.next(ByteBuffer.wrap(text(BODY + "\r\n")))).isEqualTo(Found.TELEGRAM);
    assertThat(reader.telegram().message().find("1-0:1.8.0")).isPresent();
  }
}
