// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.iec62056.frame.ParityBit;

final class IdentificationTest {

  @ParameterizedTest
  @CsvSource({
    "/EMH5\\@01LZQJL0014F, EMH, 5, @, 01LZQJL0014F, C, false, false",
    "/ISk5\\2MT382-1000, ISk, 5, 2, MT382-1000, C, true, true",
    "/EKT5CE301v12, EKT, 5, '', CE301v12, C, false, false",
    "/LUGCUH50, LUG, C, '', UH50, B, false, false",
    "/KAM MC, KAM, ' ', '', MC, A, false, false",
    "/ESY5Q3DA1004 V3.04, ESY, 5, '', Q3DA1004 V3.04, C, false, false",
    "/NWA-WARMTELINK, NWA, -, '', WARMTELINK, A, false, false",
    "/HLY5\\2\\@X, HLY, 5, 2@, X, C, true, false"
  })
  void an_identification_is_read(
      String line,
      String maker,
      char baud,
      String enhanced,
      String ident,
      Mode mode,
      boolean hdlc,
      boolean fast) {
    Identification found = Identification.parse(line).orElseThrow();
    assertThat(found).isEqualTo(new Identification(maker, baud, enhanced, ident, line));
    assertThat(found.mode()).isEqualTo(mode);
    assertThat(found.offersHdlc()).isEqualTo(hdlc);
    assertThat(found.isFast()).isEqualTo(fast);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?!", "/?12345678!", "/2addr!", "/", "", "EMH5", "/EM", "/E1H5x", "/EMH\u0001x"})
  void what_is_no_identification_is_none(String line) {
    assertThat(Identification.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 300",
    "1, 600",
    "2, 1200",
    "3, 2400",
    "4, 4800",
    "5, 9600",
    "6, 19200",
    "A, 600",
    "B, 1200",
    "C, 2400",
    "D, 4800",
    "E, 9600",
    "F, 19200"
  })
  void a_character_stands_for_a_rate(char baud, int rate) {
    assertThat(BaudRates.of(baud)).contains(rate);
    assertThat(BaudRates.of(BaudRates.character(rate))).contains(rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "8", "9", "G", "I", "J", " ", "-"})
  void a_reserved_character_stands_for_none(String baud) {
    assertThat(BaudRates.of(baud.charAt(0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19200, 9600", "9600, 4800", "600, 300", "300, 300", "115200, 19200"})
  void below_a_rate_is_the_next(int rate, int below) {
    assertThat(BaudRates.below(rate)).isEqualTo(below);
  }

  private static OpeningReader.Found read(OpeningReader reader, String text) {
    return reader.next(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/EMH5X\r\n",
        "junk/EMH5X\r\n",
        "?\u0002/EMH5X\r\n",
        "/?!\r\n/EMH5X\r\n",
        "\u0000\u0000\r\n/EMH5X\r\n",
        "/1/EMH5X\r\n"
      })
  void junk_in_front_is_passed_over(String text) {
    OpeningReader reader = new OpeningReader("", ParityBit.AUTO);
    assertThat(read(reader, text)).isEqualTo(OpeningReader.Found.IDENTIFICATION);
    assertThat(reader.identification().text()).isEqualTo("/EMH5X");
    assertThat(reader.parity()).isEqualTo(ParityBit.CLEAR);
  }

  @Test
  void an_identification_is_whole_with_its_line_feed_or_without_one_in_a_silence() {
    OpeningReader reader = new OpeningReader("", ParityBit.AUTO);
    assertThat(read(reader, "/EMH5X\r")).isEqualTo(OpeningReader.Found.MORE);
    assertThat(read(reader, "\n")).isEqualTo(OpeningReader.Found.IDENTIFICATION);
    assertThat(read(reader, "/EMH5Y\r")).isEqualTo(OpeningReader.Found.MORE);
    assertThat(reader.finish()).isTrue();
    assertThat(reader.identification().ident()).isEqualTo("Y");
    ByteBuffer in = ByteBuffer.wrap("/EMH5Z\r1.8".getBytes(StandardCharsets.US_ASCII));
    assertThat(reader.next(in)).isEqualTo(OpeningReader.Found.IDENTIFICATION);
    assertThat(in.remaining()).isEqualTo(3);
    assertThat(read(reader, "/EM")).isEqualTo(OpeningReader.Found.MORE);
    assertThat(reader.finish()).isFalse();
  }

  @Test
  void a_block_in_its_place_is_left_unread() {
    OpeningReader reader = new OpeningReader("", ParityBit.CLEAR);
    ByteBuffer in = ByteBuffer.wrap(new byte[] {'x', 2, '1', '.'});
    assertThat(reader.next(in)).isEqualTo(OpeningReader.Found.BLOCK);
    assertThat(in.remaining()).isEqualTo(3);
  }

  @Test
  void parity_shows_by_itself_and_a_mix_is_damage() {
    byte[] line = "/EMH5X\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] even = ParityBit.EVEN.encode(line.clone());
    OpeningReader reader = new OpeningReader("", ParityBit.AUTO);
    assertThat(reader.next(ByteBuffer.wrap(even))).isEqualTo(OpeningReader.Found.IDENTIFICATION);
    assertThat(reader.parity()).isEqualTo(ParityBit.EVEN);
    even[3] ^= (byte) 0x80;
    OpeningReader other = new OpeningReader("", ParityBit.AUTO);
    assertThat(other.next(ByteBuffer.wrap(even))).isEqualTo(OpeningReader.Found.MORE);
    assertThat(other.isDamaged()).isTrue();
  }

  @Test
  void a_request_is_made_of_its_template() {
    assertThat(SignOn.STANDARD.request("123", "")).isEqualTo("/?123!\r\n");
    assertThat(SignOn.STANDARD.withTemplate("/2{address}!").request("7", "")).isEqualTo("/27!\r\n");
    assertThat(SignOn.STANDARD.withTemplate("/?{password}!").withForm("", "").request("", "99"))
        .isEqualTo("/?99!");
    assertThatThrownBy(() -> SignOn.STANDARD.request("\r\n", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SignOn.STANDARD.withForm("x", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_acknowledgement_is_v_z_and_y() {
    assertThat(new String(Acknowledgement.STANDARD.readout('5'), StandardCharsets.US_ASCII))
        .isEqualTo("\u0006050\r\n");
    assertThat(
            new String(
                Acknowledgement.STANDARD.withBaud('4').programming('5'), StandardCharsets.US_ASCII))
        .isEqualTo("\u0006041\r\n");
    assertThat(new String(Acknowledgement.hdlc('5'), StandardCharsets.US_ASCII))
        .isEqualTo("\u0006252\r\n");
  }
}
