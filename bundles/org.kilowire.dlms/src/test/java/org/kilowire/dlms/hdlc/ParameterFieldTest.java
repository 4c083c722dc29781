// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.hdlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

final class ParameterFieldTest {

  static java.util.stream.Stream<Vector> vectors() {
    return Vectors.read("hdlc/parameters.txt");
  }

  static Octets field(HdlcParameters sizes) {
    return Octets.of(ParameterField.encode(sizes));
  }

  private static Optional<HdlcParameters> decoded(Octets field) {
    byte[] ua = Frames.with(Peer.CLIENT, Peer.SERVER, 0x73, false, field);
    var found = new HdlcFrameDecoder().decode(Octets.of(ua).buffer());
    return ParameterField.decode(((Decoded.Complete<HdlcFrameView>) found).value());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decodes_vector(Vector vector) {
    String text =
        decoded(vector.octets())
            .map(
                s ->
                    String.join(
                        " ",
                        "" + s.maxInfoTransmit(),
                        "" + s.maxInfoReceive(),
                        "" + s.windowTransmit(),
                        "" + s.windowReceive()))
            .orElse("malformed");
    assertThat(text).isEqualTo(vector.expected());
  }

  @Property
  void round_trips(
      @ForAll @IntRange(min = 1, max = 2030) int transmit,
      @ForAll @IntRange(min = 1, max = 2030) int receive,
      @ForAll @IntRange(min = 1, max = 7) int windowTransmit,
      @ForAll @IntRange(min = 1, max = 7) int windowReceive) {
    HdlcParameters sizes = new HdlcParameters(transmit, receive, windowTransmit, windowReceive);
    assertThat(decoded(field(sizes))).contains(sizes);
  }

  @Test
  void refuses_every_prefix() {
    Octets whole = field(HdlcParameters.of(2030, 7));
    for (int length = 1; length < whole.length(); length++) {
      assertThat(decoded(whole.slice(0, length))).as("%d octets", length).isEmpty();
    }
  }

  @Test
  void sizes_are_in_the_standards_range() {
    assertThatThrownBy(() -> HdlcParameters.of(2031, 1)).hasMessageContaining("2031");
    assertThatThrownBy(() -> HdlcParameters.of(0, 1)).hasMessageContaining("1..2030");
    assertThatThrownBy(() -> HdlcParameters.of(128, 8)).hasMessageContaining("1..7");
  }

  @Test
  void the_smaller_of_each_pair_is_agreed() {
    HdlcParameters ours = new HdlcParameters(100, 200, 3, 4);
    HdlcParameters theirs = new HdlcParameters(150, 90, 7, 1);
    assertThat(ours.agreed(theirs)).isEqualTo(new HdlcParameters(90, 150, 1, 4));
  }
}
