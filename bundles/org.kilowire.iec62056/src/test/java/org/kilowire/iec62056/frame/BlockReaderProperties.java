// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kilowire.iec62056.frame.BlockReader.Found;

final class BlockReaderProperties {

  @Property(tries = 300, seed = "2021")
  void any_octets_are_read(
      @ForAll @Size(max = 300) byte[] octets, @ForAll @IntRange(min = 1, max = 9) int chunk) {
    FrameFuzz.fuzzerTestOneInput(octets);
    BlockReader whole = BlockReaderTest.reader(Bcc.XOR);
    BlockReader cut = BlockReaderTest.reader(Bcc.XOR);
    ByteBuffer in = ByteBuffer.wrap(octets);
    int at = 0;
    while (in.hasRemaining()) {
      Found found = whole.next(in);
      Found other = Found.MORE;
      while (at < in.position() && other == Found.MORE) {
        int end = Math.min(in.position(), at + chunk);
        ByteBuffer piece = ByteBuffer.wrap(octets, at, end - at);
        other = cut.next(piece);
        at = piece.position();
      }
      assertThat(other).isEqualTo(found);
    }
  }
}
