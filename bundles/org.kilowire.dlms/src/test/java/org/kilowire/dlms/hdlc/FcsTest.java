// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

final class FcsTest {

  static Stream<Vector> vectors() {
    return Vectors.read("hdlc/fcs.txt");
  }

  private static Octets sequence(byte[] octets) {
    ByteBuffer target = ByteBuffer.allocate(Fcs.LENGTH);
    Fcs.put(target, Fcs.over(ByteBuffer.wrap(octets), 0, octets.length, Fcs.START));
    return Octets.copyOf(target.flip());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    assertThat(sequence(vector.octets().toArray())).hasToString(vector.expected());
  }

  @Property
  void octets_and_their_sequence_leave_the_good_residue(@ForAll byte[] octets) {
    ByteBuffer whole = ByteBuffer.allocate(octets.length + Fcs.LENGTH);
    whole.put(octets).put(sequence(octets).toArray());
    assertThat(Fcs.over(whole, 0, whole.capacity(), Fcs.START)).isEqualTo(Fcs.GOOD);
  }

  @Property
  void the_table_says_what_the_bits_say(@ForAll byte[] octets) {
    int value = 0xFFFF;
    for (byte octet : octets) {
      for (int bit = 0; bit < 8; bit++) {
        boolean odd = ((value ^ octet >> bit) & 1) == 1;
        value = odd ? value >>> 1 ^ 0x8408 : value >>> 1;
      }
    }
    assertThat(Fcs.over(ByteBuffer.wrap(octets), 0, octets.length, Fcs.START)).isEqualTo(value);
  }
}
