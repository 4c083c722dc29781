// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BccTest {

  /** Recorded with an Iskra ME162, and the breaks of two makers. */
  @ParameterizedTest
  @CsvSource({
    "P0, (), XOR, 96",
    "R1, 1.8.0(), XOR, 90",
    "B0, '', XOR, 113",
    "B0, '', SUM7, 117",
    "P0, (777777), SUM7, 32",
    "R1, ET0PE(), SUM7, 55"
  })
  void a_command_has_its_check_character(String code, String data, Bcc bcc, int expected) {
    byte[] block = Blocks.command(code, data, bcc);
    assertThat(block[0]).isEqualTo((byte) 1);
    assertThat(block[block.length - 1]).isEqualTo((byte) expected);
  }

  @Test
  void a_data_block_has_its_check_character() {
    byte[] block = Blocks.data("(0032907.842*kWh)", true, Bcc.XOR);
    assertThat(block[block.length - 1]).isEqualTo((byte) 'S');
  }

  @Test
  void both_crcs_have_their_check_values() {
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(Crc16.ARC.of(digits, 0, 9)).isEqualTo(0xBB3D);
    assertThat(Crc16.X25.of(digits, 0, 9)).isEqualTo(0x906E);
  }
}
