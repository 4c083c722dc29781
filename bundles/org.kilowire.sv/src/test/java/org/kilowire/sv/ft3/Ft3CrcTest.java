// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.sv.SvVectors;
import org.kilowire.sv.SvVectors.Vector;

final class Ft3CrcTest {

  static Stream<Vector> vectors() {
    return SvVectors.read("ft3-crc.txt");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void is_what_the_division_leaves(Vector vector) {
    String[] part = vector.expected().split(" ", -1);
    Ft3Crc crc = new Ft3Crc(Integer.parseInt(part[1], 16), Boolean.parseBoolean(part[2]));
    byte[] octets = vector.octets().toArray();
    assertThat(crc.of(octets, 0, octets.length)).isEqualTo(Integer.parseInt(part[0], 16));
  }

  @Test
  void no_octets_leave_what_it_begins_with() {
    assertThat(new Ft3Crc(0x1234, false).of(new byte[0], 0, 0)).isEqualTo(0x1234);
    assertThat(Ft3Crc.STANDARD.of(new byte[0], 0, 0)).isEqualTo(0xFFFF);
  }

  @Test
  void begins_with_sixteen_bits() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Ft3Crc(0x10000, true));
  }
}
