// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.Flips;
import org.kilowire.dlms.Vectors;
import org.kilowire.dlms.Vectors.Vector;

final class DataCodecTest {

  static Stream<Vector> vectors() {
    return Vectors.read("axdr/data.txt");
  }

  static Stream<Vector> all() {
    return Stream.concat(vectors(), Vectors.read("axdr/compact.txt"));
  }

  private static Data data(Octets octets) {
    ByteBuffer in = octets.buffer();
    Decoded<Data> decoded = DataCodec.decode(in);
    assertThat(decoded).isInstanceOf(Decoded.Complete.class);
    assertThat(((Decoded.Complete<Data>) decoded).length()).isEqualTo(octets.length());
    assertThat(in.hasRemaining()).isFalse();
    return ((Decoded.Complete<Data>) decoded).value();
  }

  @ParameterizedTest
  @MethodSource("all")
  void decodes_vector(Vector vector) {
    assertThat(data(vector.octets())).hasToString(vector.expected());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encodes_vector(Vector vector) {
    byte[] target = new byte[vector.octets().length() + 4];
    Arrays.fill(target, (byte) 0xA5);
    ByteBuffer out = ByteBuffer.wrap(target);
    DataCodec.encode(data(vector.octets()), out);
    assertThat(Octets.copyOf(out.duplicate().flip())).isEqualTo(vector.octets());
    assertThat(target[out.position()]).isEqualTo((byte) 0xA5);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void says_its_size(Vector vector) {
    assertThat(DataCodec.size(data(vector.octets()))).isEqualTo(vector.octets().length());
  }

  @ParameterizedTest
  @MethodSource("all")
  void refuses_every_prefix(Vector vector) {
    for (int length = 0; length < vector.octets().length(); length++) {
      ByteBuffer in = vector.octets().slice(0, length).buffer();
      assertThat(DataCodec.decode(in)).isInstanceOf(Decoded.NeedMore.class);
      assertThat(in.position()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void damaged_octets_never_throw(Vector vector) {
    Flips.none_throws(vector.octets(), 62056, 2000, DataCodec::decode);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "07",
        "0B",
        "80",
        "0980",
        "0985FFFFFFFFFF",
        "0984FFFFFFFF",
        "13FF02 0101",
        "1300 0100",
        "131303",
        "1311820FFF",
        "13 11 01"
      })
  void garbage_is_malformed_or_unfinished(String hex) {
    assertThat(DataCodec.decode(Octets.ofHex(hex).buffer()))
        .isNotInstanceOf(Decoded.Complete.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"07", "0980", "0984FFFFFFFF", "1300 0100", "131303", "13 12 03 000100"})
  void garbage_is_malformed(String hex) {
    assertThat(DataCodec.decode(Octets.ofHex(hex).buffer())).isInstanceOf(Decoded.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0201 0201 0201 11 05", // deeper than 2
        "0106 11 01 11 02 11 03 11 04 11 05 11 06", // more than 5
        "0102 0102 11 01 11 02 0102 11 01 11 02", // more than 5 in all
        "0905 01 02 03 04 05", // longer than 4
        "0C84 7FFFFFFF 00" // longer than anything
      })
  void limits_are_kept(String hex) {
    Decoded<Data> decoded = DataCodec.decode(Octets.ofHex(hex).buffer(), new DataLimits(2, 5, 4));
    assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
    assertThat(((Decoded.Malformed<Data>) decoded).reason()).isEqualTo(DlmsReason.TOO_LONG);
  }

  @Test
  void an_announced_count_costs_nothing() {
    assertThat(DataCodec.decode(Octets.ofHex("01 83 03FFFF 11").buffer()))
        .isInstanceOf(Decoded.NeedMore.class);
  }

  @Test
  void numbers_above_two_to_the_63_keep_their_value() {
    Data.Whole huge = new Data.Whole(DataType.LONG64_UNSIGNED, -1);
    assertThat(huge.exact()).hasToString("18446744073709551615");
    assertThat(huge.number()).isEmpty();
  }

  @Test
  void numbers_out_of_their_range_are_refused() {
    assertThatThrownBy(() -> Data.unsigned(256)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Data.integer(128)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Data.doubleLongUnsigned(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
