// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.kilowire.iec62056.frame.BlockReader.Found;

final class BlockReaderTest {

  private static final String TEXT = "1.8.0(0012345.678*kWh)\r\n!\r\n";

  static BlockReader reader(Bcc bcc) {
    return new BlockReader(1000, bcc, ParityBit.CLEAR);
  }

  private static Found read(BlockReader reader, byte[] octets, int chunk) {
    Found found = Found.MORE;
    for (int i = 0; i < octets.length && found == Found.MORE; i += chunk) {
      found = reader.next(ByteBuffer.wrap(octets, i, Math.min(chunk, octets.length - i)));
    }
    return found;
  }

  private static String text(BlockReader reader) {
    return new String(reader.octets(), 0, reader.length(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_block_is_found_however_it_is_cut() {
    byte[] block = Blocks.data(TEXT, true, Bcc.XOR);
    for (int chunk = 1; chunk <= block.length; chunk++) {
      BlockReader reader = reader(Bcc.XOR);
      assertThat(read(reader, block, chunk)).isEqualTo(Found.LAST_DATA);
      assertThat(reader.isSound()).isTrue();
      assertThat(text(reader)).isEqualTo(TEXT);
    }
  }

  @Test
  void the_longer_a_block_is_the_more_may_gather() {
    BlockReader reader = reader(Bcc.XOR);
    assertThat(reader.further(true)).isZero();
    byte[] block = Blocks.data("1.8.0(00)\r\n".repeat(60), true, Bcc.XOR);
    int[] few = new int[block.length];
    int[] readout = new int[block.length];
    for (int i = 0; i < block.length; i++) {
      reader.next(ByteBuffer.wrap(block, i, 1));
      few[i] = reader.further(false);
      readout[i] = reader.further(true);
    }
    assertThat(new int[] {few[90], few[300], few[480], few[600]}).containsExactly(15, 50, 80, 96);
    assertThat(new int[] {readout[0], readout[300], readout[480]}).containsExactly(96, 96, 96);
    // Behind ETX one character is to come, and then none.
    assertThat(new int[] {readout[block.length - 2], readout[block.length - 1]})
        .containsExactly(0, 0);
  }

  @Test
  void every_prefix_needs_more() {
    byte[] block = Blocks.data(TEXT, true, Bcc.XOR);
    for (int length = 0; length < block.length; length++) {
      BlockReader reader = reader(Bcc.XOR);
      assertThat(reader.next(ByteBuffer.wrap(block, 0, length))).isEqualTo(Found.MORE);
    }
  }

  /** One that is cut short by a flip may pass its check by chance: it has no end mark then. */
  @Test
  void no_flipped_bit_passes() {
    for (Bcc bcc : new Bcc[] {Bcc.XOR, Bcc.SUM7}) {
      byte[] block = Blocks.data(TEXT, true, bcc);
      for (int bit = 0; bit < 8 * block.length; bit++) {
        byte[] flipped = block.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        BlockReader reader = reader(bcc);
        Found found = read(reader, flipped, 7);
        boolean passes = found == Found.LAST_DATA && reader.isSound();
        assertThat(passes && text(reader).endsWith("!\r\n")).as("bit %d", bit).isFalse();
      }
    }
  }

  @Test
  void junk_is_passed_over_and_counted() {
    BlockReader reader = reader(Bcc.XOR);
    byte[] block = Blocks.data("x", true, Bcc.XOR);
    ByteBuffer in = ByteBuffer.allocate(100).put("junk".getBytes(StandardCharsets.US_ASCII));
    assertThat(reader.next(in.put(block).flip())).isEqualTo(Found.LAST_DATA);
    assertThat(reader.junk()).isEqualTo(4);
  }

  @Test
  void a_block_beyond_the_limit_is_given_up() {
    BlockReader reader = new BlockReader(10, Bcc.XOR, ParityBit.CLEAR);
    ByteBuffer in = ByteBuffer.wrap(Blocks.data("12345678901", true, Bcc.XOR));
    assertThat(reader.next(in)).isEqualTo(Found.TOO_LONG);
    assertThat(reader.octets().length).isLessThanOrEqualTo(256);
  }

  @Test
  void parity_in_the_eighth_bit_is_checked() {
    byte[] block = ParityBit.EVEN.encode(Blocks.data("1.8.0(5)", true, Bcc.XOR));
    BlockReader reader = new BlockReader(100, Bcc.XOR, ParityBit.EVEN);
    assertThat(read(reader, block, 3)).isEqualTo(Found.LAST_DATA);
    assertThat(reader.isSound()).isTrue();
    block[3] ^= (byte) 0x80;
    assertThat(read(reader, block, 3)).isEqualTo(Found.LAST_DATA);
    assertThat(reader.isSound()).isFalse();
  }

  @Test
  void a_parity_error_that_the_line_has_marked_spoils_a_block_without_a_check() {
    byte[] block = Blocks.data("1.8.0(5)", true, Bcc.NONE);
    block[4] = (byte) 0xFF;
    BlockReader reader = reader(Bcc.NONE);
    assertThat(read(reader, block, 3)).isEqualTo(Found.LAST_DATA);
    assertThat(reader.isSound()).isFalse();
  }
}
